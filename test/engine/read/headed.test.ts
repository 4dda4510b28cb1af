import { describe, expect, it } from 'vitest';
import { headed } from '../../../src/engine/read/headed.ts';

const ALTERNATIVES: readonly (readonly [string, string])[] = [
  ['errors?|fatal', '(?=err|fat)(?:errors?|fatal)'],
  ['fails?|too (?:many|few)', '(?=fai|too)(?:fails?|too (?:many|few))'],
  ['(?:does|did) not|no', '(?=did|doe|no)(?:(?:does|did) not|no)'],
  ['haha+|ok?', '(?=hah|o)(?:haha+|ok?)'],
  ['(?<!try )again', '(?=aga)(?:(?<!try )again)'],
  ['E(?:PIPE|PERM)', '(?=E)(?:E(?:PIPE|PERM))'],
];
/** Alternatives that may begin with anything stay as they are. */
const UNKNOWN: readonly string[] = ['[ab]c|d', 'a?b|c', '(?:x)?y', '\\d|e'];

describe('the first letters of alternatives', () => {
  it.each(ALTERNATIVES)('are looked at before %s', (alternatives, expected) => {
    expect(headed(alternatives)).toBe(expected);
  });
  it.each(UNKNOWN)('are not known of %s', (alternatives) => {
    expect(headed(alternatives)).toBe(`(?:${alternatives})`);
  });
});
