import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { openCase } from '../../src/engine/case.ts';
import { compile } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { checkKnowledgeBase } from '../../src/kb/check.ts';
import { loadEntries } from '../../src/kb/load.ts';
import { digestOf } from '../../src/kb/translation.ts';
import { COMMANDS, causeYaml, type KbFolder, kbFolder } from './folder.ts';
import { ran } from './ran.ts';

const ENTRY = causeYaml({ cause: 'Somebody took the `gate` away.' });
const SYMPTOM = `title: the moat is dry
when: [{ says: "the moat of the castle is dry" }]
asks: [{ do: Is it raining?, answers: { rain: { title: it rains, when: [{ told: it rains a lot }] } } }]
`;
const DRY = causeYaml({
  symptoms: '[moat-dry]',
  confirmed_by: '[moat-dry/rain]',
  examples: '{ matches: [["the moat of the castle is dry", it rains a lot]] }',
});
const SOUND: KbFolder = {
  ...COMMANDS,
  'causes/a/gate-missing.yaml': ENTRY,
  'causes/a/moat-leaks.yaml': DRY,
  'symptoms/moat-dry.yaml': SYMPTOM,
};
const GATE = digestOf({
  title: 'The gateway cannot find its gate',
  cause: 'Somebody took the `gate` away.',
  fix: [{ do: 'Put it back.' }],
});
const MOAT = digestOf({ title: 'the moat is dry', asks: [{ do: 'Is it raining?', answers: { rain: 'it rains' } }] });

const GATE_ES: { readonly [key: string]: string } = {
  of: GATE,
  title: 'La puerta de enlace no encuentra su puerta',
  cause: 'Alguien se llevó la `gate`.',
  fix: '[{ do: Vuelve a ponerla. }]',
};
const MOAT_ES = `of: ${MOAT}\ntitle: el foso está seco\nasks: [{ do: "¿Está lloviendo?", answers: { rain: llueve } }]\n`;

function withSpanish(gate: { readonly [key: string]: string }, moat = MOAT_ES): string {
  const yaml = Object.entries({ ...GATE_ES, ...gate }).map(([key, value]) => `${key}: ${value}\n`);
  return kbFolder({
    ...SOUND,
    'locales/es/causes/gate-missing.yaml': yaml.join(''),
    'locales/es/symptoms/moat-dry.yaml': moat,
  });
}

function told(dir: string, text: string, locale: 'en' | 'es' | 'zh') {
  return diagnose(openCase('x'), { text, locale }, compile(loadEntries(dir))).reply;
}

test('a reply is in the language asked for where its entry is translated, commands as they are', () => {
  const reply = told(withSpanish({}), 'Error: the gate of the gateway is missing', 'es');
  expect(reply.causes[0]).toMatchObject({ title: GATE_ES['title'], cause: GATE_ES['cause'] });
  expect(reply.steps).toMatchObject([{ do: 'Vuelve a ponerla.', run: 'openclaw gateway restart' }]);
  const question = told(withSpanish({}), 'Error: the moat of the castle is dry', 'es');
  expect(question.ask).toMatchObject({ do: '¿Está lloviendo?', outcomes: [expect.stringMatching(/^Si llueve: /)] });
});

test.each([
  ['another language', {}, 'zh'],
  ['English', {}, 'en'],
  ['a translation that is older than its entry', { of: '0123456789ab' }, 'es'],
] as const)('%s gets the English sentences', (_, gate, locale) => {
  const reply = told(withSpanish(gate), 'Error: the gate of the gateway is missing', locale);
  expect(reply.causes[0]!.title).toBe('The gateway cannot find its gate');
});

test('sound translations have neither faults nor warnings but for entries that are missing', () => {
  const { faults, warnings } = checkKnowledgeBase(withSpanish({}));
  expect(faults).toEqual([]);
  expect(warnings.map(({ file, message }) => `${file}: ${message}`)).toContain(
    'kb/locales/es: 1 entries are told in English: moat-leaks',
  );
});

