import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Io, write } from '../cli/io.ts';
import type { Config } from '../config.ts';
import { defaultCacheDir } from '../kb/snapshot.ts';
import { loadedOf, stateOf } from '../kb/state.ts';
import type { Served } from './serve-site.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const KB = join(PROJECT, 'kb');

/**
 * Serves the page on this machine: as it was built before, or built anew if anything it is made of has changed. Says where. `cacheDir`:
 * where it is kept; if nothing can be written there, it is built for this time only.
 */
export async function openPage(config: Config, io: Io, cacheDir: string = defaultCacheDir()): Promise<Served> {
  if (isWritable(cacheDir)) return open(join(cacheDir, 'site'), config, io);
  const parent = mkdtempSync(join(tmpdir(), 'claw-clinic-'));
  const discard = () => rmSync(parent, { recursive: true, force: true });
  try {
    const served = await open(join(parent, 'site'), config, io);
    return { ...served, close: () => served.close().finally(discard) };
  } catch (error) {
    discard();
    throw error;
  }
}

async function open(folder: string, { pageHost, pagePort }: Config, io: Io): Promise<Served> {
  const { serveSite } = await import('./serve-site.ts');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Listening comes first: who cannot listen need not wait for the pages.
  const served = await serveSite(folder, pageHost, pagePort);
  try {
    await bring(folder, io);
  } catch (error) {
    await served.close();
    throw error;
  }
  await write(
    io.stdout,
    `Claw Clinic is at ${served.url}. What you paste there stays in your browser. Ctrl-C stops it.\n`,
  );
  return served;
}

/** Makes the pages in a folder what their sources are now. */
async function bring(folder: string, io: Io): Promise<void> {
  const mark = join(folder, '.state');
  const sources = stateOf([...loadedOf(KB), ...['src', 'package-lock.json'].map((name) => join(PROJECT, name))]);
  const state = createHash('sha256').update(sources).digest('hex'); // the names of files are nobody's business
  if (textOf(mark) === state) return;
  await write(io.stderr, 'Making the pages; this takes a few seconds, once …\n');
  const { buildSite } = await import('./build-site.ts');
  const { commit } = await import('./git.ts');
  await buildSite(KB, folder, {
    url: null,
    repository: 'https://github.com/openclaw/claw-clinic',
    date: new Date().toISOString().slice(0, 10),
    commit: commit(PROJECT),
    added: new Map(),
  });
  try {
    writeFileSync(mark, state);
  } catch {
    // another start is putting its own there: at worst the next one makes them again
  }
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // a read-only disk, or installed by somebody else
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null; // none yet
  }
}
