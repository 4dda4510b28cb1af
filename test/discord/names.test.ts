import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The names under which docs/discord.md promises something. */
const promised = [...read('../../docs/discord.md').matchAll(/^\* `([a-z-]+)`:/gm)].map(([, name]) => name!);

/** The tests of the bot's behaviour; how the loopback Discord behaves is another matter. */
const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)), { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.test.ts') && !file.startsWith('loopback'),
);

/** A title stands behind `test(`, `describe(`, or the `)(` of their tables. */
const TITLE = /(?:\b(?:test|describe)(?:\.\w+)*\(|\)\()\s*['"`]([a-z]+(?:-[a-z]+)*): /g;

/** Names that titles begin with, by file. */
const borne = files.flatMap((file) => [...read(file).matchAll(TITLE)].map(([, name]) => ({ file, name: name! })));

test('names stand in the document once, and are many', () => {
  expect(promised.length).toBeGreaterThan(40);
  expect(promised).toEqual([...new Set(promised)]);
});

test('every promise is tried by a test that bears its name', () => {
  const names = new Set(borne.map(({ name }) => name));
  expect(promised.filter((name) => !names.has(name))).toEqual([]);
});

test('every name that a test bears stands in the document', () => {
  expect(borne.filter(({ name }) => !promised.includes(name))).toEqual([]);
});
