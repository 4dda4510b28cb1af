import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Decode, textDecoder } from '../text-decoder.ts';
import { Fault } from './fault.ts';
import { type Io, write } from './io.ts';

/** Largest text held at once, UTF-16 units. */
const MAX_LENGTH = 64_000_000;
/** Above this, bytes, a person at a terminal is told how far it is. */
const PROGRESS_FROM = 1024 * 1024;

/** The text of a file, or of standard input if there is none. Throws `Fault` with what to do if it cannot be read as text. */
export async function readText(file: string | undefined, io: Io): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of readPieces(file, io)) {
    length += piece.length;
    if (length > MAX_LENGTH) {
      throw new Fault(`${nameOf(file)} is longer than 64 MB. Give the part around the error: tail -n 20000 FILE`, 1);
    }
    pieces.push(piece);
  }
  return pieces.join('');
}

/** The lines of a file or of standard input, without their ends, as they come in. Reads no faster than they are used. */
export async function* readLines(file: string | undefined, io: Io): AsyncGenerator<string, void, undefined> {
  let rest: string[] = [];
  let length = 0;
  for await (const piece of readPieces(file, io)) {
    let start = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      yield [...rest, piece.slice(start, end)].join('').replace(/\r$/, '');
      [rest, length, start] = [[], 0, end + 1];
    }
    rest.push(piece.slice(start));
    length += piece.length - start;
    if (length > MAX_LENGTH) throw new Fault(`a line of ${nameOf(file)} is longer than 64 MB`, 1);
  }
  if (length > 0) yield rest.join('');
}

/**
 * A file or standard input as text, piece by piece, cut anywhere. UTF-8, UTF-16 or Windows-1252, as `textDecoder` finds.
 * Throws `Fault` for what is no text.
 */
export async function* readPieces(file: string | undefined, io: Io): AsyncGenerator<string, void, undefined> {
  const name = nameOf(file);
  if (!isFile(file) && io.stdin.isTTY) {
    await write(io.stderr, 'Paste the error, then press Ctrl-D on an empty line (Ctrl-Z and Enter on Windows).\n');
  }
  let decode: Decode | null = null;
  let bytes = 0;
  for await (const chunk of await open(file, io)) {
    decode ??= textDecoder(chunk);
    if (decode === null) throw new Fault(`${name} is not text. Give a log, command output or JSON`, 1);
    yield decode(chunk);
    bytes += chunk.length;
    if (bytes > PROGRESS_FROM && io.stderr.isTTY)
      await write(io.stderr, `\rread ${Math.round(bytes / PROGRESS_FROM)} MB `);
  }
  if (bytes > PROGRESS_FROM && io.stderr.isTTY) await write(io.stderr, '\r\u001B[K');
  if (decode !== null) yield decode();
}

function isFile(file: string | undefined): file is string {
  return file !== undefined && file !== '-';
}

function nameOf(file: string | undefined): string {
  return isFile(file) ? file : 'standard input';
}

async function open(file: string | undefined, io: Io): Promise<AsyncIterable<Buffer>> {
  if (!isFile(file)) return chunksOf(io.stdin, nameOf(file));
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
