import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../cli/fault.ts';

/** The file by which a folder is known to be one of ours. */
const MARK = '.claw-clinic-site';

/**
 * Makes a folder anew beside the old one, which stays as it is until the new one is whole: who is served from it notices nothing.
 * Throws a `Fault` if the old one holds anything that was not made so, and takes nothing away then.
 */
export async function replaceFolder<Made>(folder: string, make: (unfinished: string) => Promise<Made>): Promise<Made> {
  if (isForeign(folder)) {
    throw new Fault(`${folder} holds something else. Name a folder that is empty or not there yet`, 1);
  }
  removeLeftOvers(folder);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(unfinished);
  try {
    writeFileSync(join(unfinished, MARK), '');
    const made = await make(unfinished);
    swap(unfinished, folder);
    return made;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Two programs may do so at once: the one that comes second leaves what is there, which is as new. */
function swap(unfinished: string, folder: string): void {
  const old = `${unfinished}.old`;
  renamed(folder, old, ['ENOENT']);
  renamed(unfinished, folder, ['ENOTEMPTY', 'EEXIST']);
  rmSync(old, { recursive: true, force: true });
}

function renamed(from: string, to: string, noMatter: readonly string[]): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!noMatter.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Takes away what was begun by programs that are gone: Ctrl-C ends one at once. */
function removeLeftOvers(folder: string): void {
  const parent = dirname(folder);
  const begins = `${basename(folder)}.`;
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const pid = name.startsWith(begins) ? /^\d+(?=$|\.old$)/.exec(name.slice(begins.length))?.[0] : undefined;
    const path = join(parent, name);
    if (pid !== undefined && !isRunning(Number(pid)) && isOurs(path)) rmSync(path, { recursive: true, force: true });
  }
}

/** Whether another program has this id now. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false; // in a container every start may have the same
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's
  }
}

function isOurs(folder: string): boolean {
  return existsSync(join(folder, MARK));
}

/** Looks once: another program may be putting its own there. */
function isForeign(folder: string): boolean {
  try {
    const names = readdirSync(folder);
    return names.length > 0 && !names.includes(MARK);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'; // a file, or nothing that we may look at
  }
}
