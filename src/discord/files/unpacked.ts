import { pipeline, type Transform } from 'node:stream';
import type { Tally } from './tally.ts';

/** What comes out of a zlib stream, weighed as it comes. Throws what reading or unpacking throws. */
export async function* unpacked(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  zlib: Transform,
  tally: Tally,
): AsyncGenerator<Buffer, void, undefined> {
  const stream = pipeline(chunks, zlib, () => {}); // who reads the stream gets its error
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    tally.gave(chunk.length);
    yield chunk;
  }
}
