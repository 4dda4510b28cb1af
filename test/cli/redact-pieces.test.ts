import { describe, expect, test } from 'vitest';
import { redactPieces } from '../../src/cli/redact-pieces.ts';
import { openCase } from '../../src/engine/case.ts';
import { clean } from '../../src/engine/clean.ts';

const { standIns } = openCase('a key of sixteen or more');

async function inPieces(text: string, pieceLength: number): Promise<string> {
  const pieces = async function* () {
    for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
  };
  let out = '';
  for await (const piece of redactPieces(pieces(), standIns, { size: 2_000, context: 3_000 })) out += piece;
  return out;
}

/** Letters and digits that nobody guesses, always the same. */
function random(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'[state % 62];
  }).join('');
}

describe('a text redacted in windows', () => {
  const healthy = Array.from({ length: 60 }, (_, at) => `[gateway] run ${at} finished after ${at * 7} ms`).join('\n');
  const key = [
    `-----BEGIN ${'PRIVATE'} KEY-----`,
    ...Array.from({ length: 26 }, (_, at) => random(64, at + 1)),
    `-----END ${'PRIVATE'} KEY-----`,
  ].join('\n');
  const token = `sk-${'proj'}-${random(48, 99)}`;

  test.each(Array.from({ length: 12 }, (_, shift) => shift))(
    'is the same as in one go, wherever a private key lies (%i)',
    async (shift) => {
      const text = `${healthy.slice(0, shift * 180)}\n${key}\n${healthy}\nOPENAI_API_KEY=${token}\n${healthy}\nOPENAI_API_KEY=${token}`;
      const whole = clean({ text }, standIns).text;
      expect(whole).not.toContain(token.slice(-20));
      expect(await inPieces(text, 777)).toBe(whole);
    },
  );

  test.each(['', '\n', 'a', 'a\n', '\n\na'])('keeps the ends of lines of %j', async (text) => {
    expect(await inPieces(text, 1)).toBe(text);
  });
});
