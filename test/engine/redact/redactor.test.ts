import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStandIns } from '../../../src/engine/clean.ts';
import { redact } from '../../../src/engine/redact/redact.ts';
import { openRedactor } from '../../../src/engine/redact/redactor.ts';

const TOKEN = ['4f0c9be1a7d83526', 'e90b71c4d2a86f35', '18e7c0b94ad2f653'].join('');
const LINES = [
  `OPENCLAW_GATEWAY_TOKEN=${TOKEN}`,
  `"token": "${TOKEN.slice(0, 20)}\n${TOKEN.slice(20)}",`,
  'Config: /home/juanikzz/.openclaw/openclaw.json',
  'gateway closed (1008): pairing required',
  'password: hunter2x',
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIMZstVwHrHit3mr2OuooE3VubSxl5Vyo\n-----END PRIVATE KEY-----',
];

/** A text pushed in chunks that end at these offsets. */
function pushed(text: string, cuts: readonly number[]): string {
  const redactor = openRedactor(openStandIns('key'));
  let out = '';
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    out += redactor.push(text.slice(from, cut));
    from = Math.max(from, cut);
  }
  return out + redactor.push(text.slice(from)) + redactor.end().text;
}

test('wherever a stream is cut, it comes out the same', () => {
  const text = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 900 }), { maxLength: 8 }), (whole, cuts) => {
      expect(
        pushed(
          whole,
          cuts.map((cut) => Math.min(cut, whole.length)),
        ),
      ).toBe(redact(whole, openStandIns('key')).text);
    }),
    { numRuns: 300 },
  );
});

/** Characters settled at a time. */
const BLOCK = 393_216;
const HEALTHY = `${'2026-04-21T17:38:00.294Z [gateway] info handshake ok '.padEnd(90, '.')}\n`;

test('a log longer than a block too, and no secret survives at a seam', () => {
  for (const shift of [0, 7, 30, 55, 130]) {
    const filler = HEALTHY.repeat(Math.floor((BLOCK - shift) / HEALTHY.length));
    const text = `${filler}${LINES.join('\n')}\n${filler}${LINES.join('\n')}\n${filler}`;
    const whole = pushed(text, []);
    expect(pushed(text, [1, 5_000, 393_000, BLOCK, 393_290, 400_000, 786_300, 786_432, 900_000])).toBe(whole);
    expect(whole).toBe(redact(text, openStandIns('key')).text);
    expect(whole).not.toContain(TOKEN.slice(0, 12));
  }
});

describe('over the seam of two blocks', () => {
  const config = btoa(`{"gateway":{"auth":{"token":"${TOKEN}"}},"notes":"${'quiet '.repeat(6_000)}"}`);
  const key = `-----BEGIN ${'PRIVATE'} KEY-----\n${`${TOKEN}${TOKEN.slice(8, 24)}\n`.repeat(280)}-----END PRIVATE KEY-----`;
  test.each([
    ['a private key', key, TOKEN.slice(8, 24), 18_000],
    ['base64 of a whole configuration', config, config.slice(2_000, 2_012), 30_000],
    [
      'a token in a line that never ends',
      `${'x '.repeat(300)}token=${TOKEN} ${'x '.repeat(300)}`,
      TOKEN.slice(0, 12),
      620,
    ],
  ])('%s goes whole', (_, secret, part, reach) => {
    for (let over = 0; over <= reach; over += reach / 4) {
      const fill = 'handshake ok '.repeat(BLOCK / 12).slice(0, BLOCK - over - 1);
      const text = `${fill} ${secret}\n${HEALTHY.repeat(2_000)}`;
      expect(pushed(text, [BLOCK - 5, BLOCK + 5]).includes(part)).toBe(false);
    }
  });

  test('no character is torn in two', () => {
    const text = `a${'🦞'.repeat(BLOCK)}`;
    const redactor = openRedactor(openStandIns('key'));
    for (const part of [redactor.push(text), redactor.end().text]) expect(part.isWellFormed()).toBe(true);
  });
});

test('the stand-ins of a first reading mask a value above the place that gives it away', () => {
  const text = `bare ${TOKEN.slice(1)}Q\n${HEALTHY.repeat(9_000)}token=${TOKEN.slice(1)}Q\n`;
  const first = openRedactor(openStandIns('key'));
  first.push(text);
  const second = openRedactor(first.end().standIns);
  expect(second.push(text) + second.end().text).toMatch(/^bare \[REDACTED:token#1\]\n/);
});

test('says at the end what was found', () => {
  const redactor = openRedactor(openStandIns('key'));
  redactor.push(`${LINES[0]}\n${LINES[2]}\n`);
  expect(redactor.end().found.map(({ kind, count }) => [kind, count])).toEqual([
    ['gateway-token', 1],
    ['user', 1],
  ]);
});
