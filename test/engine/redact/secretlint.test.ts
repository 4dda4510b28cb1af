import { lintSource } from '@secretlint/core';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../../src/engine/redact/rules.ts';
import { WAYS } from '../../eval/redaction.ts';
import { NEGATIVES, OTHER_NEGATIVES, OTHER_POSITIVES, POSITIVES } from '../../eval/redaction-texts.ts';
import { DIFFERENCES } from './secretlint-differences.ts';

/** A comment in a text can switch secretlint off; a text that somebody pasted must not. */
const COMMENTS = '@secretlint/secretlint-rule-filter-comments';
const FINDERS = rules.filter(({ meta }) => meta.id !== COMMENTS).map((rule) => ({ id: rule.meta.id, rule }));

type Finding = { readonly rule: string; readonly value: string };

async function found(text: string): Promise<readonly Finding[]> {
  const { messages } = await lintSource({
    source: { filePath: 'post.txt', content: text, contentType: 'text', ext: '.txt' },
    options: {
      config: { rules: FINDERS },
      noPhysicFilePath: true,
    },
  });
  return messages.map(({ ruleId, range }) => ({ rule: ruleId, value: text.slice(...range) }));
}

const isArgued = ({ rule, value }: Finding): boolean =>
  DIFFERENCES.some((difference) => difference.rule === rule && difference.finds.test(value));
const unargued = (findings: readonly Finding[]): readonly Finding[] => findings.filter((one) => !isArgued(one));

const redact = WAYS['redact']!;
const ours = RULES.flatMap((rule) => rule.hides().map((example) => example.replace(/[«»]/g, '')));
const texts = [...[...POSITIVES, ...OTHER_POSITIVES].map(({ text }) => text), ...ours];

describe('secretlint', () => {
  test('finds no secret that we leave', async () => {
    let count = 0;
    for (const text of texts) {
      const masked = redact(text);
      for (const { value } of await found(text)) {
        count += 1;
        expect(masked).not.toContain(value);
      }
    }
    expect(count).toBeGreaterThan(70); // otherwise it was switched off
  });

  const masked = Promise.all(texts.map((text) => found(redact(text))));
  const kept = Promise.all([...NEGATIVES, ...OTHER_NEGATIVES].map(({ text }) => found(text)));

  test('finds nothing unargued in what we masked', async () => {
    expect(unargued((await masked).flat())).toEqual([]);
  });

  test('finds nothing unargued in what we leave as it is', async () => {
    expect(unargued((await kept).flat())).toEqual([]);
  });

  test('needs each of our arguments', async () => {
    const left = [...(await masked), ...(await kept)].flat();
    expect(
      DIFFERENCES.filter((one) => !left.some(({ rule, value }) => one.rule === rule && one.finds.test(value))),
    ).toEqual([]);
  });

  test('is not switched off by a comment, and neither are we', async () => {
    const text = `# secretlint-disable\nkey ghp_${'aB3dE6gH9jK2mN5pQ8sT'}${'1vW4yZ7bC0eF3hI6'} end`;
    expect(await found(text)).toHaveLength(1);
    expect(redact(text)).toBe('# secretlint-disable\nkey [REDACTED:github-token#1] end');
  });
});
