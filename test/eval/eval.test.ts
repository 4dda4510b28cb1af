import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadFiles } from '../../src/kb/load.ts';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import { figures } from './figures.ts';
import { fallen, floors } from './floors.ts';
import { SUITES } from './suites.ts';

/** Of generated posts every so many-th is judged here; `npm run eval` judges all. */
const EVERY = 25;

const dir = fileURLToPath(new URL('../../kb', import.meta.url));
const kb = openKnowledgeBase(dir);
const files = loadFiles(dir);

describe.each(SUITES.filter((suite) => !suite.isGenerated))('$name', (suite) => {
  test('is not worse than it was', () => {
    const verdicts = suite.verdicts({ kb, files, every: 1, withVersions: false });
    expect(fallen(figures(suite, verdicts), floors(), false)).toEqual([]);
  });
});

describe.each(SUITES.filter((suite) => suite.isGenerated))('a sample of $name', (suite) => {
  test('is not worse than all of it was', () => {
    const verdicts = suite.verdicts({ kb, files, every: EVERY, withVersions: false });
    expect(fallen(figures(suite, verdicts), floors(), true)).toEqual([]);
  });
});
