import { beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import type { Reply } from '../../src/engine/types.ts';
import { base, cause } from './base.ts';

let kb: KnowledgeBase;
beforeAll(() => {
  kb = base({
    'causes/howto/find-logs.yaml': cause('kind: howto\nsymptoms: [{ told: ["how do i see {…} logs", 日志在哪里] }]'),
    'causes/a/gate-missing.yaml': cause('symptoms: [{ says: "the gate of the gateway is missing" }]'),
    'causes/a/moat-dry.yaml': cause('symptoms: [moat]'),
    'causes/a/moat-leaks.yaml': cause('symptoms: [moat]\nconfirmed_by: [{ told: it leaks a lot }]'),
    'causes/a/fence.yaml': cause('symptoms: [{ says: "see logs of the fence", weak: true }]'),
    'symptoms/moat.yaml': 'title: the moat is dry\nwhen: [{ says: "the moat of the castle is dry" }]',
  });
});

function told(...posts: readonly string[]): Reply {
  let known = openCase('x');
  let reply: Reply | null = null;
  for (const text of posts) ({ case: known, reply } = diagnose(known, { text }, kb));
  return reply!;
}

const ids = (reply: Reply) => reply.causes.map(({ id }) => id);

describe('a question', () => {
  test.each(['how do I see the logs?', 'Hi all! How do I see my logs on Debian', '日志在哪里'])(
    'is answered: %s',
    (text) => {
      const reply = told(text);
      expect(ids(reply)).toEqual(['find-logs']);
      expect(reply.speaks).toBe(false);
    },
  );

  test.each(['my logs are full of this', 'I see my logs every morning', 'do I see logs'])(
    'is not asked where the word that asks is missing: %s',
    (text) => {
      expect(told(text).causes).toEqual([]);
    },
  );

  test.each([
    ['an error', 'Error: the gate of the gateway is missing', ['gate-missing']],
    ['an error whose cause is open', 'Error: the moat of the castle is dry', ['moat-dry', 'moat-leaks']],
  ])('is not answered beside %s, which is told as if nobody had asked', (_, error, wanted) => {
    const alone = told(error);
    const asked = told(`${error}\nhow do I see the logs?`);
    expect(ids(asked)).toEqual(wanted);
    expect(asked.speaks).toBe(alone.speaks);
    expect(asked.kind).toBe(alone.kind);
  });

  test('is answered alone in a later post, and beside a weak sign', () => {
    expect(ids(told('Error: the gate of the gateway is missing', 'how do I see the logs?'))).toEqual(['find-logs']);
    expect(ids(told('see logs of the fence. How do I see the logs?'))).toEqual(['find-logs']);
  });

  test('gives way to an error that comes later', () => {
    expect(ids(told('how do I see the logs?', 'Error: the gate of the gateway is missing'))).toEqual(['gate-missing']);
  });
});
