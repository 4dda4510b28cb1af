import { createGunzip } from 'node:zlib';
import { Tally } from './tally.ts';
import { unpacked } from './unpacked.ts';

/** The bytes of a gzip file as they come. Throws `Refused` if they are more than `maxBytes` or far more than the file's. */
export function unpackGzip(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncIterable<Buffer> {
  const tally = new Tally(maxBytes);
  return unpacked(weighed(chunks, tally), createGunzip(), tally);
}

async function* weighed(chunks: AsyncIterable<Buffer>, tally: Tally): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks) {
    tally.took(chunk.length);
    yield chunk;
  }
}
