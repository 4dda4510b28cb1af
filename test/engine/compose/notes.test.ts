import { describe, expect, test } from 'vitest';
import type { Case, CleanText, Evidence, Findings, Line, Remark } from '../../../src/engine/types.ts';
import {
  advice,
  caseOf,
  cause,
  evidence,
  finding,
  findings,
  knowledge,
  replyTo,
  sharedSign,
  step,
  symptom,
} from './given.ts';

const pairing = symptom('pairing-required', {
  title: 'pairing required',
  proves: 'The gateway turned the client away.',
  excludes: 'A wrong job.',
  asks: [
    {
      run: 'openclaw devices list',
      do: null,
      paste: 'the whole table',
      answers: {
        pending: { title: 'a request is pending', when: [] },
        'nothing-pending': { title: 'nothing is pending', when: [] },
      },
    },
  ],
});
const kb = knowledge(
  [
    cause('scope', {
      symptoms: [sharedSign('pairing-required')],
      fix: [step({ do: 'List.', run: 'openclaw devices list' })],
    }),
    cause('stale', { symptoms: [sharedSign('pairing-required')] }),
    cause('agent', { title: 'agentId is in payload' }),
    cause('draft', { status: 'draft' }),
    cause('stepwise', {
      fix: [
        step({ if: 'pairing-required/nothing-pending' }),
        step({ affects: '<2026.5' }),
        step({ affects: '>=2026.5' }),
      ],
    }),
  ],
  [pairing],
);

function notesFor(found: Findings, known: Case): readonly string[] {
  return replyTo(found, known, kb).notes;
}

function answersFor(found: Findings, known: Case): readonly string[] {
  return replyTo(found, known, kb).answers;
}

describe('the notes of a reply', () => {
  test('say what the symptom proves and excludes', () => {
    expect(notesFor(findings([finding('scope', { symptoms: ['pairing-required'] })]), caseOf())).toEqual([
      'What this proves: The gateway turned the client away.',
      'What it excludes: A wrong job.',
    ]);
  });

  test('name the answers that were seen', () => {
    const answers = {
      seen: ['pairing-required/nothing-pending'],
      fresh: ['pairing-required/nothing-pending'],
      hidden: ['pairing-required/pending'],
    };
    expect(notesFor(findings([finding('agent')], { answers }), caseOf())).toEqual(['Seen: nothing is pending.']);
  });

  test('name the version when it is news', () => {
    const known = caseOf([evidence(), evidence({ version: '2026.4.15' })], {
      version: '2026.4.15',
      advised: [advice('stale', 'version')],
    });
    expect(notesFor(findings([finding('agent')]), known)).toEqual(['Seen: OpenClaw 2026.4.15.']);
  });

  test('say that an entry is a draft', () => {
    expect(notesFor(findings([finding('draft')]), caseOf())[0]).toMatch(/draft/);
  });
});

describe('the answers of a reply', () => {
  test('tell progress by what the refusal was called', () => {
    const known = caseOf([evidence(), evidence()], { advised: [advice('stale')] });
    expect(answersFor(findings([finding('agent')], { passed: ['scope', 'stale'] }), known)).toEqual([
      'Gone now: pairing required. That is progress.',
    ]);
  });

  test('tell progress once', () => {
    const known = caseOf([evidence(), evidence(), evidence()], { advised: [advice('stale'), advice('agent')] });
    expect(answersFor(findings([finding('agent')], { passed: ['stale'] }), known)).toEqual([]);
  });

  test('do not call gone what is still the trouble', () => {
    const known = caseOf([evidence(), evidence()], { advised: [advice('scope')] });
    const stale = finding('stale', { symptoms: ['pairing-required'] });
    expect(answersFor(findings([stale], { passed: ['scope'] }), known)).toEqual([]);
  });

  test.each<[Remark, RegExp]>([
    [
      'safe-to-paste',
      /^Yes, cleaned output is safe .*Never paste tokens, passwords, setup or pairing codes, device tokens/,
    ],
    ['is-it-right', /^Is that right\? The suggestion itself cannot be checked here/],
    ['where', /^Where to find it: step 1\./],
    ['worked', /that part works/],
    ['did-not-help', /did not help/],
  ])('answer the remark %s', (remark, wanted) => {
    const known = caseOf([evidence(), evidence()], { remarks: [[], [remark]], advised: [advice('scope')] });
    expect(answersFor(findings([finding('scope')]), known).join(' ')).toMatch(wanted);
  });

  test.each([
    ['by "it did not help"', 0],
    ['by a button after the newest post', 1],
  ])('name what was ruled out %s', (_, post) => {
    const known = caseOf([evidence()], {
      remarks: [['did-not-help']],
      closed: [
        { cause: 'agent', post, why: 'did-not-help' },
        { cause: 'stale', post, why: 'did-not-help' },
      ],
    });
    expect(answersFor(findings([finding('scope')]), known)).toEqual([
      'Ruled out: agentId is in payload; Title of stale.',
    ]);
  });
});

