import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCase } from '../../src/engine/case.ts';
import type { Case, Post } from '../../src/engine/types.ts';
import { fittingCase, MAX_JSON, MAX_PACKED, withoutOldest } from '../../src/store/fitting-case.ts';
import { packed, unpacked } from '../../src/store/packed-case.ts';
import { told } from './kept.ts';

/** The case that comes back. */
function kept(known: Case): Case {
  const bytes = fittingCase(known);
  expect(bytes.length).toBeLessThanOrEqual(MAX_PACKED);
  return unpacked(bytes, MAX_JSON)!;
}

/** A post whose text hardly gets smaller. */
function dense(bytes: number): Post {
  const lines = Array.from({ length: Math.ceil(bytes / 60_000) }, () => randomWords(30_000));
  return { text: 'gateway closed (1008): pairing required', attachments: lines.map((text) => ({ name: 'a', text })) };
}

/** Words of four letters: nothing that looks like a secret. */
function randomWords(count: number): string {
  return [...randomBytes(count)]
    .map((byte, at) => String.fromCharCode(97 + (byte % 26)) + (at % 4 === 3 ? ' ' : ''))
    .join('');
}

const POSTS: readonly Post[] = [
  { text: 'openclaw 2026.4.15\ngateway closed (1008): pairing required' },
  { text: 'approved, did not help' },
  { text: 'still: gateway closed (1008): pairing required' },
];

describe('a case that is kept', () => {
  test.each([0, 1, 2, 3])('comes back as it was after %i posts', (count) => {
    const known = told(...POSTS.slice(0, count));
    expect(kept(known)).toEqual(known);
  });

  test('comes back as it was with half a character, zero bytes and keys of objects in it', () => {
    const known = told({ text: 'a \ud83d b\u0000 {"__proto__": {"toString": 1}, "constructor": null} \u2028 🦞' });
    expect(kept(known)).toEqual(known);
  });

  test('loses its oldest posts if it is too large, and hardly more than it must', () => {
    const small = POSTS.slice(0, 1);
    const large = Array.from({ length: 18 }, () => dense(60_000));
    const known = told(...small, ...large, ...small);
    const left = kept(known);
    const count = left.posts.length;
    expect(count).toBeGreaterThan(1);
    expect(left.posts).toEqual(known.posts.slice(-count));
    expect(left.remarks).toEqual(known.remarks.slice(-count));
    expect(left.advised).toEqual(known.advised.slice(-count));
    expect(left.version).toBe('2026.4.15');
    const more = packed({ ...known, posts: known.posts.slice(-count - 2) }, MAX_JSON)!;
    expect(more.length).toBeGreaterThan(MAX_PACKED);
  });

  test('forgets all but its version if the newest post alone is too large', () => {
    const known = told(POSTS[0]!, dense(900_000));
    expect(kept(known)).toEqual({ ...openCase(known.standIns.key), version: '2026.4.15' });
  });

  test('forgets all but its version if its JSON alone is too large, though it packs well', () => {
    const line = told({ text: 'error' }).posts[0]!;
    const lines = Array.from({ length: 120_000 }, () => line.lines[0]!);
    const known = told(...POSTS);
    const many = { ...known, posts: [...known.posts, { ...line, lines }] };
    expect(JSON.stringify(many).length).toBeGreaterThan(MAX_JSON);
    expect(kept(many).posts).toEqual([]);
  });

  test('forgets its stand-ins if these alone are too large', () => {
    const digests = Array.from({ length: 20_000 }, (_, at) => [randomBytes(18).toString('hex'), at + 1] as const);
    const known = told(...POSTS);
    const numbers = { token: Object.fromEntries(digests) };
    const left = kept({ ...known, standIns: { ...known.standIns, numbers } });
    expect(left).toEqual({ ...openCase(known.standIns.key), version: known.version });
  });

  test('that fits is kept whole: 24 posts with a log of 48,000 characters', () => {
    const log = Array.from(
      { length: 600 },
      (_, at) => `2026-08-31T10:00:${at % 60}Z info gateway: connection ${at} closed`,
    );
    const known = told(...Array.from({ length: 24 }, () => ({ text: log.join('\n') })));
    expect(kept(known)).toEqual(known);
  });
});

describe('forgetting the oldest post', () => {
  test('keeps what was said of the others in line', () => {
    const known: Case = { ...told(...POSTS), closed: [{ cause: 'a', post: 1, why: 'worked' }] };
    const left = withoutOldest(known);
    expect(left.posts).toEqual(known.posts.slice(1));
    expect(left.remarks).toEqual(known.remarks.slice(1));
    expect(left.advised).toEqual(known.advised.slice(1));
    expect(left.standIns).toEqual(known.standIns);
    expect(left.closed).toEqual([{ cause: 'a', post: 0, why: 'worked' }]);
  });

  test.each([
    ['did-not-help', [2, 1, 0, 0]],
    ['worked', [2, 1, 0, null]],
  ] as const)('what %s stands at %j after each', (why, places) => {
    let known: Case = { ...told(...POSTS, ...POSTS), closed: [{ cause: 'a', post: 2, why }] };
    for (const place of places) {
      expect(known.closed.map((one) => one.post)).toEqual(place === null ? [] : [place]);
      known = withoutOldest(known);
    }
  });
});

describe('bytes that are no case', () => {
  const whole = fittingCase(told(...POSTS));

  test('are none wherever they are cut off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => {
        expect(unpacked(whole.subarray(0, end), MAX_JSON)).toBeNull();
      }),
    );
  });

  test('are none whichever bit is turned', () => {
    const before = unpacked(whole, MAX_JSON);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length * 8 - 1 }), (bit) => {
        const bytes = Uint8Array.from(whole);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        const after = unpacked(bytes, MAX_JSON);
        if (after !== null) expect(after).toEqual(before); // a bit of the header that means nothing
      }),
    );
  });

  test.each([
    'null',
    '7',
    '"text"',
    '{}',
    '[]',
    '{"posts":{}}',
    '{"posts":[],"remarks":[],"advised":[],"closed":[]}',
    'x',
  ])('are none if they hold %s', (json) => {
    const known = { toJSON: () => (json === 'x' ? undefined : JSON.parse(json)) } as unknown as Case;
    const bytes = json === 'x' ? new Uint8Array([1, 2, 3]) : packed(known, MAX_JSON)!;
    expect(unpacked(bytes, MAX_JSON)).toBeNull();
  });

  test('are none if they would be longer than a case may be', () => {
    const known = told({ text: 'error '.repeat(1_000) });
    const bytes = packed(known, MAX_JSON)!;
    expect(packed(known, 1_000)).toBeNull();
    expect(unpacked(bytes, 1_000)).toBeNull();
  });
});
