import { fstatSync } from 'node:fs';
import type { ReadStream } from 'node:tty';

/** How long a pipe may stay silent before it counts as empty, milliseconds: services hold pipes open and never write. */
const WAIT_MS = 3_000;

/** Whether standard input is a pipe or a file that holds bytes. Leaves them to be read. Never waits longer than three seconds. */
export async function holdsBytes(stdin: () => ReadStream): Promise<boolean> {
  if (!isPipeOrFile()) return false;
  const stream = stdin();
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(false), WAIT_MS);
    const look = () => {
      const bytes = stream.read();
      if (bytes === null) return;
      stream.unshift(bytes);
      done(true);
    };
    const nothing = () => done(false);
    const done = (holds: boolean) => {
      clearTimeout(timer);
      stream.off('readable', look).off('end', nothing).off('error', nothing);
      if (!holds) stream.destroy();
      resolve(holds);
    };
    stream.on('readable', look).on('end', nothing).on('error', nothing);
  });
}

function isPipeOrFile(): boolean {
  try {
    const standardInput = fstatSync(0);
    return standardInput.isFIFO() || standardInput.isSocket() || (standardInput.isFile() && standardInput.size > 0);
  } catch {
    return false; // closed
  }
}
