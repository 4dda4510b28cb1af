import type { Discord } from './discord.ts';

export type RawAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** Null if there is none. */
  readonly json: Json;
};
/** JSON of an answer, looked into without ceremony. */
// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not used
export type Json = any;

export type RawFile = { readonly name: string; readonly text: string };

/** One request to the REST API without a library, as the bot. `files`: sent along as multipart. */
export async function rest(
  discord: Discord,
  request: string,
  body?: object,
  files?: readonly RawFile[],
): Promise<RawAnswer> {
  const [method, path] = request.split(' ') as [string, string];
  const headers = { authorization: `Bot ${discord.token}` };
  const init = files
    ? { method, headers, body: form(body ?? {}, files) }
    : body === undefined
      ? { method, headers }
      : { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${discord.api}/v10${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? null : parsed(text) };
}

function form(body: object, files: readonly RawFile[]): FormData {
  const data = new FormData();
  data.set('payload_json', JSON.stringify(body));
  for (const [index, { name, text }] of files.entries()) data.set(`files[${index}]`, new Blob([text]), name);
  return data;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
