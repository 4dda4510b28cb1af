import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkKnowledgeBase } from '../../src/kb/check.ts';
import { COMMANDS, causeYaml, type KbFolder, kbFolder } from './folder.ts';

const SOUND: KbFolder = {
  ...COMMANDS,
  'causes/a/gate-missing.yaml': causeYaml(),
  'causes/a/fence-torn.yaml': causeYaml({
    symptoms: '[{ says: "the fence is torn at post {:number}" }]',
    examples: '{ matches: ["Error: the fence is torn at post 12"] }',
  }),
};

function told(files: KbFolder, kind: 'faults' | 'warnings' = 'faults'): string[] {
  const outcome = checkKnowledgeBase(kbFolder({ ...SOUND, ...files }));
  return outcome[kind].map(({ file, line, message, mend }) => `${file}:${line}: ${message} → ${mend}`);
}

test('sound entries have neither faults nor warnings', () => {
  const outcome = checkKnowledgeBase(kbFolder(SOUND));
  expect(outcome).toEqual({ faults: [], warnings: [], causes: 2, symptoms: 0, examples: 2, examined: true });
});

test.each<[string, { readonly [key: string]: string }, RegExp]>([
  [
    'a command that one version does not have',
    { fix: '[{ do: Follow them., run: openclaw logs --follow }]' },
    /yaml:5: OpenClaw 2026\.4\.15: `openclaw` has no command logs → .*`affects`/,
  ],
  [
    'a flag that no version has, in two',
    { fix: '[{ do: List them., run: openclaw cron list --al }]' },
    /OpenClaw 2026\.4\.15, 2026\.9\.6: `openclaw cron list` has no --al → did you mean --all\?$/,
  ],
  ['a command in a sentence', { fix: '[{ do: "Run `openclaw cron lst`." }]' }, /has no command lst/],
  ['a command that verifies', { verify: '{ do: Look., run: openclaw cron lst }' }, /yaml:8: .*has no command lst/],
  ['a source from elsewhere', { sources: '[https://docs.openclaw.ai.example.net/x]' }, /yaml:6: .*not on a host/],
  ['somebody else’s repository', { sources: '[https://github.com/openclawed/x]' }, /not on a host/],
  ['a value that nothing fills', { fix: '[{ do: "Remove {gaet}." }]' }, /nothing fills \{gaet\} → write <gaet>/],
  ['a place of the template', { cause: '‹why it happens›' }, /yaml:4: ‹why it happens› is still the template's/],
  ['an example that no sign fits', { examples: '{ matches: [all is well] }' }, /yaml:7: `matches\[0\]` gets no cause/],
  [
    'an example that another cause gets',
    { examples: '{ matches: ["Error: the fence is torn at post 3"] }' },
    /`matches\[0\]` gets fence-torn → .*`ruled_out_by`/,
  ],
  [
    'an ignored post that gets the cause',
    {
      examples:
        '{ matches: ["the gate of the gateway is missing"], ignores: ["Error: the gate of the gateway is missing"] }',
    },
    /yaml:7: `ignores\[0\]` gets this cause/,
  ],
  [
    'a text that leads to another cause',
    { symptoms: '[{ says: ["the gate of the gateway is missing", "the fence is torn at post 7"] }]' },
    /yaml:3: the text "the fence is torn at post 7" gets fence-torn/,
  ],
])('%s is told', (_, more, fault) => {
  const faults = told({ 'causes/a/gate-missing.yaml': causeYaml(more) });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(fault);
});

test('a cause that gets the posts of many entries is one fault, its own', () => {
  const walls = ['north', 'east', 'south', 'west'].map((side): [string, string] => {
    const text = `the ${side} wall is broken`;
    return [
      `causes/a/${side}.yaml`,
      causeYaml({ symptoms: `[{ says: "${text}", weak: true }]`, examples: `{ matches: ["${text}"] }` }),
    ];
  });
  const symptoms = '[{ says: ["wall is broken", "the gate of the gateway is missing"] }]';
  const general = causeYaml({ symptoms });
  expect(told({ ...Object.fromEntries(walls), 'causes/a/gate-missing.yaml': general })).toEqual([
    'kb/causes/a/gate-missing.yaml:3: gets the posts of 4 other entries: east, north, south, … → one of its texts is too general: make it longer, or add `without`',
  ]);
});

test('a step is checked only in the versions it is for', () => {
  const fix = '[{ do: Follow them., run: openclaw logs --follow, affects: ">=2026.9" }]';
  expect(told({ 'causes/a/gate-missing.yaml': causeYaml({ fix }) })).toEqual([]);
});

test('a value is filled by a hole, a shared symptom or kb/values.yaml', () => {
  const symptoms = '[{ says: "gate {gate:name} of the gateway is missing" }]';
  const examples = '{ matches: ["Error: gate north of the gateway is missing"] }';
  const fix = '[{ do: "Put {gate} back at {place}." }]';
  const files = {
    'causes/a/gate-missing.yaml': causeYaml({ symptoms, examples, fix }),
    'values.yaml': 'place: { shows: { place: "{place:name}" } }',
  };
  expect(told(files)).toEqual([]);
});

test('a text that two causes share belongs in a symptom file', () => {
  const examples = '{ matches: ["Error: the gate of the gateway is missing since monday"] }';
  const symptoms = '[{ says: ["The gate of the  gateway is missing", "missing since monday"] }]';
  expect(told({ 'causes/a/other-gate.yaml': causeYaml({ symptoms, examples }) }).join('\n')).toMatch(
    /kb\/causes\/a\/other-gate.yaml:3: "The gate of the gateway is missing" stands for gate-missing too → move it/,
  );
});

test('what looks like a secret in an example is told, without showing it', () => {
  const secret = `${'sk-ant'}-api03-${'aB3dE5fG7h'.repeat(9)}`;
  const examples = `{ matches: ["Error: the gate of the gateway is missing ANTHROPIC_API_KEY=${secret}"] }`;
  const faults = told({ 'causes/a/gate-missing.yaml': causeYaml({ examples }) });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/yaml:7: the example holds what looks like a secret/);
  expect(faults[0]).not.toContain(secret.slice(10, 30));
});

