import { createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { fileName } from './file-name.ts';
import type { FilesRead, Refusal } from './files.ts';
import { Refused, refusalOf } from './refused.ts';
import { Tally } from './tally.ts';
import { unpacked } from './unpacked.ts';

/** Most files read of one archive. */
const MOST_FILES = 20;
/** Most entries looked at to find them, folders among them. */
const MOST_ENTRIES = 1_000;
/** What macOS adds to archives beside a person's files. */
const CLUTTER = /^__MACOSX\/|(?:^|\/)\.DS_Store$/;

/** What one archive is read with. */
export type ZipReading = {
  /** The archive's, as people may see it. */
  readonly name: string;
  readonly textOf: (chunks: AsyncIterable<Buffer>) => Promise<string>;
  /** Unpacked bytes of all files together. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
};

/**
 * The text files of a zip archive, named `archive.zip/inner.log`, each of the others with its reason. Throws what makes the
 * archive as a whole unreadable: `Refused` for a bomb, the signal's reason, errors of a broken directory.
 */
export async function unpackZip(bytes: Buffer, { name, textOf, maxBytes, signal }: ZipReading): Promise<FilesRead> {
  const attachments: { name: string; text: string }[] = [];
  const refused: { name: string; why: Refusal }[] = [];
  const tally = new Tally(maxBytes);
  tally.took(bytes.length);
  const zip = await fromBufferPromise(bytes, { decodeStrings: false }); // else a name that steps out of its folder is an error
  zip.on('error', () => {}); // told to the loop below; later ones are of no use
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    signal.throwIfAborted();
    const path = pathOf(entry);
    const isFile = !path.endsWith('/') && !CLUTTER.test(path);
    if ((isFile && count === MOST_FILES) || zip.entriesRead > MOST_ENTRIES) {
      refused.push({ name, why: 'too-many' });
      break;
    }
    if (!isFile) continue;
    count += 1;
    const inner = fileName(`${name}/${path}`);
    try {
      const text = await textOf(contents(await packedBytes(zip, entry, bytes), entry, tally));
      if (text !== '') attachments.push({ name: inner, text });
    } catch (error) {
      const why = refusalOf(error, signal);
      if (why === 'bomb' || why === 'slow') throw error;
      refused.push({ name: inner, why });
    }
  }
  return { attachments, refused };
}

function pathOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

/** A view of the archive, not a stream of yauzl's: that would copy it, and goes on inflating when its reader stops. */
async function packedBytes(zip: ZipFile, entry: Entry, archive: Buffer): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  return archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
}

async function* contents(packed: Buffer, entry: Entry, tally: Tally): AsyncGenerator<Buffer, void, undefined> {
  if (entry.isEncrypted()) throw new Refused('unreadable');
  if (entry.compressionMethod === 8) yield* unpacked([packed], createInflateRaw(), tally);
  else if (entry.compressionMethod === 0) {
    tally.gave(packed.length);
    yield packed;
  } else throw new Refused('unreadable');
}
