import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFiles } from '../../src/kb/load.ts';
import { COMMANDS, causeYaml, kbFolder } from './folder.ts';
import { ran } from './ran.ts';

const sound = () => kbFolder({ ...COMMANDS, 'causes/a/gate-missing.yaml': causeYaml() });
const PASTE = `hello, what is this?
$ openclaw gateway restart
2026-04-22T14:00:00Z [error] the moat of castle 3f2b8c1e-5d4a-4e6f-9a7b-1c2d3e4f5a6b is 12345 feet too dry
2026-04-22T14:00:01Z [info] all else is well
`;

test.each([
  [['--help'], 0, 'Usage: clinic kb'],
  [['check', '-h'], 0, 'Usage: clinic kb'],
])('%j shows the help', async (args, status, out) => {
  expect(await ran(args)).toMatchObject({ status, out: expect.stringContaining(out), err: '' });
});

test.each([
  [[], 'which command?'],
  [['chekc'], 'there is no command chekc'],
  [['check', '--jsno'], 'there is no option --jsno'],
  [['check', 'more'], 'there is no entry more'],
  [['new'], 'new takes one <area>/<id>'],
  [['new', 'a/b', 'c/d'], 'new takes one <area>/<id>'],
  [['new', 'a/b', '--from'], '--from lacks its value'],
  [['try', 'a', 'b'], 'try takes one file'],
  [['try', '--locale', 'tlh'], 'there is no language tlh; replies are in en, es, zh'],
])('%j is wrong use', async (args, why) => {
  expect(await ran(args)).toMatchObject({ status: 2, out: '', err: expect.stringContaining(why) });
});

test('check tells what it held and found', async () => {
  const { status, out, err } = await ran(['check', '--dir', sound()]);
  expect({ status, out, err }).toEqual({
    status: 0,
    out: 'kb: 1 causes, 0 symptoms, 1 examples: 0 faults, 0 warnings\n',
    err: '',
  });
});

test('check counts all warnings, and shows those of the entries that are named', async () => {
  const doubtful = (gate: string) =>
    causeYaml({
      symptoms: `[{ says: "the ${gate} gate of the gateway is missing" }]`,
      examples: `{ matches: ["Error: the ${gate} gate of the gateway is missing"] }`,
      confirmed_by: '[{ shows: { gate: missing } }]',
    });
  const dir = kbFolder({
    'causes/a/north-gate.yaml': doubtful('north'),
    'causes/a/south-gate.yaml': doubtful('south'),
  });
  const hint = 'Warnings of an entry: npm run kb:check -- <id>';
  const all = await ran(['check', '--dir', dir]);
  expect(all.out).toBe(`kb: 2 causes, 0 symptoms, 2 examples: 0 faults, 2 warnings\n${hint}\n`);
  const one = await ran(['check', 'south-gate', '--dir', dir]);
  expect(one.out).toContain('kb/causes/a/south-gate.yaml:8: this sign changes the verdict of no example');
  expect(one.out).not.toContain('north-gate');
});

test('check fails on faults, and tells them as JSON too', async () => {
  const dir = kbFolder({ 'causes/a/x.yaml': causeYaml({ stage: 'conect' }) });
  expect(await ran(['check', `--dir=${dir}`])).toMatchObject({
    status: 1,
    err: expect.stringContaining('kb/causes/a/x.yaml:8: `stage` is "conect"\n    → did you mean `connect`?'),
  });
  const { status, out } = await ran(['check', '--dir', dir, '--json']);
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ faults: [{ file: 'kb/causes/a/x.yaml', line: 8 }], examined: false });
});

test('new writes a template that loads, and does not overwrite it', async () => {
  const dir = sound();
  expect(await ran(['new', 'cron/moat-dry', '--dir', dir])).toMatchObject({ status: 0 });
  const path = join(dir, 'causes/cron/moat-dry.yaml');
  const written = readFileSync(path, 'utf8');
  expect(loadFiles(dir).entries.causes.find((cause) => cause.id === 'moat-dry')?.status).toBe('draft');
  expect(await ran(['new', 'cron/moat-dry', '--dir', dir])).toMatchObject({ status: 1 });
  expect(await ran(['new', 'other/moat-dry', '--dir', dir])).toMatchObject({ status: 1 });
  expect(readFileSync(path, 'utf8')).toBe(written);
});

test.each(['moat-dry', 'a/b/c', '../a/b', 'Cron/moat', 'cron/moat_dry', '/etc'])(
  'new refuses the name %s',
  async (name) => {
    const dir = sound();
    expect(await ran(['new', name, '--dir', dir])).toMatchObject({ status: 2, out: '' });
    expect(existsSync(join(dir, 'causes/a/b.yaml'))).toBe(false);
  },
);

test('new in howto/ writes a template of an answer to a question', async () => {
  const dir = sound();
  await ran(['new', 'howto/mend-moat', '--from', '-', '--dir', dir], 'how do I mend the moat?\n');
  const { entries, causes } = loadFiles(dir);
  expect(entries.causes.find((cause) => cause.id === 'mend-moat')).toMatchObject({
    kind: 'howto',
    symptoms: [{ parts: [{ key: 'told' }] }],
  });
  expect(causes['mend-moat']!.matches[0]!.posts[0]!.text).toBe('how do I mend the moat?');
});

