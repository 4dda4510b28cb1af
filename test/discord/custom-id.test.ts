import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Action, actionOf, customId } from '../../src/discord/custom-id.ts';
import type { CaseKey } from '../../src/store/store.ts';

const ID = '1234567890123456789';
const digits = (low: number, high: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: low, maxLength: high });
const snowflake = digits(17, 20);
const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
  minLength: 1,
  maxLength: 9,
});
const cause = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join('-'));
const about = fc.record({
  kind: fc.constantFrom<'solved' | 'not-it' | 'why' | 'details' | 'share'>(
    'solved',
    'not-it',
    'why',
    'details',
    'share',
  ),
  case: fc
    .tuple(fc.constantFrom('thread', 'message', 'interaction'), snowflake)
    .map(([kind, id]) => `${kind}:${id}` as CaseKey),
  asker: snowflake,
  cause: fc.option(cause),
});
const plain = fc
  .constantFrom(
    'diagnose' as const,
    'diagnose-publicly' as const,
    'forums' as const,
    'channels' as const,
    'helpers' as const,
    'locale' as const,
    'delete-secrets' as const,
    'keep-secrets' as const,
    'forget-me' as const,
    'opt-out' as const,
    'opt-in' as const,
  )
  .map((kind) => ({ kind }));

test('names version, action and state', () => {
  const solved = { kind: 'solved', case: `thread:${ID}`, asker: ID, cause: 'cron-id-is-name' } as const;
  expect(customId(solved)).toBe(`clinic:1:solved:t${ID}:${ID}:cron-id-is-name`);
  expect(customId({ kind: 'opt-out' })).toBe('clinic:1:opt-out');
});

test('is at most 100 characters and read as it was written, but for the id of a cause that does not fit', () => {
  fc.assert(
    fc.property(fc.oneof(about, plain), (action: Action) => {
      const id = customId(action);
      expect(id.length).toBeLessThanOrEqual(100);
      const read = actionOf(id);
      const isCut = 'case' in action && action.cause !== null && !id.endsWith(`:${action.cause}`);
      expect(read).toEqual(isCut ? { ...action, cause: null } : action);
    }),
    { numRuns: 500 },
  );
});

test('leaves the cause out only where it would be too long', () => {
  const action = (name: string) =>
    ({ kind: 'details', case: `message:${'9'.repeat(20)}`, asker: '8'.repeat(20), cause: name }) as const;
  expect(customId(action('a'.repeat(40)))).toHaveLength(100);
  expect(customId(action('a'.repeat(41)))).toBe(`clinic:1:details:m${'9'.repeat(20)}:${'8'.repeat(20)}`);
});

describe('anything else is not understood', () => {
  test.each([
    '',
    'clinic',
    'clinic:1:',
    'clinic:2:opt-out',
    'clinic:1:opt-out:',
    'clinic:1:opt-out ',
    'clinic:1:opt-out\n',
    'Clinic:1:opt-out',
    'clinic:1:solved',
    'clinic:1:solved:',
    `clinic:1:solved:t${ID}`,
    `clinic:1:solved:x${ID}:${ID}`,
    `clinic:1:solved:t123:${ID}`,
    `clinic:1:solved:t${ID}:${ID}:`,
    `clinic:1:solved:t${ID}:${ID}:A`,
    `clinic:1:solved:t${ID}:${ID}:a--b`,
    `clinic:1:solved:t${ID}:${ID}:../x`,
    `clinic:1:solved:t${ID}:${ID}:a:b`,
    `clinic:1:solved:t${ID}:${ID}:a\n`,
    `clinic:1:solved:t${ID}:１２３４５６７８９０１２３４５６７`,
    `clinic:1:forget:t${ID}:${ID}`,
    `clinic:1:solved:t${ID}:${ID}:${'a'.repeat(200)}`,
    'clinic:1:constructor',
    'clinic:1:__proto__',
  ])('%j', (text) => expect(actionOf(text)).toBeNull());

  test('whatever is written, it is null or exactly what we would write', () => {
    const near = fc.tuple(fc.oneof(about, plain), fc.nat(99), fc.string({ maxLength: 2 })).map(([action, at, put]) => {
      const id = customId(action);
      return id.slice(0, at) + put + id.slice(at + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 120 }), near), (text) => {
        const action = actionOf(text);
        if (action !== null) expect(customId(action)).toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