test.each(['reviewed', 'draft'])('an entry that speaks on an unrelated post is told: %s', (status) => {
  const dir = kbFolder({ ...SOUND, 'causes/a/gate-missing.yaml': causeYaml({ status }) });
  mkdirSync(join(dir, '../test/unrelated'), { recursive: true });
  const posts = ['gm everyone', 'Error: the gate of the gateway is missing'].map((paste, at) =>
    JSON.stringify({ id: `n${at}`, paste }),
  );
  writeFileSync(join(dir, '../test/unrelated/chat.jsonl'), `${posts.join('\n')}\n`);
  const { faults } = checkKnowledgeBase(dir);
  expect(faults.map((fault) => `${fault.file}: ${fault.message}`)).toEqual([
    expect.stringContaining('kb/causes/a/gate-missing.yaml: speaks unasked on chat.jsonl:2 (n1)'),
  ]);
});

test('a retired entry is not asked for its examples, and its successor must live', () => {
  const files = {
    'causes/a/old.yaml': 'title: t\nstatus: retired\nreplaced_by: older\n',
    'causes/a/older.yaml': 'title: t\nstatus: retired\nreplaced_by: gate-missing\n',
  };
  expect(told(files)).toEqual(['kb/causes/a/old.yaml:3: older is retired itself → name the cause that is shown today']);
});

test('a recording that is cited must exist, where recordings are', () => {
  const files = {
    'openclaw/recordings/2026.4.15/gate.txt': '$ openclaw gateway\n',
    'causes/a/gate-missing.yaml': causeYaml({ proof: '[2026.4.15/gate, 2026.4.15/gaet]' }),
  };
  expect(told(files)).toEqual([expect.stringContaining('yaml:8: there is no recording 2026.4.15/gaet')]);
});

test('a sign that no example needs is a warning', () => {
  const files = {
    'causes/a/gate-missing.yaml': causeYaml({ confirmed_by: '[{ shows: { gate: missing, fence: any } }]' }),
  };
  expect(told(files)).toEqual([]);
  expect(told(files, 'warnings')).toEqual([
    expect.stringContaining('kb/causes/a/gate-missing.yaml:8: no example shows this sign'),
  ]);
});

test('a sign that an example needs is no warning', () => {
  const examples = '{ matches: ["{\\"gate\\": \\"gone\\"}"] }';
  const symptoms = '[{ shows: { gate: gone } }]';
  expect(told({ 'causes/a/gate-missing.yaml': causeYaml({ symptoms, examples }) }, 'warnings')).toEqual([]);
});

test('a command that no version has is a warning', () => {
  const symptoms = '\n  - says: "the gate of the gateway is missing"\n  - command: { name: cron delete }\n';
  const examples = '{ matches: [the gate of the gateway is missing, openclaw cron delete x] }';
  const warnings = told({ 'causes/a/gate-missing.yaml': causeYaml({ symptoms, examples }) }, 'warnings');
  expect(warnings[0]).toMatch(/yaml:5: no version has the command cron delete/);
});

test('faults of writing are told together with those of meaning, and the examples wait', () => {
  const outcome = checkKnowledgeBase(
    kbFolder({
      ...SOUND,
      'causes/a/gate-missing.yaml': causeYaml({ fix: '[{ do: x, run: openclaw crn list }]' }),
      'causes/a/broken.yaml': causeYaml({ stage: 'conect' }),
    }),
  );
  expect(outcome.examined).toBe(false);
  expect(outcome.faults.map((fault) => fault.file)).toEqual([
    'kb/causes/a/broken.yaml',
    'kb/causes/a/gate-missing.yaml',
  ]);
});
