import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import { compile } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import { loadEntries } from '../../src/kb/load.ts';

const entries = loadEntries('kb');
const posts = readFileSync('test/posts/cases.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { paste: string }).paste);
const answers = (kb: ReturnType<typeof compile>) =>
  posts.filter((_, at) => at % 5 === 0).map((text) => diagnose(openCase('0123456789abcdef'), { text }, kb).reply);

describe('the order of entries', () => {
  const expected = answers(compile(entries));

  it('changes no answer', () => {
    const shuffled = fc.tuple(
      fc.shuffledSubarray([...entries.causes], { minLength: entries.causes.length }),
      fc.shuffledSubarray([...entries.symptoms], { minLength: entries.symptoms.length }),
    );
    fc.assert(
      fc.property(shuffled, ([causes, symptoms]) => {
        expect(answers(compile({ ...entries, causes, symptoms }))).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });
});
