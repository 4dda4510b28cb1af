import { expect, test } from 'vitest';
import { KnowledgeBaseError } from '../../src/kb/faults.ts';
import { loadEntries } from '../../src/kb/load.ts';
import { causeYaml, type KbFolder, kbFolder } from './folder.ts';

function faultsOf(files: KbFolder): string[] {
  try {
    loadEntries(kbFolder(files));
    return [];
  } catch (error) {
    if (!(error instanceof KnowledgeBaseError)) throw error;
    return error.faults.map(({ file, line, message, mend }) => `${file}:${line}: ${message} → ${mend}`);
  }
}

test('ten faults in six files are all told, each with its file, line and mend', () => {
  const told = faultsOf({
    'causes/a/colon.yaml': causeYaml({ title: 'Fatal: no gate' }),
    'causes/a/brace.yaml': causeYaml({ cause: '{gate:name} is missing' }),
    'causes/a/keys.yaml': `${causeYaml({ stage: 'conect' })}confirmd_by: []\n`,
    'causes/a/signs.yaml': causeYaml({ symptoms: '\n  - gate-mising\n  - gate-missing/yess\n  - sais: no gate\n' }),
    'causes/a/refs.yaml': causeYaml({ symptoms: '\n  - gate-mising\n  - gate-missing/yess\n' }),
    'causes/a/lacks.yaml': causeYaml().replace(/cause: .*\n/, ''),
    'causes/a/Bad_Name.yaml': causeYaml(),
    'symptoms/gate-missing.yaml':
      'title: t\nwhen: { says: "{id:uid} missing" }\nasks: [{ do: q, answers: { yes: { title: t, when: [{ told: yes }] } } }]\n',
  });
  expect(told).toEqual([
    'kb/causes/a/Bad_Name.yaml:1: Bad_Name is no id → name the file with small letters, digits and single dashes: cron-id-is-name.yaml',
    'kb/causes/a/brace.yaml:4: is no valid YAML: Unexpected scalar at node end → put the text in quotes: a value that starts with { is read as a mapping',
    'kb/causes/a/colon.yaml:1: is no valid YAML: Nested mappings are not allowed in compact mappings → put the text in quotes: it holds a colon and a space, which would start a mapping',
    'kb/causes/a/keys.yaml:8: `stage` is "conect" → did you mean `connect`?',
    'kb/causes/a/keys.yaml:9: the file knows no key `confirmd_by` → did you mean `confirmed_by`?',
    'kb/causes/a/lacks.yaml:1: the file lacks `cause` → add it; kb/README.md shows how',
    'kb/causes/a/refs.yaml:4: there is no symptom gate-mising → did you mean `gate-missing`?',
    'kb/causes/a/refs.yaml:5: the symptom gate-missing has no answer yess → did you mean `gate-missing/yes`?',
    'kb/causes/a/signs.yaml:6: `symptoms[2]` knows no key `sais` → did you mean `says`?',
    'kb/symptoms/gate-missing.yaml:2: {id:uid} has no known type → did you mean `uuid`?',
  ]);
});

/** Faults of a cause in which a few keys are other than they should be, without the place. */
function faultsWith(more: { readonly [key: string]: string }): string[] {
  return faultsOf({ 'causes/a/x.yaml': causeYaml(more) }).map((fault) => fault.replace(/^\S+ /, ''));
}

