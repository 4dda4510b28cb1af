import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Case } from '../engine/types.ts';

/**
 * Number of the form in which cases are kept. To be raised whenever `Case` changes so that older ones cannot be used; rows with
 * another number count as absent.
 */
export const CASE_FORMAT = 1;

/**
 * Level 1 is as quick as deflate at its quickest, and looks back further: 24 posts with long logs, which repeat one another, take
 * 50 kB instead of 850. The checksum tells a damaged row. Node may still change these functions; `CASE_FORMAT` allows for that.
 */
const PACKING = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
};

/** A case as it is kept: its JSON, compressed. Null if the JSON is longer than `maxLength`, in UTF-16 units. */
export function packed(known: Case, maxLength: number): Uint8Array | null {
  const json = JSON.stringify(known);
  return json.length > maxLength ? null : zstdCompressSync(json, PACKING);
}

/** The case in bytes that `packed` made; null if they are damaged, something else, or above `maxLength`. */
export function unpacked(bytes: Uint8Array, maxLength: number): Case | null {
  try {
    const text = zstdDecompressSync(bytes, { maxOutputLength: 3 * maxLength }); // at most three bytes a UTF-16 unit
    const known: Case = JSON.parse(text.toString());
    const lists: readonly unknown[] = [known.posts, known.remarks, known.advised, known.closed];
    return lists.every(Array.isArray) && typeof known.standIns.key === 'string' ? known : null;
  } catch {
    return null;
  }
}
