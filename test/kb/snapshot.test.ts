import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { causeOf } from '../../src/engine/look-up.ts';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import { causeYaml, kbFolder } from './folder.ts';

/** A knowledge base with one cause, and a folder for its snapshot. */
function set() {
  const dir = kbFolder({ 'causes/a/x.yaml': causeYaml() });
  const cache = join(dir, '../cache/deep');
  return { dir, cache, entry: join(dir, 'causes/a/x.yaml'), snapshots: () => readdirSync(cache) };
}

test('a second start reads the same knowledge base from the snapshot', () => {
  const { dir, cache, snapshots } = set();
  const compiled = openKnowledgeBase(dir, cache);
  expect(snapshots()).toHaveLength(1);
  expect(openKnowledgeBase(dir, cache)).toEqual(compiled);
});

test('a snapshot is really read', () => {
  const { dir, cache, entry, snapshots } = set();
  openKnowledgeBase(dir, cache);
  const file = join(cache, snapshots()[0]!);
  const written = statSync(file).mtimeMs;
  openKnowledgeBase(dir, cache);
  expect(statSync(file).mtimeMs).toBe(written);
  expect(readFileSync(file).includes('Somebody took the gate away')).toBe(true);
  expect(entry).toContain('x.yaml');
});

test.each([
  ['a changed entry', ({ entry }: { entry: string }) => writeFileSync(entry, causeYaml({ cause: 'Another reason.' }))],
  [
    'a change of the same length that sets the time back',
    ({ entry }: { entry: string }) => {
      const { atime, mtime } = statSync(entry);
      writeFileSync(entry, causeYaml({ cause: 'Somebody took the gate aawy.' }));
      utimesSync(entry, atime, mtime);
    },
  ],
])('%s is noticed', (_, change) => {
  const { dir, cache, entry } = set();
  const before = causeOf(openKnowledgeBase(dir, cache), 'x')!.cause;
  change({ entry });
  expect(causeOf(openKnowledgeBase(dir, cache), 'x')!.cause).not.toBe(before);
});

test.each([0, 10, 64, 200])('a snapshot cut off after %i bytes is made anew', (length) => {
  const { dir, cache, snapshots } = set();
  const compiled = openKnowledgeBase(dir, cache);
  const file = join(cache, snapshots()[0]!);
  const whole = statSync(file).size;
  truncateSync(file, length);
  expect(openKnowledgeBase(dir, cache)).toEqual(compiled);
  expect(statSync(file).size).toBe(whole);
});

test('a cache that cannot be written costs only the time, and leaves nothing behind', () => {
  const { dir, cache } = set();
  writeFileSync(join(dir, '../cache'), 'a file where the folder would be');
  expect(causeOf(openKnowledgeBase(dir, cache), 'x')).toBeDefined();
  expect(readdirSync(join(dir, '..'))).toEqual(['cache', 'kb']);
});

test('faults are told, and no snapshot is written', () => {
  const dir = kbFolder({ 'causes/a/x.yaml': causeYaml({ stage: 'conect' }) });
  const cache = join(dir, '../cache');
  expect(() => openKnowledgeBase(dir, cache)).toThrow('kb/causes/a/x.yaml:8: `stage` is "conect"');
  expect(readdirSync(join(dir, '..'))).toEqual(['kb']);
});

test('a start from the snapshot loads no parser and no validator', () => {
  const code = readFileSync(new URL('../../src/kb/snapshot.ts', import.meta.url), 'utf8');
  const loaded = [...code.matchAll(/^import (?!type).*from '(.*)';$/gm)].map((match) => match[1]!);
  expect(loaded.filter((name) => !name.startsWith('node:'))).toEqual(['./state.ts']);
});
