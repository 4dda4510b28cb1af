import { describe, expect, test } from 'vitest';
import type { Sign } from '../../src/engine/types.ts';
import { loadEntries, loadFiles } from '../../src/kb/load.ts';
import { COMMANDS, causeYaml, kbFolder } from './folder.ts';

const SYMPTOMS = {
  'symptoms/gate-missing.yaml':
    'title: t\nwhen: { says: x y }\nasks: [{ run: openclaw gateway, answers: { yes: { title: t, when: [{ told: yes }] } } }]',
};

/** The one sign under `symptoms` that stands in YAML. */
function signOf(yaml: string): Sign {
  const dir = kbFolder({ ...COMMANDS, ...SYMPTOMS, 'causes/a/x.yaml': causeYaml({ symptoms: `\n  - ${yaml}` }) });
  return loadEntries(dir).causes[0]!.symptoms[0]!;
}

describe('signs', () => {
  const plain = { without: [], weak: false };
  test.each<[string, Sign]>([
    ['gate-missing', { parts: [{ key: 'seen', all: ['gate-missing'] }], ...plain }],
    ['gate-missing/yes', { parts: [{ key: 'seen', all: ['gate-missing/yes'] }], ...plain }],
    [
      'seen: [gate-missing, gate-missing/yes]',
      { parts: [{ key: 'seen', all: ['gate-missing', 'gate-missing/yes'] }], ...plain },
    ],
    ['says: "no  gate {...} here"', { parts: [{ key: 'says', texts: ['no gate {…} here'] }], ...plain }],
    ['told: [one gate, two gates]', { parts: [{ key: 'told', texts: ['one gate', 'two gates'] }], ...plain }],
    [
      '{ weak: true, says: a b, without: { says: c d } }',
      {
        parts: [{ key: 'says', texts: ['a b'] }],
        without: [{ parts: [{ key: 'says', texts: ['c d'] }], ...plain }],
        weak: true,
      },
    ],
    [
      '{ shows: { table: Pending, Role: node } }',
      {
        parts: [
          { key: 'shows', table: 'Pending', shape: { is: 'object', keys: { Role: { is: 'text', text: 'node' } } } },
        ],
        ...plain,
      },
    ],
    [
      '{ shows: { "=table": x } }',
      {
        parts: [{ key: 'shows', table: null, shape: { is: 'object', keys: { table: { is: 'text', text: 'x' } } } }],
        ...plain,
      },
    ],
    [
      '{ command: { name: [automations create, openclaw cron list], all: missing }, told: a gate }',
      {
        parts: [
          {
            key: 'command',
            names: ['cron add', 'cron list'],
            args: { is: 'object', keys: { all: { is: 'missing' } } },
          },
          { key: 'told', texts: ['a gate'] },
        ],
        ...plain,
      },
    ],
  ])('%s', (yaml, sign) => {
    expect(signOf(yaml)).toEqual(sign);
  });

  test('the first key is the event, whatever it is', () => {
    expect(signOf('{ told: a gate, says: b c }').parts.map((part) => part.key)).toEqual(['told', 'says']);
    expect(signOf('{ says: b c, told: a gate }').parts.map((part) => part.key)).toEqual(['says', 'told']);
  });

  test('a single sign needs no list', () => {
    const dir = kbFolder({ 'causes/a/x.yaml': causeYaml({ symptoms: '{ says: a b }' }) });
    expect(loadEntries(dir).causes[0]!.symptoms).toHaveLength(1);
  });
});

test.each([
  ['text', { is: 'text', text: 'text' }],
  ['"{id:uuid}"', { is: 'text', text: '{id:uuid}' }],
  ['7', { is: 'equals', value: 7 }],
  ['false', { is: 'equals', value: false }],
  ['any', { is: 'any' }],
  ['missing', { is: 'missing' }],
  [
    '[a, 7]',
    {
      is: 'one-of',
      shapes: [
        { is: 'text', text: 'a' },
        { is: 'equals', value: 7 },
      ],
    },
  ],
  ['{ a: { b: any } }', { is: 'object', keys: { a: { is: 'object', keys: { b: { is: 'any' } } } } }],
  ['{ "=not": any }', { is: 'object', keys: { not: { is: 'any' } } }],
  ['{ not: a }', { is: 'not', shape: { is: 'text', text: 'a' } }],
  ['{ says: a  b }', { is: 'says', text: 'a b' }],
  [
    '{ says: [a, b] }',
    {
      is: 'one-of',
      shapes: [
        { is: 'says', text: 'a' },
        { is: 'says', text: 'b' },
      ],
    },
  ],
  ['{ has: a }', { is: 'has', all: [{ is: 'text', text: 'a' }] }],
  [
    '{ has: [a, { b: 1 }] }',
    {
      is: 'has',
      all: [
        { is: 'text', text: 'a' },
        { is: 'object', keys: { b: { is: 'equals', value: 1 } } },
      ],
    },
  ],
  ['{ not: { has: a } }', { is: 'not', shape: { is: 'has', all: [{ is: 'text', text: 'a' }] } }],
  ['{ count: 0 }', { is: 'count', equals: 0, above: null }],
  ['{ count: { above: 2 } }', { is: 'count', equals: null, above: 2 }],
  ['{ above: 3 }', { is: 'above', than: 3 }],
  ['{ below: -1.5 }', { is: 'below', than: -1.5 }],
  ['{ before: post }', { is: 'before' }],
  ['{ after: post }', { is: 'after' }],
])('the value %s', (yaml, shape) => {
  expect(signOf(`{ shows: { key: ${yaml} } }`).parts[0]).toEqual({
    key: 'shows',
    table: null,
    shape: { is: 'object', keys: { key: shape } },
  });
});

