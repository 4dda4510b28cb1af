import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, openStandIns } from '../../src/engine/clean.ts';

const TOKEN = ['4f0c9be1a7d83526', 'e90b71c4d2a86f35', '18e7c0b94ad2f653'].join('');
const cleaned = (text: string): string => clean({ text }, openStandIns('key')).text;

describe('a post with attachments', () => {
  const post = {
    text: 'it fails\r\nsee the log',
    attachments: [
      { name: 'gateway.log', text: `line one\nOPENCLAW_GATEWAY_TOKEN=${TOKEN}\n` },
      { name: '/home/juanikzz/openclaw.json', text: '{ "port": 18789 }' },
      { name: 'empty.txt', text: '' },
    ],
    at: '2026-04-21T17:38:00Z',
    version: '2026.4.15',
  };
  const result = clean(post, openStandIns('key'));

  test('is one text, in which each begins on a line of its own', () => {
    expect(result.text).toBe(
      'it fails\nsee the log\nline one\nOPENCLAW_GATEWAY_TOKEN=[REDACTED:gateway-token#1]\n{ "port": 18789 }\n',
    );
    expect(result.attachments.map(({ line }) => line)).toEqual([3, 5, 6]);
  });
  test('has their names redacted too', () => {
    expect(result.attachments.map(({ name }) => name)).toEqual([
      'gateway.log',
      '/home/[user#1]/openclaw.json',
      'empty.txt',
    ]);
  });
  test('carries its time and version', () => {
    expect([result.at, result.version]).toEqual([Date.UTC(2026, 3, 21, 17, 38), '2026.4.15']);
    expect(clean({ text: '', at: 'yesterday' }, openStandIns('key'))).toMatchObject({
      at: null,
      version: null,
      text: '',
      attachments: [],
    });
  });
  test('shows the same token as the same stand-in in a later post', () => {
    const later = clean({ text: `remote.token: ${TOKEN}` }, result.standIns);
    expect(later.text).toBe('remote.token: [REDACTED:gateway-token#1]');
  });
  test('starts at line 1 where there is no text', () => {
    expect(clean({ text: '', attachments: [{ name: 'a', text: 'x' }] }, openStandIns('key')).attachments).toEqual([
      { name: 'a', line: 1 },
    ]);
  });
});

test.each([
  [
    'a token split by a zero-width space',
    `OPENCLAW_GATEWAY_TOKEN=${TOKEN.slice(0, 20)}${String.fromCharCode(0x200b)}${TOKEN.slice(20)}`,
  ],
  [
    'a token in colours',
    `OPENCLAW_GATEWAY_TOKEN${String.fromCharCode(27)}[39m=${String.fromCharCode(27)}[32m${TOKEN}${String.fromCharCode(27)}[0m`,
  ],
  ['a token in a quoted line', `> OPENCLAW_GATEWAY_TOKEN=${TOKEN}`],
  ['a token in escaped HTML', `{&quot;token&quot;:&quot;${TOKEN}&quot;}`],
])('%s is seen', (_, text) => {
  expect(cleaned(text)).not.toContain(TOKEN.slice(0, 12));
});

describe('what a stand-in lays bare is repaired', () => {
  test.each([
    ['half of a misread run', '"password": "token=β”€Ã©', '"password": "[REDACTED:password#1]”€é'],
    ['a prompt after an arrow, which is no escape', '←juanikzz@pi:~$ ls', '←[user#1]@pi:~$ ls'],
  ])('%s', (_, text, expected) => {
    expect(cleaned(text)).toBe(expected);
  });
  test('and masked, where it turns out to name a secret', () => {
    const text = `"password": "Zz9ÀÉÈ4x!"\ncontraseÃ±a: ${'hunter2'}Xyz9`;
    const result = clean({ text }, openStandIns('key'));
    expect(result.text).toBe('"password": "[REDACTED:password#1]"\ncontraseña: [REDACTED:password#2]');
    expect(result.redacted).toMatchObject([{ kind: 'password', count: 2 }]);
  });
});

test('cleaning twice changes nothing', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      'token=',
      '"password": "',
      '"',
      '\n',
      '> ',
      '&quot;',
      '&amp;',
      '[31m',
      '[0m',
      'Ã©',
      'β”€',
      'é',
      TOKEN,
      '/home/juanikzz/',
      '[REDACTED:token#1]',
      '\r',
      ' is ',
      '│',
      '%3D',
      '\\"',
      '\\n',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const once = clean({ text: parts.join('') }, openStandIns('key'));
      expect(clean({ text: once.text }, once.standIns).text).toBe(once.text);
    }),
    { numRuns: 1500 },
  );
});

test('nor does cleaning a post and its attachments again, as one text', () => {
  const pieces = fc.constantFrom(
    'token=',
    '"password": "',
    '"',
    '\n',
    '&lt;',
    '&amp;',
    '<a href="',
    '[31m',
    '[0m',
    'Ã©',
    'β”€',
    'ÀÉÈ',
    'β',
    TOKEN,
  );
  const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, texts, (text, attached) => {
      const once = clean({ text, attachments: [{ name: 'a.log', text: attached }] }, openStandIns('key'));
      expect(clean({ text: once.text }, once.standIns).text).toBe(once.text);
    }),
    { numRuns: 1000 },
  );
});

test('no string makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary' }), (text, name) => {
      clean({ text, attachments: [{ name, text }], at: name }, openStandIns(name));
    }),
    { numRuns: 1000 },
  );
});
