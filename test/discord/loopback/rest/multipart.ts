import type { JsonObject, SentFile } from './route.ts';

/** `payload_json` and `files[n]` of a multipart body; null if it cannot be read. */
export async function readMultipart(
  bytes: Buffer,
  contentType: string,
): Promise<{ readonly body: JsonObject; readonly files: ReadonlyMap<number, SentFile> } | null> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
    const files = new Map<number, SentFile>();
    let body: JsonObject = {};
    for (const [name, value] of form) {
      const number = /^files\[(\d+)\]$/.exec(name)?.[1];
      if (typeof value === 'string') {
        if (name === 'payload_json') body = JSON.parse(value) as JsonObject;
      } else if (number !== undefined) {
        files.set(Number(number), {
          name: value.name,
          bytes: new Uint8Array(await value.arrayBuffer()),
          contentType: value.type === '' || value.type === 'application/octet-stream' ? undefined : value.type,
        });
      }
    }
    return { body, files };
  } catch {
    return null;
  }
}
