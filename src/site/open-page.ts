import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Io, write } from '../cli/io.ts';
import type { Config } from '../config.ts';
import { defaultCacheDir } from '../kb/snapshot.ts';
import { stateOf } from '../kb/state.ts';
import type { Served } from './serve-site.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const KB = join(PROJECT, 'kb');

/** Serves the page on this machine: as it was built before, or built anew if anything it is made of has changed. Says where. */
export async function openPage({ pageHost, pagePort }: Config, io: Io): Promise<Served> {
  const { serveSite } = await import('./serve-site.ts');
  const folder = join(defaultCacheDir(), 'page');
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
  const roots = ['causes', 'symptoms', 'locales', 'openclaw/commands', 'values.yaml'].map((name) => join(KB, name));
  const state = stateOf([...roots, ...['src', 'package-lock.json'].map((name) => join(PROJECT, name))]);
  if (existsSync(mark) && readFileSync(mark).equals(state)) return;
  await write(io.stderr, 'Making the pages; this takes a few seconds, once …\n');
  rmSync(mark, { force: true });
  const { buildSite } = await import('./build-site.ts');
  const { commit } = await import('./git.ts');
  await buildSite(KB, folder, {
    url: null,
    repository: 'https://github.com/openclaw/claw-clinic',
    date: new Date().toISOString().slice(0, 10),
    commit: commit(PROJECT),
    added: new Map(),
  });
  writeFileSync(mark, state);
}
