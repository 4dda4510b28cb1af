import { describe, expect, test } from 'vitest';
import type { Case, CleanText, Findings, Remark } from '../../../src/engine/types.ts';
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
  ],
  [pairing],
);

function notesFor(found: Findings, known: Case): readonly string[] {
  return replyTo(found, known, kb).notes;
}

describe('the notes of a reply', () => {
  test('say what the symptom proves and excludes', () => {
    expect(notesFor(findings([finding('scope', { symptoms: ['pairing-required'] })]), caseOf())).toEqual([
      'What this proves: The gateway turned the client away.',
      'What it excludes: A wrong job.',
    ]);
  });

  test('name the answers that were seen', () => {
    const answers = { seen: ['pairing-required/nothing-pending'], hidden: ['pairing-required/pending'] };
    expect(notesFor(findings([finding('agent')], { answers }), caseOf())).toEqual(['Seen: nothing is pending.']);
  });

  test('name the version when it is news', () => {
    const known = caseOf([evidence(), evidence({ version: '2026.4.15' })], {
      version: '2026.4.15',
      advised: [advice('stale', 'version')],
    });
    expect(notesFor(findings([finding('agent')]), known)).toEqual(['Seen: OpenClaw 2026.4.15.']);
  });

  test('tell progress by what the refusal was called', () => {
    const known = caseOf([evidence(), evidence()], { advised: [advice('stale')] });
    expect(notesFor(findings([finding('agent')], { passed: ['scope', 'stale'] }), known)).toEqual([
      'Gone now: pairing required. That is progress.',
    ]);
  });

  test('tell progress once', () => {
    const known = caseOf([evidence(), evidence(), evidence()], { advised: [advice('stale'), advice('agent')] });
    expect(notesFor(findings([finding('agent')], { passed: ['stale'] }), known)).toEqual([]);
  });

  test('do not call gone what is still the trouble', () => {
    const known = caseOf([evidence(), evidence()], { advised: [advice('scope')] });
    const stale = finding('stale', { symptoms: ['pairing-required'] });
    expect(notesFor(findings([stale], { passed: ['scope'] }), known).join()).not.toContain('progress');
  });

  test('say that an entry is a draft', () => {
    expect(notesFor(findings([finding('draft')]), caseOf())[0]).toMatch(/draft/);
  });

  test('say briefly that nothing is new', () => {
    const notes = notesFor(findings([finding('scope', { symptoms: ['pairing-required'] })], { again: true }), caseOf());
    expect(notes).toEqual(['This points to the same cause as before. In short, once more:']);
  });

  test.each<[Remark, RegExp]>([
    ['safe-to-paste', /Never paste tokens, passwords, setup or pairing codes, device tokens/],
    ['is-it-right', /^To your question/],
    ['where', /^Where to find it: step 1\./],
    ['worked', /that part works/],
    ['did-not-help', /did not help/],
  ])('answer the remark %s', (remark, wanted) => {
    const known = caseOf([evidence(), evidence()], { remarks: [[], [remark]], advised: [advice('scope')] });
    const [note] = notesFor(findings([finding('scope')]), known);
    expect(note).toMatch(wanted);
  });

  test('name what "it did not help" rules down', () => {
    const known = caseOf([evidence()], {
      remarks: [['did-not-help']],
      closed: [{ cause: 'agent', post: 0, why: 'did-not-help' }],
    });
    expect(notesFor(findings([finding('scope')]), known)[0]).toContain('agentId is in payload');
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
    expect(reply.notes[0]).toMatch(/works/);
  });

  test.each<Remark>(['worked', 'did-not-help'])('does not take a first post that says "%s" for an answer', (remark) => {
    const reply = replyTo(findings([]), caseOf([evidence()], { remarks: [[remark]] }), kb);
    expect(reply.notes).toEqual(['To find out more, these help:']);
    expect(reply.steps).toHaveLength(3);
  });

  test('still answers what is safe to paste', () => {
    const reply = replyTo(findings([]), caseOf([evidence()], { remarks: [['safe-to-paste']] }), kb);
    expect(reply.notes[0]).toMatch(/Never paste tokens/);
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
      do: 'Post what step 1 prints: the whole table',
      run: 'openclaw devices list',
      outcomes: [
        'If a request is pending: Title of scope',
        'If nothing is pending: Title of stale; agentId is in payload',
      ],
    });
  });

  test('names its command when no step runs it', () => {
    expect(replyTo(findings([both[1]!, both[0]!], { ask }), caseOf(), kb).ask?.do).toBe(
      'Run this and post what it prints: the whole table',
    );
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
