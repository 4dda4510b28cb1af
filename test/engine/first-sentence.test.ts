import { expect, test } from 'vitest';
import { firstSentence } from '../../src/engine/first-sentence.ts';

test.each<[string, string, number, string]>([
  ['ends at the first full stop', 'List the jobs. Then more.', 5, 'List the jobs.'],
  ['ends at a question mark', 'Which one? That.', 5, 'Which one?'],
  ['is at least so long', 'Yes. It is so. More.', 8, 'Yes. It is so.'],
  ['does not end within code', 'Set `a. b` first. Then more.', 5, 'Set `a. b` first.'],
  [
    'does not end within a number or name',
    'On 2026.4.15 use openclaw.json first. More.',
    5,
    'On 2026.4.15 use openclaw.json first.',
  ],
  ['ends at a Chinese full stop, which no blank follows', '列出任务。然后批准。', 3, '列出任务。'],
  ['is the whole text without an end', '  only this ', 5, 'only this'],
])('a first sentence %s', (_, text, least, wanted) => {
  expect(firstSentence(text, least)).toBe(wanted);
});