describe('a reply about the cause of the reply before', () => {
  const line = (by: Line['by']): Line => ({ number: 1, start: 0, end: 1, by, complaint: false, command: null });
  const quotes = [{ post: 1, line: 1, text: 'refused' as CleanText }];
  const told = (post: Partial<Evidence>, found: Partial<Findings> = {}, lead = 'scope') => {
    const known = caseOf([evidence(), evidence(post)], {
      version: post.version ?? null,
      remarks: [[], ['done']],
      advised: [advice('scope')],
    });
    return replyTo(findings([finding(lead, { quotes: post.lines === undefined ? [] : quotes })], found), known, kb);
  };
  const nothing = { seen: ['pairing-required/nothing-pending'], fresh: ['pairing-required/nothing-pending'] };

  test.each<[string, boolean, Partial<Evidence>, Partial<Findings>, string?]>([
    ['repeats it if the newest post says nothing about it', true, {}, {}],
    ['repeats it if only the person says so again', true, { lines: [line('person')] }, {}],
    ['does not if a program shows it again', false, { lines: [line('program')] }, {}],
    ['does not if it is about another cause', false, {}, {}, 'agent'],
    ['repeats it after an answer on which no step depends', true, {}, { answers: { ...nothing, hidden: [] } }],
    [
      'does not after an answer on which a step depends',
      false,
      {},
      { answers: { ...nothing, hidden: [] } },
      'stepwise',
    ],
    ['repeats it after a version on which no step depends', true, { version: '2026.4.15' }, {}],
    ['does not after a version on which a step depends', false, { version: '2026.4.15' }, {}, 'stepwise'],
  ])('%s', (_, wanted, post, found, lead = 'scope') => {
    const known = caseOf([evidence(), evidence(post)], { advised: [advice(lead === 'agent' ? 'scope' : lead)] });
    const one = finding(lead, { quotes: post.lines === undefined ? [] : quotes });
    expect(replyTo(findings([one], found), known, kb).isRepeated).toBe(wanted);
  });

  test('says first what the newest post told', () => {
    const { answers, notes } = told({ version: '2026.4.15' }, { answers: { ...nothing, hidden: [] } });
    expect(answers).toEqual(['Seen: OpenClaw 2026.4.15; nothing is pending.']);
    expect(notes).toEqual([]);
  });

  test('says that the answer to the question helps, if its steps are done', () => {
    const ask = { run: null, do: 'Which one?', paste: null, from: 'pairing-required', outcomes: [] };
    expect(told({}, { ask }).answers).toEqual([
      'If these steps are done already, the answer to the question below is what helps now.',
    ]);
  });
});

describe('a reply when nothing fits', () => {
  test('says what to paste', () => {
    const reply = replyTo(findings([]), caseOf(), kb);
    expect(reply.kind).toBe('silence');
    expect(reply.speaks).toBe(false);
    expect(reply.steps.map((one) => one.run)).toEqual([null, 'openclaw status --all', 'openclaw --version']);
  });

  test('closes when it worked', () => {
    const known = caseOf([evidence(), evidence()], { remarks: [[], ['worked']], advised: [advice('scope')] });
    const reply = replyTo(findings([]), known, kb);
    expect(reply.steps).toEqual([]);
    expect(reply.answers[0]).toMatch(/works/);
  });

  test.each<Remark>(['worked', 'did-not-help'])('does not take a first post that says "%s" for an answer', (remark) => {
    const reply = replyTo(findings([]), caseOf([evidence()], { remarks: [[remark]] }), kb);
    expect([reply.answers, reply.notes]).toEqual([[], ['To find out more, these help:']]);
    expect(reply.steps).toHaveLength(3);
  });

  test('still answers what is safe to paste', () => {
    const reply = replyTo(findings([]), caseOf([evidence()], { remarks: [['safe-to-paste']] }), kb);
    expect(reply.answers[1]).toMatch(/^Never paste tokens/);
  });
});

describe('the question of a differential', () => {
  const ask = {
    run: 'openclaw devices list',
    do: null,
    paste: 'the whole table',
    from: 'pairing-required',
    outcomes: [
      { answer: 'pairing-required/pending', title: 'a request is pending', causes: ['scope'] },
      { answer: 'pairing-required/nothing-pending', title: 'nothing is pending', causes: ['stale', 'agent'] },
    ],
  };
  const both = [finding('scope', { confidence: 'possible' }), finding('stale', { confidence: 'possible' })];

  test('points at the step that runs its command, and says what each answer means', () => {
    expect(replyTo(findings(both, { ask }), caseOf(), kb).ask).toEqual({
      do: 'Post what step 1 prints',
      paste: 'the whole table',
      run: 'openclaw devices list',
      outcomes: [
        'If a request is pending: Title of scope',
        'If nothing is pending: Title of stale; agentId is in payload',
      ],
    });
  });

  test('names its command when no step runs it', () => {
    expect(replyTo(findings([both[1]!, both[0]!], { ask }), caseOf(), kb).ask?.do).toBe(
      'Run this and post what it prints',
    );
  });

  test('does not say what an answer means that was given', () => {
    const answers = { seen: ['pairing-required/nothing-pending'], fresh: [], hidden: [] };
    expect(replyTo(findings(both, { ask, answers }), caseOf(), kb).ask?.outcomes).toEqual([
      'If a request is pending: Title of scope',
    ]);
  });

  test('asks for the version with the command that prints it', () => {
    const version = { run: null, do: null, paste: null, from: 'version', outcomes: [] };
    expect(replyTo(findings(both, { ask: version }), caseOf(), kb).ask?.run).toBe('openclaw --version');
  });
});

test('what comes later is told when it is new, with its first action', () => {
  const quotes = [{ post: 0, line: 3, text: '"agentId": "ops"' as CleanText }];
  const later = findings([finding('scope')], { notReached: [finding('agent', { quotes })] });
  const told = {
    title: 'agentId is in payload',
    cause: 'Cause of agent. Do it.',
    run: null,
    quote: '"agentId": "ops"',
  };
  expect(replyTo(later, caseOf(), kb).next).toEqual([told]);
  expect(replyTo(later, caseOf([evidence(), evidence()]), kb).next).toEqual([]);
});

test('a reply speaks the language that was asked for, and keeps commands as they are', () => {
  const reply = replyTo(findings([]), caseOf(), kb, 'zh');
  expect(reply.steps[0]!.do).toMatch(/[\u4e00-\u9fff]/);
  expect(reply.steps[1]!.run).toBe('openclaw status --all');
});
