import { get as getPlain, type IncomingMessage } from 'node:http';
import { get } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Refused } from './refused.ts';

/** The network or the server failed. May go well another time. */
export class Unreached extends Error {}

export type DownloadOptions = {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  readonly lookup: LookupFunction | undefined;
};

/**
 * The bytes behind an address, as they come; no redirect is followed. Throws `Refused` for what must not, can no longer or
 * is too large to be read, `Unreached` for the rest.
 */
export async function* download(url: URL, options: DownloadOptions): AsyncGenerator<Buffer, void, undefined> {
  const { maxBytes } = options;
  let response: IncomingMessage | null = null;
  try {
    response = await answer(url, options);
    refuse(response, maxBytes);
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new Refused('too-large');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Unreached(); // without its cause, whose message may hold the address
  } finally {
    response?.destroy();
  }
}

/** `node:http` and not `fetch`: it unpacks nothing unasked, and takes our look-up of addresses. */
function answer(url: URL, { signal, lookup }: DownloadOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'claw-clinic (Discord bot)' };
    const request = (url.protocol === 'https:' ? get : getPlain)(url, { headers, signal, lookup }, resolve);
    request.on('error', reject);
  });
}

function refuse({ statusCode = 0, headers }: IncomingMessage, maxBytes: number): void {
  if (statusCode >= 300 && statusCode < 400) throw new Refused('not-allowed');
  if (statusCode === 403 || statusCode === 404 || statusCode === 410) throw new Refused('expired');
  if (statusCode === 429 || statusCode >= 500) throw new Unreached();
  if (statusCode !== 200) throw new Refused('unreadable');
  if (Number(headers['content-length']) > maxBytes) throw new Refused('too-large');
}