test('new --from suggests the texts of complaints with holes, and takes the paste as example, redacted', async () => {
  const dir = sound();
  const secret = `${'sk-ant'}-api03-${'aB3dE5fG7h'.repeat(9)}`;
  const { status } = await ran(
    ['new', 'cron/moat-dry', '--from', '-', '--dir', dir],
    `${PASTE}ANTHROPIC_API_KEY=${secret}\n`,
  );
  expect(status).toBe(0);
  const { entries, causes } = loadFiles(dir);
  const written = causes['moat-dry']!;
  expect(entries.causes.find((cause) => cause.id === 'moat-dry')!.symptoms[0]!.parts[0]).toEqual({
    key: 'says',
    texts: ['the moat of castle {:uuid} is {:number} feet too dry'],
  });
  expect(written.matches[0]!.posts[0]!.text).toContain('hello, what is this?');
  expect(written.source.text).not.toContain(secret.slice(10, 40));
});

test('new --from names the shared symptoms that the paste shows', async () => {
  const dir = kbFolder({
    'symptoms/gate-missing.yaml':
      'title: t\nwhen: { says: "the gate of the gateway is missing" }\nasks: [{ do: Look., answers: { taken: { title: t, when: { told: it was taken away } } } }]\n',
    'causes/a/one.yaml': causeYaml({ symptoms: '[gate-missing]' }),
  });
  const paste = 'Error: the gate of the gateway is missing\nError: the moat is too dry for ducks\n';
  await ran(['new', 'a/two', '--from', '-', '--dir', dir], paste);
  expect(readFileSync(join(dir, 'causes/a/two.yaml'), 'utf8')).toContain('# confirmed_by: [gate-missing/taken] ');
  const { symptoms } = loadFiles(dir).entries.causes.find((cause) => cause.id === 'two')!;
  expect(symptoms.map((sign) => sign.parts[0])).toEqual([
    { key: 'seen', all: ['gate-missing'] },
    { key: 'says', texts: ['the moat is too dry for ducks'] },
  ]);
});

test('try shows the reply and why', async () => {
  const { status, out } = await ran(['try', '--dir', sound()], 'Error: the gate of the gateway is missing\n');
  expect(status).toBe(0);
  expect(out).toContain('The gateway cannot find its gate');
  expect(out).toContain('openclaw gateway restart');
  expect(out).toContain('it would say this unasked');
  expect(out).toContain(
    'gate-missing: 1. certain\n   symptom says "the gate of the gateway is missing"\n      line 1: Error:',
  );
});

test('try shows the translation', async () => {
  const dir = sound();
  await ran(['translate', 'es', 'gate-missing', '--dir', dir]);
  const path = join(dir, 'locales/es/causes/gate-missing.yaml');
  writeFileSync(
    path,
    readFileSync(path, 'utf8')
      .replace(/title: .*/, 'title: Falta la puerta')
      .replace(/[‹›]/g, ''),
  );
  const { out } = await ran(['try', '--locale', 'es', '--dir', dir], 'Error: the gate of the gateway is missing\n');
  expect(out).toContain('Falta la puerta');
});

test('try tells why a cause is out', async () => {
  const dir = kbFolder({
    'causes/a/gate-missing.yaml': causeYaml({ ruled_out_by: '[{ says: it is only painted black }]' }),
    'causes/a/old-gate.yaml': causeYaml({
      symptoms: '[{ says: "gateway is missing its hinges" }]',
      affects: '"<2026.4"',
    }),
  });
  const paste =
    'Error: the gate of the gateway is missing\nnote: it is only painted black\nError: gateway is missing its hinges\n';
  const { out } = await ran(['try', '--dir', dir, '--version', '2026.4.15'], paste);
  expect(out).toContain('gate-missing: out: ruled out');
  expect(out).toContain('old-gate: out: affects <2026.4, and this is 2026.4.15');
});

test('try leaves out entries with faults and names them', async () => {
  const dir = kbFolder({ 'causes/a/x.yaml': causeYaml({ stage: 'conect' }), 'causes/a/y.yaml': causeYaml() });
  const { status, out, err } = await ran(['try', '--dir', dir], 'Error: the gate of the gateway is missing');
  expect({ status, isTold: err.includes('kb/causes/a/x.yaml:8'), isAnswered: out.includes('y: 1.') }).toEqual({
    status: 0,
    isTold: true,
    isAnswered: true,
  });
});

test.each([
  ['an unreadable file', ['try', '/nowhere/paste.txt'], 'clinic kb: /nowhere/paste.txt cannot be read: ENOENT'],
  ['nothing', ['try'], 'clinic kb: standard input is empty'],
  ['a folder', ['new', 'a/b', '--from', '/tmp'], 'clinic kb: /tmp cannot be read: EISDIR'],
])('%s is one plain line', async (_, args, line) => {
  const { status, out, err } = await ran([...args, '--dir', sound()]);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain(line);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('schema writes what editors check by', async () => {
  const dir = sound();
  expect(await ran(['schema', '--dir', dir])).toMatchObject({ status: 0, out: `${join(dir, 'schema.json')}\n` });
  expect((await ran(['check', '--dir', dir])).status).toBe(0);
  writeFileSync(join(dir, 'schema.json'), '{}');
  expect(await ran(['check', '--dir', dir])).toMatchObject({
    status: 1,
    err: expect.stringContaining('is out of date'),
  });
});
