import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { KnowledgeBase } from '../engine/compile.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

/**
 * The compiled knowledge base of a `kb/` folder: from the snapshot of an earlier start if nothing has changed since, else
 * from the YAML files, which takes about 0.3 ms an entry. Throws `KnowledgeBaseError` with every fault. A snapshot that cannot be
 * read or written only costs the time.
 */
export function openKnowledgeBase(dir: string, cacheDir: string = defaultCacheDir()): KnowledgeBase {
  const folder = resolve(dir);
  const state = stateOf(folder);
  const file = join(cacheDir, `kb-${encodeURIComponent(folder).slice(-100)}.snapshot`);
  const kept = readSnapshot(file, state);
  if (kept !== null) return kept;

  const kb = compileFolder(folder);
  writeSnapshot(file, state, kb);
  return kb;
}

/** Loads and compiles the YAML files. Required only now: a start from a snapshot needs neither yaml nor zod. */
function compileFolder(folder: string): KnowledgeBase {
  const require = createRequire(import.meta.url);
  const { loadEntries } = require('./load.ts') as typeof import('./load.ts');
  const { compile } = require('../engine/compile.ts') as typeof import('../engine/compile.ts');
  return compile(loadEntries(folder));
}

/**
 * Changes whenever an entry or the code that compiles it does: names, sizes and times of all files. A file's `ctime`
 * cannot be set back, so that a changed file is noticed even where its size and `mtime` are kept.
 */
function stateOf(folder: string): Buffer {
  const state = [process.version];
  for (const root of [folder, join(PROJECT, 'src/engine'), join(PROJECT, 'src/kb')]) addState(root, state);
  return Buffer.from(`${state.join('\n')}\n\n`); // as it is: loading a hash function takes longer than comparing
}

/** Adds a line for each file below a folder. A knowledge base may have 10,000: half of a start goes by here. */
function addState(folder: string, state: string[]): void {
  for (const name of namesIn(folder)) {
    const path = `${folder}/${name}`;
    const found = lstatSync(path);
    if (found.isDirectory()) addState(path, state);
    else state.push(`${path}\0${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino}`);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // the loader tells what is wrong
  }
}

function readSnapshot(file: string, state: Buffer): KnowledgeBase | null {
  try {
    const bytes = readFileSync(file);
    if (!bytes.subarray(0, state.length).equals(state)) return null;
    return deserialize(bytes.subarray(state.length)) as KnowledgeBase;
  } catch {
    return null; // none yet, or cut off: compiled anew
  }
}

function writeSnapshot(file: string, state: Buffer, kb: KnowledgeBase): void {
  const unfinished = `${file}.${process.pid}-${performance.now()}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(unfinished, Buffer.concat([state, serialize(kb)]), { mode: 0o600 });
      renameSync(unfinished, file); // in one step, so that nobody reads half a snapshot
    } finally {
      rmSync(unfinished, { force: true });
    }
  } catch {
    // a read-only or full disk: the next start compiles again
  }
}

/** Beside the installed packages, or where the system keeps caches; never a folder that others can write to. */
function defaultCacheDir(): string {
  const modules = join(PROJECT, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache/claw-clinic');
  return join(homedir(), '.cache/claw-clinic');
}
