import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from '../../../src/discord/files/file-name.ts';

test.each([
  ['gateway.log', 'gateway.log'],
  ['日志 2026-08-01.txt', '日志 2026-08-01.txt'],
  ['logs/gateway.log', 'logs/gateway.log'],
  ['..\\..\\Windows\\System32\\a.log', 'Windows/System32/a.log'],
  ['C:\\Users\\me\\a.log', 'Users/me/a.log'],
  ['/etc//./passwd', 'etc/passwd'],
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['a\u200b\u2060\ufeffb\u00ad.log', 'ab.log'],
  ['a\r\nb\t\u001b[31mc\u0000', 'ab[31mc'],
  ['a\ud800b', 'ab'],
  ['...', '...'],
  ['../..', '?'],
  ['', '?'],
])('%j is shown as %j', (name, shown) => {
  expect(fileName(name)).toBe(shown);
});

test.each([
  ['`a`.log', 'ˋaˋ.log'],
  [`${'ghp'}_${'a1B2'.repeat(9)}.log`, '[REDACTED:github-token#1].log'],
  [`OPENCLAW_GATEWAY_TOKEN_${'9f3a'.repeat(16)}.txt`, '….txt'],
  [`123456789_${'AAH'}${'x7Y-'.repeat(8)}.log`, '….log'],
  ['crash-4f2a9c81d0e34b7f9a55c1de02b7aa31.log', '….log'],
  [`1234567890_${'AA'}${'jqUQFtoijHnI'.repeat(3)}.log`, '….log'],
  ['Screenshot_2026-08-01_at_10.22.33.png', 'Screenshot_2026-08-01_at_10.22.33.png'],
  ['IMG_20260801_102233.jpg', 'IMG_20260801_102233.jpg'],
  ['gateway-20260801T102233Z.log', 'gateway-20260801T102233Z.log'],
  ['openclaw-gateway-2026-08-01.log', 'openclaw-gateway-2026-08-01.log'],
])('what is or may be a secret is not shown: %j is %j', (name, shown) => {
  expect(fileName(name)).toBe(shown);
});

test('any name comes out as one line of at most 80 letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const shown = fileName(name);
      expect([...shown].length).toBeLessThanOrEqual(80);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]|^\/|(?:^|\/)\.\.(?:\/|$)/u);
      expect(shown).not.toBe('');
      expect(shown.isWellFormed()).toBe(true);
    }),
    { numRuns: 200 },
  );
});
