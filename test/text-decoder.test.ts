import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textDecoder } from '../src/text-decoder.ts';

const LOG = 'Error: 配对 required — “again” 😀\r\nnext line\r\n';
const LATIN = 'Fehler: „Gerät“ nicht gefunden – 5 € für Œuvre\r\n';

/** What is read when the bytes come in chunks of this size; null if they are no text. */
function decoded(bytes: Buffer, size: number): string | null {
  const decode = textDecoder(bytes.subarray(0, Math.max(size, 16)));
  if (decode === null) return null;
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decode(bytes.subarray(at, at + size));
  return text + decode();
}

function utf16(text: string, order: 'little' | 'big', mark: boolean): Buffer {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

/** Only what Windows-1252 adds to ISO 8859-1 in `LATIN`. */
function windows1252(text: string): Buffer {
  const own: { readonly [letter: string]: number } = { '€': 0x80, '„': 0x84, Œ: 0x8c, '“': 0x93, '–': 0x96 };
  return Buffer.from([...text].map((letter) => own[letter] ?? letter.charCodeAt(0)));
}

test.each<[string, Buffer, string]>([
  ['UTF-8', Buffer.from(LOG), LOG],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${LOG}`), LOG],
  ['UTF-16, low byte first', utf16(LOG, 'little', true), LOG],
  ['UTF-16, high byte first', utf16(LOG, 'big', true), LOG],
  ['UTF-16, low byte first, without a mark', utf16(LOG, 'little', false), LOG],
  ['UTF-16, high byte first, without a mark', utf16(LOG, 'big', false), LOG],
  ['Windows-1252', windows1252(LATIN), LATIN],
  ['Windows-1252 that ends in its only letter beyond ASCII', Buffer.from('caf\u00e9', 'latin1'), 'café'],
  [
    'UTF-8 with a letter that is damaged',
    Buffer.concat([Buffer.from('配对 '), Buffer.from([0xe9]), Buffer.from(' ok')]),
    '配对 \uFFFD ok',
  ],
  [
    'a terminal recording with colours, bells and steps back',
    Buffer.from('\u001b[31mfail\u001b[0m\u0007 12\b\b34\b\b56\b\b78\n'),
    '\u001b[31mfail\u001b[0m\u0007 12\b\b34\b\b56\b\b78\n',
  ],
  ['nothing', Buffer.alloc(0), ''],
])('reads %s, cut anywhere', (_, bytes, text) => {
  for (const size of [1, 2, 3, 5, 16, 1000]) expect(decoded(bytes, size)).toBe(text);
});

test('a long log in Windows-1252 is told by its first letter beyond ASCII, however late that comes', () => {
  const bytes = Buffer.concat([Buffer.from('ok\n'.repeat(40_000)), windows1252(LATIN)]);
  expect(decoded(bytes, 8192)?.endsWith(LATIN)).toBe(true);
});

test.each([
  ['a program', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0', 'latin1'), Buffer.alloc(200)])],
  ['zeros', Buffer.alloc(400)],
  ['small numbers of 16 bits', Buffer.from(Uint16Array.from({ length: 200 }, (_, at) => at % 30).buffer)],
])('refuses %s', (_, bytes) => {
  expect(textDecoder(bytes)).toBeNull();
});

describe('whatever comes', () => {
  const size = fc.integer({ min: 1, max: 40 });

  test('no bytes make it fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), size, (bytes, chunk) => {
        const text = decoded(Buffer.from(bytes), chunk);
        expect(text === null || text.length <= bytes.length + 1).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('random bytes of some length are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2_000, maxLength: 3_000, size: 'max' }), (bytes) => {
        fc.pre(new Set(bytes).size > 200); // spread out, as packed or encrypted bytes are
        expect(textDecoder(Buffer.from(bytes))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  const line = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[\u0000-\u001f]|^\uFEFF/u.test(text));
  const text = fc.array(line, { maxLength: 8 }).map((lines) => `Error: ${lines.join('\r\n')}`);

  test.each<[string, (text: string) => Buffer]>([
    ['UTF-8', (one) => Buffer.from(one)],
    ['UTF-8 with a mark', (one) => Buffer.from(`\uFEFF${one}`)],
    ['UTF-16, low byte first', (one) => utf16(one, 'little', true)],
    ['UTF-16, high byte first', (one) => utf16(one, 'big', true)],
  ])('a text in %s comes back', (_, encoded) => {
    fc.assert(
      fc.property(text, size, (one, chunk) => {
        expect(decoded(encoded(one), chunk)).toBe(one);
      }),
      { numRuns: 500 },
    );
  });

  test('a text in Windows-1252 comes back', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}[äöüßéèñç][a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), size, (words, chunk) => {
        expect(decoded(windows1252(words.join(' ')), chunk)).toBe(words.join(' '));
      }),
    );
  });

  test('a text in UTF-16 without a mark comes back if most of it is ASCII', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 40, maxLength: 80 });
    fc.assert(
      fc.property(ascii, line, fc.constantFrom('little' as const, 'big' as const), (head, tail, order) => {
        expect(decoded(utf16(`${head}\r\n${tail}`, order, false), 64)).toBe(`${head}\r\n${tail}`);
      }),
    );
  });
});
