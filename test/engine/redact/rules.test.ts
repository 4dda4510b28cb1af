import { describe, expect, test } from 'vitest';
import { openStandIns } from '../../../src/engine/clean.ts';
import { redact } from '../../../src/engine/redact/redact.ts';
import { faultsOf, type Rule, rulesFaults } from '../../../src/engine/redact/rule.ts';
import { RULES } from '../../../src/engine/redact/rules.ts';

const redacted = (text: string): string => redact(text, openStandIns('key')).text;

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  test('hides what it is for, and nothing around it', () => {
    for (const example of rule.hides()) {
      const [before, rest] = example.split('«') as [string, string];
      const [value, after] = rest.split('»') as [string, string];
      const text = redacted(before + value + after);
      expect(text, example).not.toContain(value);
      expect(text.startsWith(before), `${example} => ${text}`).toBe(true);
      expect(text.endsWith(after), `${example} => ${text}`).toBe(true);
    }
  });

  test('keeps what looks alike', () => {
    for (const example of rule.keeps()) expect(redacted(example)).toBe(example);
  });
});

describe('a rule that cannot be trusted with other people’s text is refused', () => {
  const good = RULES[0] as Rule;
  test.each([
    ['without an anchor', { anchors: [] }, 'anchor'],
    ['with an unbounded quantifier', { pattern: /a+b/y }, 'upper bound'],
    ['with an open-ended quantifier', { pattern: /a{3,}b/y }, 'upper bound'],
    ['with nested quantifiers', { pattern: /(?:a{1,3}b){1,9}/y }, 'nests'],
    ['with a part in a repeated group that may be left out', { pattern: /(?:a?){1,9}b/y }, 'nests'],
    ['that looks behind', { pattern: /(?<=a)b/y }, 'behind'],
    ['that refers back', { pattern: /(a)\1/y }, 'refers back'],
    ['whose pattern is not sticky', { pattern: /ab/ }, 'sticky'],
    ['without examples', { hides: () => [] }, 'three'],
    ['without a source', { source: 'the manual' }, 'source'],
    ['without advice, unless it is about a person', { rotate: null }, 'advice'],
  ] as const)('%s', (_, change, fault) => {
    expect(faultsOf({ ...good, ...change }).join()).toContain(fault);
  });

  test('of one name twice', () => {
    expect(rulesFaults([good, good])).toEqual([`${good.name}: defined twice`]);
  });

  test('of one kind with another advice', () => {
    const other = { ...good, name: 'other', rotate: 'Burn it.' };
    expect(rulesFaults([good, other])).toEqual([`${good.name}: another rule of its kind is rotated in another way`]);
  });

  test('and the ones in use are not', () => {
    expect(rulesFaults(RULES)).toEqual([]);
  });
});

test('at least 120 prefixes and shapes of providers are known', () => {
  const personal = RULES.filter((rule) => rule.rotate === null);
  const said = new Set(['password', 'basic-auth', 'url-password']);
  const providers = RULES.filter((rule) => rule.rotate !== null && !said.has(rule.kind));
  console.info(
    `${RULES.length} rules: ${providers.length} prefixes and shapes of ${new Set(providers.map(({ kind }) => kind)).size} kinds, ` +
      `${RULES.length - providers.length - personal.length} of passwords, ${personal.length} of personal details`,
  );
  expect(providers.length).toBeGreaterThanOrEqual(120);
});
