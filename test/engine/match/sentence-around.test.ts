import { expect, test } from 'vitest';
import { sentenceAround } from '../../../src/engine/match/sentence-around.ts';

test.each([
  ['It worked. The job shows error, why? Thanks.', 'shows error', ' The job shows error, why?'],
  ['The job shows error', 'shows error', 'The job shows error'],
  ['Version 2026.4.15 says refused. Then nothing.', 'refused', 'Version 2026.4.15 says refused.'],
  ['任务好了。但是显示错误！谢谢。', '显示错误', '但是显示错误！'],
  ['One ends. Two begins here. Three.', 'ends. Two', 'One ends. Two begins here.'],
])('in %j, %j stands in %j', (line, seen, wanted) => {
  const text = `before. first\n${line}\nafter. last`;
  const start = text.indexOf(line);
  const from = text.indexOf(seen);
  const found = sentenceAround(text, { start, end: start + line.length }, from, from + seen.length);
  expect(text.slice(found.start, found.end)).toBe(wanted);
});
