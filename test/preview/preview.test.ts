import { expect, test } from 'vitest';
import { compile } from '../../src/engine/compile.ts';
import { loadFiles } from '../../src/kb/load.ts';
import { causeYaml, type KbFolder, kbFolder } from '../kb/folder.ts';
import { type Base, preview } from './preview.ts';

const OLD: KbFolder = {
  'causes/a/gate-missing.yaml': causeYaml(),
  'causes/a/moat-dry.yaml': causeYaml({
    title: 'The moat is dry',
    symptoms: '[{ says: "the moat of the castle is dry" }]',
    examples: '{ matches: ["Error: the moat of the castle is dry"] }',
  }),
};
const NEW: KbFolder = {
  ...OLD,
  'causes/a/moat-dry.yaml': causeYaml({
    title: 'The moat is </details> @everyone dry',
    symptoms: '[{ says: "the moat of the tower is dry" }]',
    examples: '{ matches: ["Error: the moat of the tower is dry"] }',
    fix: '[{ do: Fill it., run: openclaw cron edit <jobId> }]',
  }),
  'causes/a/tower-leans.yaml': causeYaml({
    symptoms: '[{ says: "the tower of the castle leans" }]',
    examples: '{ matches: ["Error: the tower of the castle leans"] }',
  }),
};
const SAVED = [
  { id: 'old-moat', posts: [{ text: 'Error: the moat of the castle is dry' }], wanted: 'moat-dry' },
  { id: 'new-tower', posts: [{ text: 'Error: the tower of the castle leans' }], wanted: 'tower-leans' },
  { id: 'gate', posts: [{ text: 'Error: the gate of the gateway is missing' }], wanted: 'gate-missing' },
];

function base(files: KbFolder): Base {
  const loaded = loadFiles(kbFolder(files));
  return { files: loaded, kb: compile(loaded.entries) };
}

test('shows replies of changed entries, and saved posts with another answer, worse ones first', () => {
  const text = preview(base(OLD), base(NEW), SAVED);
  expect(text).toContain('2 entries changed, 2 saved posts with another answer.');
  expect(text).toMatch(
    /\| old-moat \| `moat-dry` certain, speaks \| .* \| \*\*worse\*\* \|\n\| new-tower \| silence \| `tower-leans` certain, speaks \| better \|/,
  );
  expect(text).toContain('<code>tower-leans</code> (new): speaks unasked, certain');
  expect(text).not.toContain('gate-missing');
});

test('nothing in an entry ends the fold or pings anybody; commands stay as they are', () => {
  const text = preview(base(OLD), base(NEW), []);
  expect(text.match(/<\/details>/g)).toHaveLength(2);
  expect(text).not.toContain('@everyone');
  expect(text).toContain('> openclaw cron edit <jobId>');
});

test('says that nothing changes, and what is no longer shown', () => {
  expect(preview(base(OLD), base(OLD), SAVED)).toBe('## What this changes\n\nNo reply is another.\n');
  const { 'causes/a/moat-dry.yaml': _, ...rest } = OLD;
  expect(preview(base(OLD), base(rest), [])).toContain('No longer shown: `moat-dry`');
});
