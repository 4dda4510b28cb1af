import { describe, expect, test } from 'vitest';
import type { StepEntry } from '../../../src/engine/types.ts';
import { caseOf, cause, evidence, finding, findings, knowledge, replyTo, step, symptom } from './given.ts';

const pairing = symptom('pairing-required', {
  asks: [
    {
      run: 'openclaw devices list',
      do: null,
      paste: null,
      answers: {
        'nothing-pending': { title: 'nothing is pending', when: [] },
        pending: { title: 'a request is pending', when: [] },
      },
    },
  ],
});

type Told = { readonly seen?: readonly string[]; readonly hidden?: readonly string[]; readonly version?: string };

function shown(fix: readonly StepEntry[], { seen = [], hidden = [], version }: Told): readonly string[] {
  const kb = knowledge([cause('x', { fix })], [pairing]);
  const known = caseOf([evidence()], { version: version ?? null });
  const reply = replyTo(findings([finding('x')], { answers: { seen, fresh: seen, hidden } }), known, kb);
  return reply.steps.map((one) => (one.condition === null ? one.do : `${one.condition}: ${one.do}`));
}

describe('a step with `if`', () => {
  const fix = [step({ do: 'Retry.', if: 'pairing-required/nothing-pending' }), step({ do: 'List.' })];
  test.each<[string, Told, readonly string[]]>([
    [
      'is shown in its place when the answer was seen',
      { seen: ['pairing-required/nothing-pending'] },
      ['Retry.', 'List.'],
    ],
    ['is left out when another answer was seen', { hidden: ['pairing-required/nothing-pending'] }, ['List.']],
    ['comes last, with its condition, while the answer is open', {}, ['List.', 'If nothing is pending: Retry.']],
  ])('%s', (_, told, wanted) => expect(shown(fix, told)).toEqual(wanted));
});

describe('a step with `affects`', () => {
  const both = [
    step({ do: 'Old way.', affects: '<2026.5' }),
    step({ do: 'New way.', affects: '>=2026.9' }),
    step({ do: 'Restart.' }),
  ];
  const one = [step({ do: 'New way.', affects: '>=2026.9' }), step({ do: 'Restart.' })];
  test.each<[string, readonly StepEntry[], Told, readonly string[]]>([
    ['is shown where the version fits', both, { version: '2026.4.15' }, ['Old way.', 'Restart.']],
    ['is left out where it does not', one, { version: '2026.4.15' }, ['Restart.']],
    [
      'names its versions while the version is unknown, if there is a way for the others',
      both,
      {},
      ['On versions before 2026.5: Old way.', 'On 2026.9 or newer: New way.', 'Restart.'],
    ],
    ['is left out while the version is unknown, if there is no way for the others', one, {}, ['Restart.']],
    [
      'counts a version cut through by the range as unknown',
      both,
      { version: '2026.x' },
      ['On versions before 2026.5: Old way.', 'On 2026.9 or newer: New way.', 'Restart.'],
    ],
  ])('%s', (_, fix, told, wanted) => expect(shown(fix, told)).toEqual(wanted));
});

describe('a value in a step', () => {
  test.each<[string, string, string]>([
    [
      'fills in a request id',
      '58c6195a-77aa-4c1d-9829-e53359a9bb12',
      'openclaw x 58c6195a-77aa-4c1d-9829-e53359a9bb12',
    ],
    ['fills in a number', '18789', 'openclaw x 18789'],
    ['fills in a plain name', 'agent-id_test.2', 'openclaw x agent-id_test.2'],
    ['keeps a flag out', '--force', 'openclaw x <v>'],
    ['keeps blanks out', 'a b', 'openclaw x <v>'],
    ['keeps a second command out', 'a;reboot', 'openclaw x <v>'],
    ['keeps a substitution out', '$(reboot)', 'openclaw x <v>'],
    ['keeps backticks out', '`reboot`', 'openclaw x <v>'],
    ['keeps a line break out', 'a\nreboot', 'openclaw x <v>'],
    ['keeps a masked secret out', '[REDACTED:gateway-token#1]', 'openclaw x <v>'],
    ['keeps a very long name out', 'a'.repeat(81), 'openclaw x <v>'],
    ['keeps right-to-left marks out', 'a\u202Eb', 'openclaw x <v>'],
  ])('%s', (_, value, wanted) => {
    const kb = knowledge([cause('x', { fix: [step({ run: 'openclaw x {v}' })] })]);
    const reply = replyTo(findings([finding('x', { captures: { v: value } })]), caseOf(), kb);
    expect(reply.steps[0]!.run).toBe(wanted);
  });

  test('is read where kb/values.yaml says, not from the text of a cause', () => {
    const kb = knowledge([cause('x', { fix: [step({ run: 'approve {requestId}' })] })], [], { requestId: [] });
    const told = finding('x', { captures: { requestId: 'old' } });
    expect(replyTo(findings([told]), caseOf(), kb).steps[0]!.run).toBe('approve <requestId>');
    expect(replyTo(findings([told], { values: { requestId: 'new' } }), caseOf(), kb).steps[0]!.run).toBe('approve new');
  });

  test('is not taken from what another cause captured', () => {
    const kb = knowledge([cause('x', { title: 'x of {agent}' }), cause('y', { title: 'y of {agent}' })]);
    const front = [finding('x', { captures: { agent: 'ops' } }), finding('y')];
    const reply = replyTo(findings(front, { values: { agent: 'ops' } }), caseOf(), kb);
    expect(reply.causes.map((one) => one.title)).toEqual(['x of ops', 'y of <agent>']);
  });

  test('leaves JSON in a sentence alone', () => {
    const kb = knowledge([cause('x', { fix: [step({ do: 'Send `{ "mode": "none" }` for {name}.' })] })]);
    const reply = replyTo(findings([finding('x', { captures: { name: 'job' } })]), caseOf(), kb);
    expect(reply.steps[0]!.do).toBe('Send `{ "mode": "none" }` for job.');
  });

  test('never comes from the prototype of an object', () => {
    const kb = knowledge([cause('x', { fix: [step({ run: 'x {constructor}' })] })]);
    expect(replyTo(findings([finding('x')]), caseOf(), kb).steps[0]!.run).toBe('x <constructor>');
  });
});
