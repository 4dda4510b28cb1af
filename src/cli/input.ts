import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Fault } from './fault.ts';
import { type Io, write } from './io.ts';

/** Largest input read at once, bytes; the log of a busy day is smaller. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Longest line of line-by-line input, bytes. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
/** Above this, bytes, a person at a terminal is told how far it is. */
const PROGRESS_FROM = 1024 * 1024;

/** The text of a file, or of standard input if there is none. Throws `Fault` with what to do if it cannot be read as text. */
export async function readText(file: string | undefined, io: Io): Promise<string> {
  const name = file === undefined || file === '-' ? 'standard input' : file;
  if (name === 'standard input' && io.stdin.isTTY) {
    await write(io.stderr, 'Paste the error, then press Ctrl-D on an empty line (Ctrl-Z and Enter on Windows).\n');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await open(file, io)) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) {
      const limit = `${MAX_BYTES / 1024 / 1024} MB`;
      throw new Fault(
        `${name} is longer than ${limit}. Give the part around the error, such as: tail -n 20000 FILE`,
        1,
      );
    }
    chunks.push(chunk);
    await progress(bytes, io);
  }
  return decoded(Buffer.concat(chunks), name);
}

/** The lines of a file or of standard input, without their ends, as they come in. Reads no faster than they are used. */
export async function* readLines(file: string | undefined, io: Io): AsyncGenerator<string, void, undefined> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of await open(file, io)) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield line(Buffer.concat([...rest, chunk.subarray(start, end)]));
      [rest, restBytes, start] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(start));
    restBytes += chunk.length - start;
    if (restBytes > MAX_LINE_BYTES) throw new Fault(`a line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB`, 1);
  }
  if (restBytes > 0) yield line(Buffer.concat(rest));
}

function line(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r$/, '');
}

async function open(file: string | undefined, io: Io): Promise<AsyncIterable<Buffer>> {
  if (file === undefined || file === '-') return chunksOf(io.stdin, 'standard input');
  try {
    if ((await stat(file)).isDirectory()) throw new Fault(`${file} is a folder; name a file`, 1);
  } catch (error) {
    throw unreadable(file, error);
  }
  return chunksOf(createReadStream(file), file);
}

async function* chunksOf(stream: Readable, name: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw unreadable(name, error);
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long; put text on standard input, not on the command line',
};

function unreadable(name: string, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  return new Fault(`cannot read ${name}: ${REASONS[code] ?? (code || String(error))}`, 1, { cause: error });
}

/** UTF-8, or UTF-16 if the text says so at its beginning, as files written by PowerShell do. */
function decoded(bytes: Buffer, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isBinary(bytes.subarray(0, 65_536))) {
    throw new Fault(`${name} is not text. Give a log, command output or JSON`, 1);
  }
  return new TextDecoder().decode(bytes);
}

/** More than a tenth are control characters that text does not have. */
function isBinary(head: Buffer): boolean {
  const odd = head.reduce(
    (count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) ? 1 : 0),
    0,
  );
  return odd > head.length / 10;
}

async function progress(bytes: number, io: Io): Promise<void> {
  if (bytes < PROGRESS_FROM || !io.stderr.isTTY) return;
  await write(io.stderr, `\rread ${(bytes / 1024 / 1024).toFixed(1)} MB `);
}
