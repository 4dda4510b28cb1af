import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalised } from '../../../src/engine/clean/normalised.ts';

const ESC = String.fromCharCode(27);
const ZERO_WIDTH = String.fromCharCode(0x200b);
const NUL = String.fromCharCode(0);

describe('what nobody typed is gone', () => {
  test.each([
    ['colours', `${ESC}[31mred${ESC}[0m ${ESC}[38;5;208mok${ESC}[39m`, 'red ok'],
    ['links of a terminal', `${ESC}]8;;https://docs.openclaw.ai${ESC}\\docs${ESC}]8;;${ESC}\\`, 'docs'],
    ['colours whose ESC was eaten', '[31mERROR[0m gateway [1;33mwarn[39m', 'ERROR gateway warn'],
    ['escapes that were written out', '␛[31mx␛[0m \\u001b[31my\\u001b[39m ^[[31mz^[[0m \\x1b[1mq', 'x y z q'],
    ['zero-width and bidirectional controls', `to${ZERO_WIDTH}ken${String.fromCharCode(0x202e)}`, 'token'],
    ['other controls', `a${NUL}b${String.fromCharCode(7)}c${String.fromCharCode(0x7f)}`, 'abc'],
    ['half of a surrogate pair', `x${String.fromCharCode(0xd800)}y`, 'x\ufffdy'],
    ['quote marks of Discord and e-mail', '> a\n> > b\n>> c\n>\n>>> d', 'a\nb\nc\n\nd'],
    ['HTML escapes', 'at &lt;b&gt; &amp;lt; &quot;x&quot; &#39;y&#39; &#x27;z&#x27;', "at <b> < \"x\" 'y' 'z'"],
    ['carriage returns', 'a\r\nb\rc', 'a\nb\nc'],
    ['line separators', `a${String.fromCharCode(0x2028)}b`, 'a\nb'],
    ['UTF-16 read byte by byte', [...'error\n1008'].join(NUL) + NUL, 'error\n1008'],
    ['UTF-16 with its mark', `\u00ff\u00fe${[...'ok 1008'].join(NUL)}${NUL}`, 'ok 1008'],
  ])('%s', (_, text, expected) => {
    expect(normalised(text)).toBe(expected);
  });
});

describe('what somebody typed stays', () => {
  test.each([
    'claude-sonnet-4-5[1m] is the model',
    '[5m ago] connected',
    'rate(x[5m])',
    '←[user#1]@[host#1]:~$ ls',
    'x^[[host#1] \ufffd[user#1]',
    '<a href="x?a=1&amp;b=2">&lt;</a>',
    'a & b && c &co',
    'cat <<EOF > file',
    '```json\n{ "a": 1 }\n```',
    '“smart” ‘quotes’ — and dashes…',
    '    indented\n\ttabbed',
    'C:\\Users\\new\\table',
    '👩‍💻'.replace('\u200d', ''),
  ])('%s', (text) => {
    expect(normalised(text)).toBe(text);
  });
});

const PIECE = fc.oneof(
  fc.constantFrom(
    '&',
    'amp;',
    '&lt;',
    '&#38;',
    '#x27;',
    '&#8203;',
    '> ',
    '>',
    '\n',
    '\r',
    '[31m',
    '[0m',
    '[',
    '1m',
    ESC,
    '^[[',
    '␛',
    '\\u001b[',
    ZERO_WIDTH,
    NUL,
    '\u2028',
  ),
  fc.constantFrom(
    'Ã©',
    'Ã',
    'ƒ',
    'Â©',
    'β”€',
    'β',
    '”',
    '€',
    'Γ',
    'ΓöÇ',
    '├⌐',
    'Рџ',
    'СЂ',
    '√©',
    '\u00e2\u0080\u0099',
    'é',
    'я',
    '中',
    ' ',
    'x',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const TEXT = fc.array(PIECE, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('doing it twice changes nothing', () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const once = normalised(text);
      expect(normalised(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

test('every line keeps its number', () => {
  const lines = (text: string): number => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n').length;
  fc.assert(
    fc.property(TEXT, (text) => {
      expect(normalised(text).split('\n').length).toBe(lines(text));
    }),
    { numRuns: 2000 },
  );
});
