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
