import { beforeAll, expect, test } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import { compile, type KnowledgeBase } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { loadEntries } from '../../src/kb/load.ts';
import { withRelated } from '../../src/kb/with-related.ts';

let kb: KnowledgeBase;
beforeAll(() => {
  kb = compile(loadEntries('kb'));
});

const asked = (text: string) => withRelated(diagnose(openCase('questions-asked'), { text }, kb).reply, { text }, kb);

test('a question for which there are entries gets these, no diagnosis and no steps', () => {
  const reply = asked('how do I pair telegram');
  expect([reply.kind, reply.speaks, reply.steps]).toEqual(['related', false, []]);
  expect(reply.causes.map(({ id }) => id)).toContain('dm-pairing-pending');
});

test.each(['hello', 'my cat does not like me', 'it fails', 'it worked, thanks'])('%j gets the plain reply', (text) => {
  const reply = asked(text);
  expect(reply.kind).toBe('silence');
  expect(reply.steps).toHaveLength(3);
});

test('a paste is not looked up', () => {
  expect(asked('how do I pair telegram\n'.repeat(4)).kind).toBe('silence');
  expect(asked(`how do I pair telegram ${'x '.repeat(200)}`).kind).toBe('silence');
  expect(asked('how do I pair telegram with {"a": 1}').kind).toBe('silence');
});

test('a diagnosis stays as it is', () => {
  const { reply } = diagnose(openCase('questions-asked'), { text: 'unknown cron job id: daily-report' }, kb);
  expect(withRelated(reply, { text: 'how do I pair telegram' }, kb)).toBe(reply);
});
