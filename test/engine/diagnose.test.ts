import { beforeAll, describe, expect, test } from 'vitest';
import { openCase, ruledDown } from '../../src/engine/case.ts';
import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { diagnose, restate } from '../../src/engine/diagnose.ts';
import { base, cause } from './base.ts';

let kb: KnowledgeBase;
beforeAll(() => {
  kb = base({
    'symptoms/refused.yaml': `
title: refused
when: [{ says: "gateway closed (1008): pairing required" }]
asks:
  - run: openclaw devices list
    answers:
      pending: { title: a request is pending, when: [{ shows: { table: Pending, Request: any } }] }
      nothing: { title: nothing is pending, when: [{ shows: { table: Paired }, without: { shows: { table: Pending } } }] }
`,
    'causes/pairing/new-device.yaml': cause('reports: 5\nsymptoms: [refused]\nconfirmed_by: [refused/pending]'),
    'causes/pairing/stale-device.yaml': cause('reports: 2\nsymptoms: [refused]\nconfirmed_by: [refused/nothing]'),
  });
});

const REFUSED = { text: 'Error: gateway closed (1008): pairing required' };
const opened = () => openCase('conversations-told-again');

describe('what is said of a case without a new post', () => {
  test('is what was said to its newest post, with the same question', () => {
    const turn = diagnose(opened(), REFUSED, kb);
    expect(turn.reply.ask?.run).toBe('openclaw devices list');
    expect(restate(turn.case, kb, 'en').reply).toEqual(turn.reply);
    expect(restate(turn.case, kb, 'en').case).toEqual(turn.case);
  });

  test('is in short, if that was in short', () => {
    const first = diagnose(opened(), REFUSED, kb);
    const second = diagnose(first.case, { text: 'I wonder about that' }, kb);
    expect([first, second].map(({ reply }) => reply.isRepeated)).toEqual([false, true]);
    expect(restate(second.case, kb, 'en').reply).toEqual(second.reply);
  });

  test('names first what was ruled out since', () => {
    const { case: known } = diagnose(opened(), REFUSED, kb);
    const { reply } = restate(ruledDown(known, 'new-device'), kb, 'en');
    expect(reply.causes[0]!.id).toBe('stale-device');
    expect(reply.answers[0]).toMatch(/^Ruled out: /);
    expect(reply.isRepeated).toBe(false);
  });
});
