import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/kb/catalogue.ts';
import { checkKnowledgeBase } from '../../src/kb/check.ts';
import { loadFiles } from '../../src/kb/load.ts';
import { statsOf } from '../../src/kb/stats.ts';
import { COMMANDS, causeYaml, kbFolder } from './folder.ts';
import { ran } from './ran.ts';

const KB = join(import.meta.dirname, '../../kb');

const ROW = (template: string, post: string, rest: string) =>
  `- template: "${template}"\n  docs: https://docs.openclaw.ai/x\n  post: "${post}"\n  ${rest}\n`;
const SOUND = {
  ...COMMANDS,
  'causes/a/gate-missing.yaml': causeYaml(),
  'openclaw/catalogue/gates.yaml':
    ROW('the gate of the <thing> is missing', 'Error: the gate of the gateway is missing', 'causes: [gate-missing]') +
    ROW('the moat is dry', 'the moat is dry', 'causes: [gate-missing]') +
    ROW('the gate is open', 'the gate is open', 'causes: []\n  why: it is so by day'),
};

const stats = (dir: string, ...args: readonly string[]) => ran(['stats', '--dir', dir, ...args]);

test('stats counts entries, and lists known errors that are not explained', async () => {
  const { status, out } = await stats(kbFolder(SOUND));
  expect(status).toBe(0);
  expect(out).toContain(
    'area  causes  reviewed  drafts  howto  proven  es  zh\na          1         1       0      0       0   0   0\n',
  );
  expect(out).toMatch(/2026\.4\.15 +1\n2026\.9\.6 +1\n/);
  expect(out).toMatch(/known errors +all +no fault +explained +open\ngates +3 +1 +1 +1\n/);
  expect(out).toContain('gates: the moat is dry\n    gate-missing should lead; nothing is found\n');
  const { out: json } = await stats(kbFolder(SOUND), '--json');
  expect(JSON.parse(json)).toMatchObject({ all: { causes: 1 }, catalogue: { gates: { explained: 1 } } });
});

test('a row that names no cause, or one that there is not, is a fault', () => {
  const files = {
    ...SOUND,
    'openclaw/catalogue/gates.yaml': ROW('a', 'b', 'causes: [gate-mising]') + ROW('c', 'd', 'causes: []'),
  };
  expect(checkKnowledgeBase(kbFolder(files)).faults.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '1: there is no cause gate-mising',
    '5: has neither a cause nor a `why`',
  ]);
});

test('of the errors that OpenClaw is known to print, at least 95 % lead to what explains them', () => {
  const { errors } = readCatalogue(KB);
  expect(errors.length).toBeGreaterThanOrEqual(293);
  const areas = Object.values(statsOf(loadFiles(KB), KB).catalogue);
  const sum = (count: (area: (typeof areas)[number]) => number) =>
    areas.reduce((total, area) => total + count(area), 0);
  const faults = sum((area) => area.errors - area.noFault);
  const gaps = areas.flatMap((area) => area.gaps.map(({ template, first }) => `${template} → ${first ?? 'nothing'}`));
  expect(sum((area) => area.explained) / faults, gaps.join('\n')).toBeGreaterThanOrEqual(0.95);
});
