import fc from 'fast-check';
import { expect, test } from 'vitest';
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

test('a log longer than a block too, and no secret survives at a seam', () => {
  const line = `${'2026-04-21T17:38:00.294Z [gateway] info handshake ok '.padEnd(90, '.')}\n`;
  for (const shift of [0, 7, 30, 55]) {
    const filler = line.repeat(Math.floor((262_144 - shift) / line.length));
    const text = `${filler}${LINES.join('\n')}\n${filler}${LINES.join('\n')}\n${filler}`;
    const whole = pushed(text, []);
    expect(pushed(text, [1, 5_000, 262_000, 262_144, 262_190, 300_000, 524_300, 600_000])).toBe(whole);
    expect(whole).toBe(redact(text, openStandIns('key')).text);
    expect(whole).not.toContain(TOKEN.slice(0, 12));
  }
});

test('says at the end what was found', () => {
  const redactor = openRedactor(openStandIns('key'));
  redactor.push(`${LINES[0]}\n${LINES[2]}\n`);
  expect(redactor.end().found.map(({ kind, count }) => [kind, count])).toEqual([
    ['gateway-token', 1],
    ['user', 1],
  ]);
});
