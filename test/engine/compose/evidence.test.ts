import { describe, expect, test } from 'vitest';
import type { CleanText, Line, Quote } from '../../../src/engine/types.ts';
import { caseOf, cause, evidence, finding, findings, jsonPost, knowledge, replyTo } from './given.ts';

function quote(post: number, line: number, text: string): Quote {
  return { post, line, text: text as CleanText };
}

function evidenceOf(quotes: readonly Quote[], posts = 2) {
  const known = caseOf(Array.from({ length: posts }, () => evidence()));
  return replyTo(findings([finding('x', { quotes })]), known, knowledge([cause('x')])).causes[0]!.evidence;
}

test('quotes the newest post only', () => {
  expect(evidenceOf([quote(0, 1, 'old'), quote(1, 2, 'new')])).toEqual([{ line: 2, text: 'new', isEarlier: false }]);
});

test('quotes at most three different lines, in their order', () => {
  const quotes = [quote(0, 9, 'aa'), quote(0, 2, 'bb'), quote(0, 3, 'bb'), quote(0, 4, 'cc'), quote(0, 5, 'dd')];
  expect(evidenceOf(quotes)).toEqual([
    { line: 2, text: 'bb', isEarlier: true },
    { line: 4, text: 'cc', isEarlier: true },
    { line: 9, text: 'aa', isEarlier: true },
  ]);
});

test('does not quote a question that a howto answers', () => {
  const base = knowledge([cause('x', { kind: 'howto' })]);
  const reply = replyTo(findings([finding('x', { quotes: [quote(0, 1, 'how?')] })]), caseOf([evidence()]), base);
  expect(reply.causes[0]).toMatchObject({ isHowto: true, evidence: [] });
});

test('quotes no frame of a table and no lone bracket', () => {
  expect(evidenceOf([quote(0, 1, '├───┼───┤'), quote(0, 2, '{')])).toEqual([]);
});

test('quotes the beginning of a long line, never half a character', () => {
  const [quoted] = evidenceOf([quote(0, 1, `${'x'.repeat(198)}😀tail`)]);
  expect(quoted!.text).toBe(`${'x'.repeat(198)}…`);
});

describe('what the person wrote', () => {
  const line = (number: number, by: Line['by']): Line => ({
    number,
    start: 0,
    end: 0,
    by,
    complaint: false,
    command: null,
  });
  const evidenceIn = (quotes: readonly Quote[]) => {
    const known = caseOf([
      evidence({ lines: [line(1, 'person'), line(2, 'program')] }),
      evidence({ lines: [line(1, 'person'), line(2, 'person')] }),
    ]);
    return replyTo(findings([finding('x', { quotes })]), known, knowledge([cause('x')])).causes[0]!.evidence;
  };

  test('is not quoted beside what a program printed', () => {
    expect(evidenceIn([quote(0, 1, 'it says refused'), quote(0, 2, 'refused')])).toEqual([
      { line: 2, text: 'refused', isEarlier: true },
    ]);
  });

  test('is not quoted though it is newer than what a program printed', () => {
    expect(evidenceIn([quote(1, 1, 'still refused?'), quote(0, 2, 'refused')])).toEqual([
      { line: 2, text: 'refused', isEarlier: true },
    ]);
  });

  test('is quoted where nothing else is, the beginning of a long sentence', () => {
    expect(evidenceIn([quote(1, 1, 'x'.repeat(150))])).toEqual([
      { line: 1, text: `${'x'.repeat(119)}…`, isEarlier: false },
    ]);
  });
});

test('quotes the values a shape is about instead of the line where its object begins', () => {
  const known = caseOf([jsonPost({ schedule: { kind: 'at', at: '2026-04-21T17:38:00Z' } }, [''])]);
  const kb = knowledge([
    cause('x', {
      symptoms: [
        {
          parts: [
            {
              key: 'sends',
              table: null,
              shape: {
                is: 'object',
                keys: { schedule: { is: 'object', keys: { at: { is: 'before' } } }, to: { is: 'missing' } },
              },
            },
          ],
          without: [],
          weak: true,
        },
      ],
    }),
  ]);
  const told = finding('x', { quotes: [quote(0, 1, '{')], spots: [{ post: 0, document: 0, path: '' }] });
  expect(replyTo(findings([told]), known, kb).causes[0]!.evidence).toEqual([
    { line: 1, text: 'schedule.at: "2026-04-21T17:38:00Z"', isEarlier: false },
  ]);
});
