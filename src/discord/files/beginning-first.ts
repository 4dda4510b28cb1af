import { BEGINNING } from './file-kind.ts';

/** The same bytes; the first chunk is long enough to tell what they are, or all there is. Nothing if there are none. */
export async function* beginningFirst(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let begun: Buffer[] | null = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (begun === null) {
      yield chunk;
      continue;
    }
    begun.push(chunk);
    length += chunk.length;
    if (length < BEGINNING) continue;
    const first = begun.length === 1 ? chunk : Buffer.concat(begun);
    begun = null;
    yield first;
  }
  if (begun !== null && length > 0) yield Buffer.concat(begun);
}
