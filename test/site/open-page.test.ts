import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { configFrom } from '../../src/config.ts';
import { openPage } from '../../src/site/open-page.ts';

const CONFIG = { ...configFrom({}), pagePort: 0 };

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claw-open-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function streams(): { readonly io: Io; readonly told: () => string } {
  const all = new PassThrough();
  return { io: { stdin: all, stdout: all, stderr: all } as unknown as Io, told: () => String(all.read() ?? '') };
}

test('a second start makes nothing anew, and no name of a file is told', async () => {
  const cache = newFolder();
  const { io, told } = streams();
  const first = await openPage(CONFIG, io, cache);
  expect((await fetch(first.url)).status).toBe(200);
  expect(told()).toContain('Making the pages');
  const next = await openPage(CONFIG, io, cache);
  expect(told()).toMatch(/^Claw Clinic is at http:\S+\. /);
  expect(readFileSync(join(cache, 'site/.state'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  expect(readdirSync(cache)).toEqual(['site']);
  await first.close();
  await next.close();
}, 120_000);

test('where nothing can be kept the page is made for this time, and taken away', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'tmp'));
  vi.stubEnv('TMPDIR', join(folder, 'tmp'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const { close, url } = await openPage(CONFIG, streams().io, join(folder, 'file/cache'));
  expect((await fetch(url)).status).toBe(200);
  await close();
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
}, 120_000);