test.each<[string, { readonly [key: string]: string }, string]>([
  [
    'a value that starts with a backtick',
    { cause: '`x` is gone' },
    'put the text in quotes: a value cannot start with `',
  ],
  [
    'a lone hole',
    { symptoms: '\n  - says: {gate:name}' },
    'put the text in quotes: a hole such as "{name:type}" needs them',
  ],
  ['stars without quotes', { symptoms: '\n  - says: ***' }, 'put the text in quotes: a value cannot start with *'],
  [
    'a list where a text stands',
    { cause: '[gate] is gone' },
    'put the text in quotes: a value that starts with [ is read as a list',
  ],
  ['quotes that close too early', { cause: '"gate" is gone' }, 'quotes close too early'],
  ['a tab', { fix: '\n\t- do: x' }, 'indent with spaces, not with a tab'],
  ['a key twice', { cause: 'x\ncause: y' }, 'this key stands here twice'],
  ['a channel that becomes a comment', { cause: 'Ask in #help' }, 'put the whole text in quotes'],
  ['an empty value', { cause: '' }, 'give it a value, or take the key away'],
  ['a number where a text belongs', { symptoms: '[{ says: 1008 }]' }, 'put it in quotes: "1008"'],
  ['an id in the file', { id: 'x' }, 'take it out: the name of the file is the id'],
  ['an impossible range', { affects: '">=2026.5 <2026.4"' }, 'is no range of versions such as ">=2026.4 <2026.5"'],
  ['no reports', { reports: '0' }, 'write at least 1'],
  ['an http address', { sources: '["http://docs.openclaw.ai"]' }, 'is no https address'],
  ['an unknown operation', { fix: '[{ do: x, patch: [{ op: mov, path: /a }] }]' }, 'did you mean `move`?'],
  [
    'a patch path without slash',
    { fix: '[{ do: x, patch: [{ op: remove, path: a }] }]' },
    'is no path such as /payload/agentId',
  ],
  ['an unknown key in a step', { fix: '[{ do: x, rnu: y }]' }, 'did you mean `run`?'],
  [
    'an operator among the keys of an object',
    { symptoms: '[{ shows: { count: 3 } }]' },
    'for a key of that name, write "=count"',
  ],
  [
    'two operators in one value',
    { symptoms: '[{ shows: { a: { not: 1, says: b } } }]' },
    'write each operator in a value of its own',
  ],
  ['a count of a text', { symptoms: '[{ shows: { a: { count: many } } }]' }, 'write it as { count: 0 }'],
  [
    'a time against another than the post',
    { symptoms: '[{ shows: { a: { before: now } } }]' },
    'write it as { before: post }',
  ],
  ['a text of holes only', { symptoms: '[{ says: "{…} {a:name}" }]' }, 'name at least one word of the message'],
  ['a sign that looks for nothing', { symptoms: '[{ weak: true }]' }, 'add what must be seen'],
  ['a condition that is no answer', { fix: '[{ do: x, if: gate }]' }, 'write symptom/answer'],
  ['a successor that does not exist', { status: 'retired', replaced_by: 'y' }, 'name the cause that replaces this one'],
  ['a successor of an entry that lives', { replaced_by: 'x' }, 'write `status: retired`, or take it out'],
])('%s is told', (_, more, mend) => {
  const told = faultsWith(more);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(mend);
});

test.each<[string, KbFolder, string]>([
  ['an empty file', { 'causes/a/x.yaml': '' }, 'kb/causes/a/x.yaml:1: is empty'],
  ['a list as a file', { 'causes/a/x.yaml': '- a\n' }, 'kb/causes/a/x.yaml:1: the file is a list, not a mapping'],
  ['a cause outside an area', { 'causes/x.yaml': causeYaml() }, 'kb/causes/x.yaml:1: is not in the folder of an area'],
  ['another ending', { 'causes/a/x.yml': causeYaml() }, 'kb/causes/a/x.yml:1: ends in .yml → rename it to .yaml'],
  ['something else', { 'causes/a/x.ts': 'code' }, 'kb/causes/a/x.ts:1: is no YAML file → move it out of this folder'],
  [
    'a command tree that is cut off',
    { 'openclaw/commands/2026.4.15.json': '{"openclaw":' },
    'kb/openclaw/commands/2026.4.15.json:1: cannot be read',
  ],
  [
    'a language that is none',
    { 'locales/labels.yaml': 'Status: { english: Status }' },
    'kb/locales/labels.yaml:1: `english` is no language code',
  ],
  [
    'a label with two meanings',
    { 'locales/labels.yaml': 'Last: { es: Última }\nPast: { pt: última }' },
    'kb/locales/labels.yaml:2: "última" means `Last` already',
  ],
  [
    'a misspelt file',
    { 'locales/lables.yaml': 'Status: { es: Estado }' },
    'kb/locales/lables.yaml:1: is read by nobody → rename it to locales/labels.yaml',
  ],
  [
    'an unknown remark',
    { 'locales/heard.yaml': 'wroked: { en: x }' },
    'kb/locales/heard.yaml:1: the file knows no key `wroked` → did you mean `worked`?',
  ],
  [
    'a value read from an unknown symptom',
    { 'values.yaml': 'jobId:\n  - gate-missing\n' },
    'kb/values.yaml:2: there is no symptom gate-missing',
  ],
])('%s is told', (_, files, told) => {
  const faults = faultsOf(files);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(told);
});

test('an id that two areas have is told', () => {
  expect(faultsOf({ 'causes/a/x.yaml': causeYaml(), 'causes/b/x.yaml': causeYaml() })).toEqual([
    'kb/causes/b/x.yaml:1: the id x is taken by kb/causes/a/x.yaml → give the file another name',
  ]);
});

test('a folder that does not exist is told', () => {
  expect(() => loadEntries('/nowhere/kb')).toThrow('kb:1: there is no such folder');
});

test('a reference to a file with faults is no fault of its own', () => {
  const told = faultsOf({
    'causes/a/x.yaml': causeYaml({ symptoms: '[gate-missing]' }),
    'symptoms/gate-missing.yaml': 'title: t\nwehn: { says: x y }\n',
  });
  expect(told.every((fault) => fault.startsWith('kb/symptoms/gate-missing.yaml'))).toBe(true);
});