test('a plain entry gets its defaults', () => {
  const yaml = causeYaml().replace('status: reviewed\n', '');
  expect(loadEntries(kbFolder({ 'causes/a/x.yaml': yaml })).causes).toEqual([
    {
      id: 'x',
      area: 'a',
      title: 'The gateway cannot find its gate',
      status: 'draft',
      replacedBy: null,
      kind: 'fault',
      affects: null,
      stage: null,
      reports: 1,
      symptoms: [{ parts: [{ key: 'says', texts: ['the gate of the gateway is missing'] }], without: [], weak: false }],
      confirmedBy: [],
      ruledOutBy: [],
      cause: 'Somebody took the gate away.',
      fix: [
        {
          do: 'Put it back.',
          run: 'openclaw gateway restart',
          if: null,
          affects: null,
          patch: null,
          paste: null,
          risk: null,
        },
      ],
      verify: null,
      sources: ['https://docs.openclaw.ai/gateway'],
    },
  ]);
});

test('a retired entry needs its successor and nothing else', () => {
  const dir = kbFolder({
    'causes/a/x.yaml': causeYaml(),
    'causes/a/old.yaml': 'title: t\nstatus: retired\nreplaced_by: x\n',
  });
  expect(loadEntries(dir).causes.find((cause) => cause.id === 'old')).toMatchObject({
    status: 'retired',
    replacedBy: 'x',
    symptoms: [],
    fix: [],
  });
});

test('folded texts lose their last line break', () => {
  const dir = kbFolder({ 'causes/a/x.yaml': causeYaml({ cause: '>\n  Two\n  lines.' }) });
  expect(loadEntries(dir).causes[0]!.cause).toBe('Two lines.');
});

test('a symptom may share the questions of another', () => {
  const dir = kbFolder({ ...SYMPTOMS, 'symptoms/other.yaml': 'title: t\nwhen: { says: z y }\nasks: gate-missing' });
  expect(loadEntries(dir).symptoms.map((symptom) => [symptom.id, typeof symptom.asks])).toEqual([
    ['gate-missing', 'object'],
    ['other', 'string'],
  ]);
});

test('examples are posts, conversations, or posts with a time or version', () => {
  const examples = `
  matches:
    - one post
    - [first, second]
    - { at: 2026-05-01T00:00:00Z, text: with a time }
  ignores:
    - [first, { text: second, version: 2026.4.15 }]`;
  const { matches, ignores, source } = loadFiles(kbFolder({ 'causes/a/x.yaml': causeYaml({ examples }) })).causes['x']!;
  expect(matches.map((example) => example.posts)).toEqual([
    [{ text: 'one post' }],
    [{ text: 'first' }, { text: 'second' }],
    [{ text: 'with a time', at: '2026-05-01T00:00:00Z' }],
  ]);
  expect(ignores.map((example) => example.posts)).toEqual([
    [{ text: 'first' }, { text: 'second', version: '2026.4.15' }],
  ]);
  expect(source.text.split('\n')[matches[1]!.line - 1]).toBe('    - [first, second]');
});

test('labels, values, lone words and remarks of all languages are folded into one table each', () => {
  const dir = kbFolder({
    'locales/labels.yaml':
      'Status: { en: Status, es: Estado, zh-TW: 狀態 }\nvalues:\n  n/a: { es: n/d }\nwords:\n  "Enabled: false": { en: [disabled, Off] }\n  "Runs: 3": { en: thrice }\n',
    'locales/heard.yaml': 'worked: { en: [it worked, Solved], es: [funcionó] }\n',
  });
  const { labels, values, words, heard } = loadEntries(dir).vocabulary;
  expect(labels).toEqual({ status: 'Status', estado: 'Status', 狀態: 'Status' });
  expect(values).toEqual({ 'n/d': 'n/a' });
  expect(words).toEqual({
    disabled: { key: 'Enabled', value: false },
    off: { key: 'Enabled', value: false },
    thrice: { key: 'Runs', value: 3 },
  });
  expect(heard.worked).toEqual(['it worked', 'Solved', 'funcionó']);
  expect(heard.gone).toEqual([]);
});

test('the digest changes with any file', () => {
  const digest = (cause: string) => loadEntries(kbFolder({ 'causes/a/x.yaml': causeYaml({ cause }) })).digest;
  expect(digest('one')).toBe(digest('one'));
  expect(digest('one')).not.toBe(digest('two'));
});

test('anchors and aliases are allowed', () => {
  const symptoms = '[{ says: &gate [no gate here] }]\nruled_out_by: [{ says: *gate, told: a fence }]';
  const [cause] = loadEntries(kbFolder({ 'causes/a/x.yaml': causeYaml({ symptoms }) })).causes;
  expect(cause!.ruledOutBy[0]!.parts[0]).toEqual({ key: 'says', texts: ['no gate here'] });
});
