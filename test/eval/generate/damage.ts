import { MISREADINGS } from './code-pages.ts';
import { decisiveLine } from './decisive.ts';
import { insideProse } from './foreign-prose.ts';
import type { Random } from './random.ts';
import { spoken } from './spoken.ts';

/** One way in which a post is damaged on its way. `texts`: those that speak for its cause. Null: it would tell too little. */
export type Damage = (text: string, from: Random, texts: readonly string[]) => string | null;

/** All damages by name; `undamaged` is there to compare with. */
export const DAMAGES: { readonly [name: string]: Damage } = {
  undamaged: (text) => text,
  ...Object.fromEntries(
    Object.entries(MISREADINGS).map(([name, misread]) => [name, (text: string) => misread(decorated(text))]),
  ),
  'ANSI colours': coloured,
  'ANSI, ESC eaten': (text, from) => coloured(text, from).replaceAll('\u001b', ''),
  'zero-width': zeroWidth,
  'smart quotes': smartQuotes,
  'wrapped at 40, words': (text) => eachLine(text, (line) => wrapped(line, true)),
  'wrapped at 40, hard': (text) => eachLine(text, (line) => wrapped(line, false)),
  'upper case': (text) => text.toUpperCase(),
  'quoted with >': (text) => eachLine(text, (line) => `> ${line}`),
  'in a fence': (text, from) =>
    `can someone look at this\n\`\`\`${from.pick(['', 'log', 'json', 'text'])}\n${text}\n\`\`\``,
  'JSON once': (text) => JSON.stringify({ status: 'error', tool: 'exec', error: text }),
  'JSON twice': (text) => JSON.stringify({ role: 'tool', content: JSON.stringify({ status: 'error', error: text }) }),
  'bare escapes': (text) => JSON.stringify(text).slice(1, -1),
  'HTML entities': entities,
  tabs: (text) => text.replaceAll(/ +/gu, (blanks) => (blanks.length > 1 ? '\t' : ' ')).replaceAll(': ', ':\t'),
  'tabs for all blanks': (text) => text.replaceAll(/ +/gu, '\t'),
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'line breaks lost': (text) => text.replaceAll(/\n+/gu, ' '),
  'head cut': (text, from, texts) => cut(text, from, texts, 'head'),
  'tail cut': (text, from, texts) => cut(text, from, texts, 'tail'),
  'OCR 2 %': (text, from) => misread(text, from, 0.02),
  'OCR 4 %': (text, from) => misread(text, from, 0.04),
  spoken,
  'in other prose': (text, from) => insideProse(text, from),
  'typed off the screen': typed,
};

/** The frame that OpenClaw draws around its output, so that there is something other than ASCII to misread. */
function decorated(text: string): string {
  return smartQuotes(`🦞 OpenClaw — All your chats, one lobster.\n\n│\n◇\n${text}\n…`);
}

function smartQuotes(text: string): string {
  return text
    .replaceAll(/(^|[\s([{:=,])"/gmu, '$1“')
    .replaceAll('"', '”')
    .replaceAll(/(^|\s)'/gmu, '$1‘')
    .replaceAll("'", '’')
    .replaceAll('...', '…')
    .replaceAll(' - ', ' – ');
}

function coloured(text: string, from: Random): string {
  return eachLine(text, (line) => {
    const words = line.split(' ');
    const at = from.below(words.length);
    const colour = from.pick(['31', '33', '36', '1;31', '38;5;196', '38;2;229;9;20', '2']);
    words[at] = `\u001b[${colour}m${words[at]}\u001b[0m`;
    return from.chance(0.5) ? `\u001b[2m\u001b[39m${words.join(' ')}\u001b[22m` : words.join(' ');
  });
}

function zeroWidth(text: string, from: Random): string {
  return text.replaceAll(/\p{L}{3,}/gu, (word) => {
    if (!from.chance(0.4)) return word;
    const at = 1 + from.below(word.length - 1);
    return word.slice(0, at) + from.pick(['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e']) + word.slice(at);
  });
}

function wrapped(line: string, atWords: boolean): string {
  const width = 40;
  const rows: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const blank = atWords ? rest.lastIndexOf(' ', width) : -1;
    const end = blank > 0 ? blank : width;
    rows.push(rest.slice(0, end));
    rest = rest.slice(blank > 0 ? end + 1 : end);
  }
  return [...rows, rest].join('\n');
}

function entities(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('  ', '&nbsp; ')
    .replaceAll('/', '&#x2F;');
}

/** Takes away up to 30 % of the post at one end, and never more than 40 % of its decisive line, which must be a text. */
function cut(text: string, from: Random, texts: readonly string[], end: 'head' | 'tail'): string | null {
  const lines = text.split('\n');
  const { at, share } = decisiveLine(lines, texts);
  if (share < 0.9) return null;
  const before = lines.slice(0, at).join('\n').length + (at > 0 ? 1 : 0);
  const after = text.length - before - lines[at]!.length;
  const most = (end === 'head' ? before : after) + Math.floor(lines[at]!.length * 0.4);
  const much = Math.min(most, Math.floor(text.length * (0.1 + from.below(20) / 100)));
  return end === 'head' ? text.slice(much) : text.slice(0, text.length - much);
}

const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['l', '1'],
  ['l', 'I'],
  ['I', 'l'],
  ['1', 'l'],
  ['O', '0'],
  ['0', 'O'],
  ['o', '0'],
  ['rn', 'm'],
  ['m', 'rn'],
  ['cl', 'd'],
  ['S', '5'],
  ['5', 'S'],
  ['B', '8'],
  ['e', 'c'],
  ['i', 'í'],
  ['.', ''],
  [':', ''],
  [',', '.'],
  ['"', ''],
  ["'", '`'],
  ['(', '{'],
  ['_', ' '],
  ['-', ' '],
];

/** Text as read off a screenshot: a share of its characters is taken for look-alikes or lost. */
function misread(text: string, from: Random, share: number): string {
  let read = '';
  for (let at = 0; at < text.length; ) {
    const fitting = from.chance(share * 1.6) ? LOOK_ALIKES.filter(([seen]) => text.startsWith(seen, at)) : [];
    if (fitting.length === 0) {
      read += text[at];
      at += 1;
      continue;
    }
    const [seen, taken] = from.pick(fitting);
    read += taken;
    at += seen.length;
  }
  return read;
}

/** Text as a person types it from a screen: letters swapped, doubled or left out, a word in a hundred. */
function typed(text: string, from: Random): string {
  return text.replaceAll(/\p{L}{5,}/gu, (word) => {
    if (!from.chance(0.08)) return word;
    const at = 1 + from.below(word.length - 2);
    return from.pick([
      word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at] + word.slice(at),
    ]);
  });
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}
