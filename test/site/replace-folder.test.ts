import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { replaceFolder } from '../../src/site/replace-folder.ts';

const GONE = 2 ** 22 + 1; // no process has such an id: it is above the highest of Linux

function newParent(): string {
  const parent = mkdtempSync(join(tmpdir(), 'claw-replace-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return parent;
}

/** Makes a folder with one page of this text. */
const page = (text: string) => async (unfinished: string) => writeFileSync(join(unfinished, 'page'), text);

test('takes the place of what it made before, whole or not at all', async () => {
  const parent = newParent();
  const folder = join(parent, 'new/site');
  await replaceFolder(folder, page('one'));
  const failing = replaceFolder(folder, () => Promise.reject(new Error('half of it')));
  await expect(failing).rejects.toThrow('half of it');
  expect(readFileSync(join(folder, 'page'), 'utf8')).toBe('one');
  await replaceFolder(folder, page('two'));
  expect(readFileSync(join(folder, 'page'), 'utf8')).toBe('two');
  expect(readdirSync(join(parent, 'new'))).toEqual(['site']);
});

test('takes an empty folder, and refuses one that holds anything else', async () => {
  const parent = newParent();
  const folder = join(parent, 'site');
  mkdirSync(folder);
  await replaceFolder(folder, page('one'));
  const home = join(parent, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'letters'), 'dear');
  await expect(replaceFolder(home, page('two'))).rejects.toThrow(/home holds something else/);
  await expect(replaceFolder(join(home, 'letters'), page('two'))).rejects.toThrow(/letters holds something else/);
  expect(readdirSync(home)).toEqual(['letters']);
});

test('takes away what a start that was stopped left, and nothing that only bears such a name', async () => {
  const parent = newParent();
  const folder = join(parent, 'site');
  await replaceFolder(folder, page('one'));
  const [mark] = readdirSync(folder).filter((name) => name !== 'page');
  for (const name of [`site.${GONE}`, `site.${GONE}.old`, `site.${process.pid}`]) {
    mkdirSync(join(parent, name));
    writeFileSync(join(parent, name, mark!), '');
  }
  for (const name of ['site.2025', 'site.mine']) {
    mkdirSync(join(parent, name));
    writeFileSync(join(parent, name, 'letters'), 'dear');
  }
  await replaceFolder(folder, page('two'));
  expect(readdirSync(parent).sort()).toEqual(['site', 'site.2025', 'site.mine']);
});

test('two programs may make it at once', async () => {
  const parent = newParent();
  const folder = join(parent, 'site');
  const module = new URL('../../src/site/replace-folder.ts', import.meta.url).href;
  const program = `
    import { writeFileSync } from 'node:fs';
    import { replaceFolder } from ${JSON.stringify(module)};
    for (let time = 0; time < 40; time += 1) {
      await replaceFolder(${JSON.stringify(folder)}, async (unfinished) => writeFileSync(unfinished + '/page', 'whole'));
    }`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  await Promise.all([run(), run(), run()]);
  expect(readFileSync(join(folder, 'page'), 'utf8')).toBe('whole');
  expect(readdirSync(parent)).toEqual(['site']);
});
