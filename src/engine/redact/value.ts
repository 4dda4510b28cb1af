/** How a key and its value are held together. Decides how sure the value must look. */
export type Join = 'assign' | 'colon' | 'verb' | 'space' | 'cell' | 'column' | 'comma' | 'next-line' | 'answer';

/** A value that belongs to a key: where, and how it is held. */
export type KeyedValue = {
  readonly join: Join;
  readonly quoted: boolean;
  /** Its range in the text. */
  readonly from: number;
  readonly to: number;
  readonly value: string;
  /** The value is the last thing on its line. */
  readonly endsLine: boolean;
};

/** Longest value read after a key, in UTF-16 units. */
const MAX_VALUE = 8_192;

/** Where a sticky pattern's match at `index` ends, or -1. */
export function at(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Up to the closing quote, or the end of the line. `escapes`: backslashes before each quote. */
export function quotedValue(text: string, from: number, mark: string, escapes: number, join: Join): KeyedValue | null {
  const limit = Math.min(text.length, from + MAX_VALUE);
  let i = from;
  for (; i < limit; i++) {
    const char = text[i]!;
    if (char === '\n' || char === '\f') break;
    if (char === mark) {
      let slashes = 0;
      while (text[i - 1 - slashes] === '\\' && slashes < 16) slashes++;
      if (escapes === 0 ? slashes % 2 === 0 : slashes <= escapes) {
        i -= escapes === 0 ? 0 : slashes;
        break;
      }
    }
  }
  if (text[i] === '\n' && text[i - 1] === '\\') i--; // goes on below
  if (i <= from) return null;
  return { join, quoted: true, from: from, to: i, value: text.slice(from, i), endsLine: true };
}

/** Characters that end an unquoted value always (1), or only if what follows says so (2). */
function ends(always: string, sometimes: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const char of always) table[char.charCodeAt(0)] = 1;
  for (const char of sometimes) table[char.charCodeAt(0)] = 2;
  return table;
}
const SPACES = ' \t\n\r\f\v\0';
/** What ends a value: anywhere; in the query of an address. */
export const ENDS = {
  plain: ends(`${SPACES}"'<>\`\\|`, ',;&)]}'),
  query: ends(`${SPACES}"'<>\`\\|&#;`, ',)]}'),
};

const END_OF_LINE = /[ \t\r,;]{0,8}(?:[\n"'`]|$)/y;

/** An unquoted value: up to a space or a sign that ends it, without what closes a sentence. */
export function bareValue(text: string, from: number, join: Join, table: Uint8Array): KeyedValue | null {
  const limit = Math.min(text.length, from + MAX_VALUE);
  let i = from;
  for (; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) {
      const mark = table[code]!;
      if (mark === 1 || (mark === 2 && endsHere(text, i))) break;
    } else if (code > 0x2e7f && code < 0xffef) {
      break; // Chinese, Japanese, Korean text goes on without a space
    } else if (code === 0x2502 || code === 0x2503 || code === 0x2551) {
      break; // the border of a table
    }
  }
  let end = i;
  while (end > from && /[.,:;?]/.test(text[end - 1]!) && !(text[end - 1] === '?' && join === 'assign')) end--;
  if (end <= from || i - end > 2) return null; // `sk-...` is a placeholder
  if (/^[*_]{1,2}\w{1,40}[*_]{1,2}$/.test(text.slice(from, end))) return null; // emphasis
  return {
    join,
    quoted: false,
    from: from,
    to: end,
    value: text.slice(from, end),
    endsLine: at(END_OF_LINE, text, i) >= 0,
  };
}

/** Whether a comma, semicolon, ampersand or closing bracket ends a value. */
function endsHere(text: string, i: number): boolean {
  const next = text[i + 1] ?? '';
  switch (text[i]) {
    case ',':
      return !/[\w!#$%^*~@/+.-]/.test(next) || /^,["'\w-]{1,40}[=:]/.test(text.slice(i, i + 44));
    case ';':
      return !/[\w!#$%^*~@/+.-]/.test(next) || /^;[\w -]{1,40}=/.test(text.slice(i, i + 44));
    case '&':
      return /^&(?:&(?:\s|$)|[\w.-]{1,40}=)/.test(text.slice(i, i + 44));
    default:
      return !/\w/.test(next);
  }
}

const ALONE =
  /[ \t>│┃|]{0,8}(?:"([^\n"]{3,512})"|'([^\n']{3,512})'|`([^\n`]{3,512})`|([^\s"'`]{4,512}))[ \t\r]{0,8},?[ \t\r│┃|]{0,8}(?=\n|$)/y;

/** A value alone on the line that begins at `from`. */
export function lineValue(text: string, from: number, join: Join): KeyedValue | null {
  ALONE.lastIndex = from;
  const match = ALONE.exec(text);
  if (match === null) return null;
  const value = match[1] ?? match[2] ?? match[3] ?? match[4]!;
  const start = from + match[0].indexOf(value);
  return { join, quoted: match[4] === undefined, from: start, to: start + value.length, value, endsLine: true };
}