test.each<[string, { readonly [key: string]: string }, RegExp]>([
  [
    'is older than its entry',
    { of: '0123456789ab' },
    /yaml:1: is older than its entry → `npm run kb:translate -- es gate/,
  ],
  ['lacks a step', { fix: '[{ do: A., risk: opens it }]' }, /yaml:4: `fix\.0\.risk` is not in the entry → take it out/],
  ['lacks a command', { cause: 'Alguien se llevó la puerta.' }, /yaml:3: lacks `gate` → commands and quoted output/],
  ['invents a command', { title: 'La puerta: `rm`' }, /yaml:2: has `rm`, which the entry does not → take it out/],
  ['is not written yet', { title: '‹The gateway cannot find its gate›' }, /yaml:2: is not translated yet/],
  ['is English', { title: 'The gateway cannot find its gate' }, /yaml:2: is the English sentence → translate it/],
  ['knows no such key', { verify: 'Mira.' }, /yaml:5: `verify` is not in the entry/],
  ['has no digest', { of: 'yesterday' }, /yaml:1: `of` is no digest of an entry/],
])('a translation that %s is a fault', (_, gate, fault) => {
  const { faults } = checkKnowledgeBase(
    withSpanish({ ...gate, ...(gate['title']?.includes(': ') ? { title: `"${gate['title']}"` } : {}) }),
  );
  expect(faults.map(({ file, line, message, mend }) => `${file}:${line}: ${message} → ${mend}`)).toEqual([
    expect.stringMatching(fault),
  ]);
});

test('a symptom’s answer that is not translated is a fault, and a translation of nothing is one', () => {
  const lacking = checkKnowledgeBase(withSpanish({}, `of: ${MOAT}\ntitle: seco\nasks: [{ do: q, answers: {} }]\n`));
  expect(lacking.faults.map(({ message }) => message)).toEqual(['lacks `asks.0.answers.rain`']);
  const stray = checkKnowledgeBase(
    kbFolder({ ...SOUND, 'locales/zh/causes/moat-dry.yaml': `of: ${MOAT}\ntitle: 干\ncause: 干\nfix: [{ do: 干 }]\n` }),
  );
  expect(stray.faults.map(({ message }) => message)).toEqual(['there is no entry moat-dry in causes/']);
});

const translate = (dir: string, ...args: readonly string[]) => ran(['translate', ...args, '--dir', dir]);

test('translate lists what is missing and what is out of date', async () => {
  const dir = withSpanish({ of: '0123456789ab' });
  expect(await translate(dir, 'es')).toEqual({
    status: 0,
    out: 'moat-leaks\ngate-missing (older than its entry)\n',
    err: '1 to be translated, 1 out of date\n',
  });
  expect(await translate(dir, 'fr')).toMatchObject({ status: 2, err: expect.stringContaining('no language fr') });
  expect(await translate(dir, 'es', 'gate')).toMatchObject({
    status: 1,
    err: expect.stringContaining('no entry gate'),
  });
});

test('translate writes a sheet that is refused until it is filled in, and keeps what was there before', async () => {
  const dir = withSpanish({ of: '0123456789ab' });
  expect(await translate(dir, 'es', 'gate-missing', 'moat-dry')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/gate-missing\.yaml: write .*\nmoat-dry is up to date\n$/),
  });
  const sheet = parse(readFileSync(join(dir, 'locales/es/causes/gate-missing.yaml'), 'utf8')) as object;
  expect(sheet).toEqual({
    of: GATE,
    title: '‹The gateway cannot find its gate› La puerta de enlace no encuentra su puerta',
    cause: '‹Somebody took the `gate` away.› Alguien se llevó la `gate`.',
    fix: [{ do: '‹Put it back.› Vuelve a ponerla.' }],
  });
  expect(new Set(checkKnowledgeBase(dir).faults.map(({ message }) => message))).toEqual(
    new Set(['is not translated yet']),
  );
});

test('translate asks only for what was added to an entry', async () => {
  const dir = kbFolder({
    ...SOUND,
    'causes/a/gate-missing.yaml': causeYaml({
      cause: 'Somebody took the `gate` away.',
      fix: '[{ do: Put it back. }, { do: Close it. }]',
      verify: '{ do: Nobody comes in. }',
    }),
    'locales/es/causes/gate-missing.yaml': Object.entries(GATE_ES)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  });
  await translate(dir, 'es', 'gate-missing');
  const { of: _, ...sheet } = parse(readFileSync(join(dir, 'locales/es/causes/gate-missing.yaml'), 'utf8')) as {
    of: string;
  };
  expect(sheet).toEqual({
    title: GATE_ES['title'],
    cause: GATE_ES['cause'],
    fix: [{ do: 'Vuelve a ponerla.' }, { do: '‹Close it.›' }],
    verify: '‹Nobody comes in.›',
  });
});
