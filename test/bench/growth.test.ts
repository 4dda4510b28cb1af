import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile } from '../../src/engine/compile.ts';
import { readFiles } from '../../src/kb/load.ts';
import { generatedEntries } from './entries.ts';
import { wholeLine } from './line.ts';
import { pastes } from './pastes.ts';
import { WORST_INPUTS } from './worst-inputs.ts';

// Never a time, only how it grows: machines differ, and this one may be busy. So the shortest of several tries counts,
// and what would be 4 × for linear work may be 10 × here; quadratic work is 16 ×.

const { vocabulary } = readFiles(fileURLToPath(new URL('../../kb', import.meta.url))).files.entries;
const entries = generatedEntries(1_000, vocabulary);
const kb = compile(entries);
/** Below this many milliseconds a quotient of two times tells nothing. */
const TOO_SHORT = 4;

test.each(Object.entries(WORST_INPUTS))('time is proportional to length: %s', (_, input) => {
  const says = 'gateway: failed to open lock file: another process holds it';
  const short = quickest(() => wholeLine(input(20_000, says), kb));
  const long = quickest(() => wholeLine(input(80_000, says), kb));
  expect(long).toBeLessThan(10 * Math.max(short, TOO_SHORT));
});

test('time hardly depends on how many causes there are', () => {
  const many = generatedEntries(8_000, vocabulary);
  const manyKb = compile(many);
  const few = pastes(entries, 2_000, 40);
  const short = quickest(() => {
    for (const { text } of few) wholeLine(text, kb);
  });
  const long = quickest(() => {
    for (const { text } of few) wholeLine(text, manyKb);
  });
  expect(long).toBeLessThan(4 * Math.max(short, TOO_SHORT));
});

function quickest(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );
}
