import pRetry from 'p-retry';
import type { KnowledgeBase } from '../../engine/compile.ts';
import { allowedUrl, type Origins } from './allowed-url.ts';
import { beginningFirst } from './beginning-first.ts';
import { download, Unreached } from './download.ts';
import { fileKind } from './file-kind.ts';
import { fileName } from './file-name.ts';
import type { FileLink, FilesRead } from './files.ts';
import { publicLookup } from './public-lookup.ts';
import { Refused, refusalOf } from './refused.ts';
import { textOf } from './text-of.ts';
import { unpackGzip } from './unpack-gzip.ts';
import { unpackZip } from './unpack-zip.ts';
import { withinTime } from './within-time.ts';

/** Tries after the first one, and milliseconds before them, doubled each time. */
const RETRIES = { retries: 2, minTimeout: 200 };

export type Reading = {
  readonly kb: KnowledgeBase;
  readonly origins: Origins;
  readonly maxBytes: number;
  readonly timeoutMs: number;
};

/** One file, or those of an archive; what could not be read with its reason. Never throws. `all`: the limit of all files. */
export async function readFile(link: FileLink, reading: Reading, all: AbortSignal): Promise<FilesRead> {
  return withinTime(reading.timeoutMs, all, async (signal) => {
    try {
      const { url, isPaste } = allowedUrl(link.url, reading.origins);
      if (link.bytes !== null && link.bytes > reading.maxBytes) throw new Refused('too-large');
      const lookup = isPaste ? publicLookup : undefined;
      const attempt = () =>
        withinTime(reading.timeoutMs, signal, (part) =>
          contents(link, download(url, { maxBytes: reading.maxBytes, signal: part, lookup }), reading, part),
        );
      return await pRetry(attempt, { ...RETRIES, signal, shouldRetry: ({ error }) => error instanceof Unreached });
    } catch (error) {
      return { attachments: [], refused: [{ name: fileName(link.name), why: refusalOf(error, signal) }] };
    }
  });
}

async function contents(
  link: FileLink,
  bytes: AsyncIterable<Buffer>,
  { kb, maxBytes }: Reading,
  signal: AbortSignal,
): Promise<FilesRead> {
  const name = fileName(link.name);
  const chunks = beginningFirst(bytes);
  const first = await chunks.next();
  if (first.done) return { attachments: [], refused: [] };
  const all = startingWith(first.value, chunks);
  const toText = (part: AsyncIterable<Buffer>) => textOf(part, kb, signal);
  const kind = fileKind(first.value);
  if (kind === 'archive') throw new Refused('binary');
  if (kind === 'zip') return unpackZip(await whole(all, maxBytes), { name, textOf: toText, maxBytes, signal });
  const text = await toText(kind === 'gzip' ? unpackGzip(all, maxBytes) : all);
  return { attachments: text === '' ? [] : [{ name, text }], refused: [] };
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  yield first;
  yield* rest;
}

/** All bytes in one piece. Memory is taken up only as it is written. */
async function whole(chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(maxBytes);
  let length = 0;
  for await (const chunk of chunks) length += chunk.copy(bytes, length);
  return bytes.subarray(0, length);
}
