import { expect, test } from 'vitest';
import { checkKnowledgeBase } from '../../src/kb/check.ts';
import { COMMANDS, causeYaml, type KbFolder, kbFolder } from './folder.ts';

const RECIPE = `
title: A gateway that stands still
shows: [{ run: openclaw cron list }]
expects: [the gate of the gateway is missing]
fix: [{ step: openclaw gateway restart }]
`;
const SOUND: KbFolder = {
  ...COMMANDS,
  'causes/a/gate-missing.yaml': causeYaml({ proof: '[gate-gone]' }),
  'openclaw/recipes/gate-gone.yaml': RECIPE,
  'openclaw/recordings/2026.4.15/gate-gone.txt': '$ openclaw cron list\n',
  'openclaw/recordings/2026.9.6/gate-gone.txt': '$ openclaw cron list\n',
};

/** The faults of the sound entry with other files, or without those that are null. */
function told(more: { readonly [path: string]: string | null } = {}): string[] {
  const files = Object.entries({ ...SOUND, ...more }).filter(([, content]) => content !== null);
  const { faults } = checkKnowledgeBase(kbFolder(Object.fromEntries(files) as KbFolder));
  return faults.map(({ file, line, message, mend }) => `${file}:${line}: ${message} → ${mend}`);
}

test('a recipe that was played on the oldest and the newest version is sound', () => {
  expect(told()).toEqual([]);
});

test.each<[string, { readonly [path: string]: string | null }, string]>([
  [
    'a recipe that is not there',
    { 'openclaw/recipes/gate-gone.yaml': null },
    'kb/causes/a/gate-missing.yaml:8: there is no recipe gate-gone → write kb/openclaw/recipes/gate-gone.yaml, or take it out',
  ],
  [
    'a version that it was not played on',
    { 'openclaw/recordings/2026.9.6/gate-gone.txt': null },
    'kb/causes/a/gate-missing.yaml:8: gate-gone has not been played on 2026.9.6 → npm run lab -- prove --only gate-gone',
  ],
  [
    'a step that the entry does not have',
    { 'openclaw/recipes/gate-gone.yaml': RECIPE.replace('gateway restart', 'gateway stability') },
    'kb/causes/a/gate-missing.yaml:8: no step runs `openclaw gateway stability`, as the recipe gate-gone does → make them the same',
  ],
  [
    'a recipe for versions that the entry does not cover',
    { 'openclaw/recipes/gate-gone.yaml': `${RECIPE}versions: "<2026.4"\n` },
    'kb/causes/a/gate-missing.yaml:8: the recipe gate-gone fits no version that the entry covers → see `versions` there and `affects` here',
  ],
  [
    'a recipe that nobody names',
    { 'openclaw/recipes/fence-torn.yaml': RECIPE },
    'kb/openclaw/recipes/fence-torn.yaml:1: no entry names this recipe → add `proof: [fence-torn]` to the entry that it proves',
  ],
  [
    'a recording of other output that is not there',
    { 'causes/a/gate-missing.yaml': causeYaml({ proof: '[gate-gone, 2026.4.15/gaet]' }) },
    'kb/causes/a/gate-missing.yaml:8: there is no recording 2026.4.15/gaet → add kb/openclaw/recordings/2026.4.15/gaet.txt, or take it out',
  ],
])('%s is told', (_, more, fault) => {
  expect(told(more)).toEqual([fault]);
});

test('a recipe with a key that its format does not have is told with its line', () => {
  const faults = told({ 'openclaw/recipes/gate-gone.yaml': RECIPE.replace('shows', 'show') });
  expect(faults).toContainEqual(expect.stringMatching(/^kb\/openclaw\/recipes\/gate-gone\.yaml:3: .*show/));
});

test('a version that the entry or the recipe leaves out need not be played', () => {
  expect(
    told({
      'openclaw/recipes/gate-gone.yaml': `${RECIPE}versions: "<2026.9"\n`,
      'openclaw/recordings/2026.9.6/gate-gone.txt': null,
    }),
  ).toEqual([]);
});

test('where no recordings are shipped, no proof is asked for', () => {
  expect(
    told({
      'openclaw/recipes/gate-gone.yaml': null,
      'openclaw/recordings/2026.4.15/gate-gone.txt': null,
      'openclaw/recordings/2026.9.6/gate-gone.txt': null,
    }),
  ).toEqual([]);
});
