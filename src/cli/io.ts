import { once } from 'node:events';
import type { ReadStream, WriteStream } from 'node:tty';
import { broken } from './broken.ts';

/** The three streams of the process. */
export type Io = {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
};

/** Whoever read our output has gone away (`| head`): nothing is left to do, and nothing went wrong. */
export class ClosedPipe extends Error {}

/**
 * The process's own streams. A closed pipe is not an error of ours; it is noticed at the next write. Where nothing can be
 * written any more, as on a full disk, the process ends, and so it does for an error that nobody catches: in one line, as Node
 * would print the error whole, with the texts that it may hold.
 */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code !== 'EPIPE' && code !== 'EIO') end(`clinic: cannot write: ${UNWRITABLE[code ?? ''] ?? code}\n`);
    });
  }
  process.on('uncaughtException', (error) => end(`clinic: ${broken(error)}\n`));
  return {
    get stdin() {
      return process.stdin; // opened only when it is used: a closed or silent one must not keep the process alive
    },
    stdout: process.stdout,
    stderr: process.stderr,
  };
}

const UNWRITABLE: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
};

function end(line: string): never {
  process.stderr.write(line);
  process.exit(1);
}

/** Writes and waits until the reader keeps up. Throws `ClosedPipe` if there is no reader. */
export async function write(stream: WriteStream, text: string): Promise<void> {
  if (stream.destroyed || stream.errored !== null) throw new ClosedPipe();
  if (stream.write(text)) return;
  try {
    await once(stream, 'drain');
  } catch {
    throw new ClosedPipe(); // `once` rejects on the stream's `error`
  }
}
