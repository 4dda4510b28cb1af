/** What a file is by its first bytes, whatever its name. `archive`: one that is not unpacked. */
export type FileKind = 'image' | 'binary' | 'gzip' | 'zip' | 'archive';

/** First bytes that are enough to tell what a file is; tar has its mark at 257. */
export const BEGINNING = 4_096;

/** A mark stands at an offset; `and` is a second one. Letters are bytes. https://www.garykessler.net/library/file_sigs.html */
type Mark = {
  readonly kind: FileKind;
  readonly at?: number;
  readonly bytes: string;
  readonly and?: readonly [at: number, bytes: string];
};

const MARKS: readonly Mark[] = [
  { kind: 'image', bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'image', bytes: '\xff\xd8\xff' },
  { kind: 'image', bytes: 'GIF87a' },
  { kind: 'image', bytes: 'GIF89a' },
  { kind: 'image', bytes: 'RIFF', and: [8, 'WEBP'] },
  { kind: 'image', bytes: 'BM', and: [6, '\0\0\0\0'] },
  { kind: 'image', bytes: 'II*\0' },
  { kind: 'image', bytes: 'MM\0*' },
  { kind: 'image', bytes: '\0\0\x01\0' },
  { kind: 'image', bytes: '\xff\x0a' },
  { kind: 'image', bytes: '\0\0\0\x0cJXL ' },
  ...['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis'].map(
    (brand): Mark => ({ kind: 'image', at: 4, bytes: `ftyp${brand}` }),
  ),
  { kind: 'binary', at: 4, bytes: 'ftyp' },
  { kind: 'binary', bytes: '%PDF-' },
  { kind: 'binary', bytes: 'RIFF', and: [8, 'WAVE'] },
  { kind: 'binary', bytes: 'RIFF', and: [8, 'AVI '] },
  { kind: 'binary', bytes: 'OggS\0' },
  { kind: 'binary', bytes: 'fLaC\0' },
  { kind: 'binary', bytes: 'ID3\x02' },
  { kind: 'binary', bytes: 'ID3\x03' },
  { kind: 'binary', bytes: 'ID3\x04' },
  { kind: 'binary', bytes: '\xff\xfb' },
  { kind: 'binary', bytes: '\xff\xf3' },
  { kind: 'binary', bytes: '\xff\xf1' },
  { kind: 'binary', bytes: '\x1aE\xdf\xa3' },
  { kind: 'gzip', bytes: '\x1f\x8b\x08' },
  { kind: 'zip', bytes: 'PK\x03\x04' },
  { kind: 'zip', bytes: 'PK\x05\x06' },
  { kind: 'archive', bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'archive', bytes: 'Rar!\x1a\x07' },
  { kind: 'archive', bytes: 'BZh', and: [4, '1AY&SY'] },
  { kind: 'archive', bytes: '\xfd7zXZ\0' },
  { kind: 'archive', bytes: '\x28\xb5\x2f\xfd' },
  { kind: 'archive', at: 257, bytes: 'ustar' },
];

/** What a file is that begins so; null if these bytes are no known mark, as those of text are not. */
export function fileKind(beginning: Buffer): FileKind | null {
  const has = (at: number, bytes: string) => beginning.toString('latin1', at, at + bytes.length) === bytes;
  return MARKS.find(({ at = 0, bytes, and }) => has(at, bytes) && (!and || has(...and)))?.kind ?? null;
}
