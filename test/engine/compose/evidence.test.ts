import { expect, test } from 'vitest';
import type { CleanText, Quote } from '../../../src/engine/types.ts';
import { caseOf, cause, evidence, finding, findings, jsonPost, knowledge, replyTo } from './given.ts';

function quote(post: number, line: number, text: string): Quote {
  return { post, line, text: text as CleanText };
}

function evidenceOf(quotes: readonly Quote[], posts = 2) {
  const known = caseOf(Array.from({ length: posts }, () => evidence()));
  return replyTo(findings([finding('x', { quotes })]), known, knowledge([cause('x')])).causes[0]!.evidence;
}

test('quotes the newest post only', () => {
  expect(evidenceOf([quote(0, 1, 'old'), quote(1, 2, 'new')])).toEqual([{ line: 2, text: 'new' }]);
});

test('quotes at most three different lines, in their order', () => {
  const quotes = [quote(0, 9, 'aa'), quote(0, 2, 'bb'), quote(0, 3, 'bb'), quote(0, 4, 'cc'), quote(0, 5, 'dd')];
  expect(evidenceOf(quotes)).toEqual([
    { line: 2, text: 'bb' },
    { line: 4, text: 'cc' },
    { line: 9, text: 'aa' },
  ]);
});

test('quotes no frame of a table and no lone bracket', () => {
  expect(evidenceOf([quote(0, 1, '├───┼───┤'), quote(0, 2, '{')])).toEqual([]);
});

test('quotes the beginning of a long line, never half a character', () => {
  const [quoted] = evidenceOf([quote(0, 1, `${'x'.repeat(198)}😀tail`)]);
  expect(quoted!.text).toBe(`${'x'.repeat(198)}…`);
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
    { line: 1, text: 'schedule.at: "2026-04-21T17:38:00Z"' },
  ]);
});
