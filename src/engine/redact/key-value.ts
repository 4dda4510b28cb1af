/** How a key and its value are held together. Decides how sure the value must look. */
type Join = 'assign' | 'colon' | 'verb' | 'space' | 'cell' | 'comma' | 'next-line';

/** A value that follows a key: where, and how it is held. */
export type KeyedValue = {
  readonly join: Join;
  readonly quoted: boolean;
  readonly pieces: readonly (readonly [number, number])[];
  readonly value: string;
  /** The value is the last thing on its line. */
  readonly endsLine: boolean;
};

/** Longest value read after a key, in UTF-16 units. */
const MAX_VALUE = 8_192;

const CLOSE = /\\{0,15}["'`]?\]?/y;
const FILLER =
  /[ \t]{1,3}(?:\([^()\n]{0,24}\)|\[[^\]\n]{0,24}\]|(?:provided|value|here|used|below|was|now|currently|set to|(?:for|of|do|da|del|du|vom|van|für|zum|pour|para|per) (?:the |my |our |de |das |den |die |la |le |el |il )?[\w.@-]{1,32}|lautet|vale|actual|habe ich|that i use|i use|i set)(?![\w-]))/iy;
const NAME_VALUE =
  /\\{0,7}["']?(?:(?:,\s{0,40}|\s{1,40})\\{0,7}["']?value\\{0,7}["']?|[ \t]{1,4}\{\s{1,40}(?:type[ \t]{0,8}=[ \t]{0,8}string\s{1,40})?default)[ \t]{0,8}[:=][ \t]{0,8}/iy;
const PLIST = /<\/key>\s{0,40}<string>/y;
const NEXT_ARGUMENT = /<\/string>\s{0,40}<string>/y;
/** A call that stores a value under a name: `setItem("token", "…")`, `define('DB_PASSWORD', '…')`. */
const STORES = /(?:set\w{0,32}|define|put\w{0,16}|append|add\w{0,16}|header|store\w{0,16})\([ \t]{0,4}["']$/i;
/** What takes `"NAME=value with blanks"` as one setting. */
const ONE_SETTING = /(?:\bEnvironment=|^[ \t]{0,40}-[ \t]{1,4}|[ \t](?:-e|--env)[ =])["']$/;
const SIGN =
  /[ \t]{0,80}(?:(=>|[-=]{1,2}>|→|⇒|:=|\|\|=|\?\?=|:[ \t]{0,3}&?(?:str|string|text)(?: \| [a-z]{4,9})?[ \t]{0,3}=(?!=)|={1}(?![=>~]))|(:)(?!:)|([│┃║|])(?!\|))[ \t]{0,200}/iy;
const VERB =
  /[ \t]{1,4}(?:is|was|are|equals|to|as|es|era|est|était|c'est|ist|auf|lautet|war|é|è|jest|to|это|является|—|–|-)[ \t]{0,2}:?[ \t]{1,4}(?:now |currently |just |also |actually |still |simply )?|[ \t]{0,2}(?:是|为|為|は|が|를|은|는|이|가)[ \t]{0,2}/iy;
const SPACE = /[ \t]{1,8}/y;
const NEXT_LINE = /[ \t]{0,8}\n/y;
const SCHEME = /(?:bearer|basic|token|bot|digest|apikey)[ \t]{1,4}/iy;
const COMMA = /[ \t]{0,2},[ \t]{0,2}/y;

function at(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Reads the value after a key that ends at `end`; `tagged`: the key is the name of an XML element. Null if there is none. */
export function keyedValue(text: string, start: number, end: number, tagged: boolean): KeyedValue | null {
  let i = at(PLIST, text, end);
  if (i >= 0) return bare(text, i, 'assign', ENDS.element);
  if (text[start] === '-') {
    i = at(NEXT_ARGUMENT, text, end);
    if (i >= 0) return bare(text, i, 'assign', ENDS.element);
  }
  if (tagged && text[end] === '>') {
    const element = bare(text, end + 1, 'assign', ENDS.element);
    return element !== null && text.startsWith('</', element.pieces.at(-1)![1]) ? element : null;
  }

  const closed = at(CLOSE, text, end);
  const hasQuote = closed > end;
  const nameValue = at(NAME_VALUE, text, end);
  if (nameValue >= 0) return valueAt(text, nameValue, 'assign', start);
  i = closed < 0 ? end : closed;
  for (let fillers = 0; fillers < 2; fillers++) {
    const after = at(FILLER, text, i);
    if (after < 0) break;
    i = after;
  }
  SIGN.lastIndex = i;
  const sign = SIGN.exec(text);
  if (sign !== null) {
    const join: Join = sign[1] !== undefined ? 'assign' : sign[2] !== undefined ? 'colon' : 'cell';
    if (join === 'cell') return cell(text, start, i + sign[0].length, sign[3]!);
    return valueAt(text, i + sign[0].length, join, start);
  }
  const verb = at(VERB, text, i);
  if (verb >= 0) return valueAt(text, verb, 'verb', start);
  if (hasQuote) {
    const comma = at(COMMA, text, i);
    if (comma >= 0 && /["'\\]/.test(text[comma] ?? '')) {
      if (text[start] === '-' || STORES.test(text.slice(Math.max(0, start - 50), start)))
        return valueAt(text, comma, 'assign', start);
      if (/\[\s{0,4}["'\\]{1,8}$/.test(text.slice(Math.max(0, start - 12), start)))
        return valueAt(text, comma, 'comma', start);
    }
  }
  const line = at(NEXT_LINE, text, i);
  if (line >= 0) return nextLine(text, line);
  const space = at(SPACE, text, i);
  return space < 0 ? null : valueAt(text, space, 'space', start);
}

/** Value that begins at `begin`, quoted or not. */
function valueAt(text: string, begin: number, join: Join, keyStart: number): KeyedValue | null {
  const line = at(NEXT_LINE, text, begin);
  if (line >= 0) return nextLine(text, line);
  const scheme = at(SCHEME, text, begin);
  const i = scheme < 0 ? begin : scheme;
  let quote = i;
  while (text[quote] === '\\' && quote - i < 15) quote++;
  const mark = text[quote];
  if (mark === '"' || mark === "'" || mark === '`') {
    const inner = at(SCHEME, text, quote + 1);
    return quoted(text, inner < 0 ? quote + 1 : inner, mark, quote - i, join);
  }
  if (mark === '|' && text[i + 1] === '|') return bare(text, i + 2, join, ENDS.plain);
  if (mark === '「' || mark === '『') return bare(text, quote + 1, join, ENDS.plain);
  const before = text[keyStart - 1];
  if (join === 'assign' && (before === '"' || before === "'")) {
    const whole = quoted(text, i, before, 0, join);
    if (
      whole !== null &&
      ONE_SETTING.test(
        text
          .slice(Math.max(0, keyStart - 48), keyStart)
          .split('\n')
          .at(-1)!,
      )
    )
      return whole;
  }
  const isQuery = before === '?' || before === '&' || before === '#' || before === ';';
  return bare(text, i, join, isQuery ? ENDS.query : ENDS.plain);
}

/** Up to the closing quote, over a line end if the value goes on there and the quote is closed. */
function quoted(text: string, from: number, mark: string, escapes: number, join: Join): KeyedValue | null {
  const limit = Math.min(text.length, from + MAX_VALUE);
  let i = from;
  let firstEnd = -1;
  for (; i < limit; i++) {
    const char = text[i]!;
    if (char === '\n' || char === '\f') {
      if (char === '\f' || firstEnd >= 0 || !/^[\w+/=.~:-]{4,400}$/.test(text.slice(from, i))) break;
      const rest = /[ \t>]{0,16}[\w+/=.~:-]{1,400}(?=["'`])/y;
      rest.lastIndex = i + 1;
      if (!rest.test(text) || text[rest.lastIndex] !== mark) break;
      firstEnd = i;
      continue;
    }
    if (char === mark) {
      let slashes = 0;
      while (text[i - 1 - slashes] === '\\' && slashes < 16) slashes++;
      if (escapes === 0 ? slashes % 2 === 0 : slashes <= escapes) {
        i -= escapes === 0 ? 0 : slashes;
        break;
      }
    }
  }
  if (i <= from) return null;
  const value = text.slice(from, i).replace(/\s{1,40}/g, (space) => (space.includes('\n') ? '' : space));
  return { join, quoted: true, pieces: [[from, i]], value, endsLine: true };
}

/** Characters that end an unquoted value always (1), or only if what follows says so (2). */
function ends(always: string, sometimes: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const char of always) table[char.charCodeAt(0)] = 1;
  for (const char of sometimes) table[char.charCodeAt(0)] = 2;
  return table;
}
const SPACES = ' \t\n\r\f\v';
const ENDS = {
  plain: ends(`${SPACES}"'<>\`\\|`, ',;&)]}'),
  query: ends(`${SPACES}"'<>\`\\|&#;`, ',)]}'),
  element: ends(`${SPACES}<`, ''),
};

/** An unquoted value: up to a space or a sign that ends it, without what closes a sentence. */
function bare(text: string, from: number, join: Join, table: Uint8Array): KeyedValue | null {
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
  const pieces: [number, number][] = [[from, end]];
  let value = text.slice(from, end);
  if (text[i] === '\\' && text[i + 1] === '\n') {
    const rest = /[ \t]{0,16}([\w+/=.~:-]{4,400})(?=\s|$|["'`])/y;
    rest.lastIndex = i + 2;
    const more = rest.exec(text);
    if (more !== null && !more[1]!.startsWith('-')) {
      pieces.push([rest.lastIndex - more[1]!.length, rest.lastIndex]);
      value += more[1]!;
    }
  }
  return { join, quoted: false, pieces, value, endsLine: /^[ \t\r,;]{0,8}(?:[\n"'`]|$)/.test(text.slice(i, i + 10)) };
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
      return /^&[\w.-]{1,40}=/.test(text.slice(i, i + 44));
    default:
      return !/\w/.test(next);
  }
}

/** The cell right of a key in a table row, and what is wrapped into the rows below. */
function cell(text: string, keyStart: number, from: number, border: string): KeyedValue | null {
  const margin = text.slice(Math.max(0, keyStart - 512), keyStart);
  if (margin.length === 512 && !margin.includes('\n')) return null;
  const lineStart = keyStart - margin.length + margin.lastIndexOf('\n') + 1;
  const column = text.slice(lineStart, from).split(border).length - 1;
  const pieces: [number, number][] = [];
  let value = '';
  let row = lineStart;
  for (let rows = 0; rows < 64; rows++) {
    const newline = indexOfBreak(text, row);
    const rowEnd = newline < 0 ? text.length : newline;
    if (rowEnd - row > 2_000) break;
    const cells = text.slice(row, rowEnd).split(border);
    const content = cells[column];
    if (content === undefined || (rows > 0 && (cells[column - 1] ?? '').trim() !== '')) break;
    const trimmed = content.trim().replace(/^[`"'*]{1,3}|[`"'*]{1,3}$/g, '');
    if (trimmed === '' || (rows > 0 && !/^[\w+/=.~:-]{1,4000}$/.test(trimmed))) break;
    const start = row + cells.slice(0, column).join(border).length + border.length + content.indexOf(trimmed);
    pieces.push([start, start + trimmed.length]);
    value += trimmed;
    if (newline < 0) break;
    row = newline + 1;
  }
  return pieces.length === 0 ? null : { join: 'cell', quoted: false, pieces, value, endsLine: true };
}

/** Next line break within 2,001 characters; a longer line is no table row. */
function indexOfBreak(text: string, from: number): number {
  const index = text.slice(from, from + 2_001).indexOf('\n');
  return index < 0 ? (from + 2_001 < text.length ? from + 2_001 : -1) : from + index;
}

/** A value alone on the line after its key: what `config get` and `echo $TOKEN` print. */
function nextLine(text: string, from: number): KeyedValue | null {
  const alone = /[ \t>]{0,8}["'`]?([^\s"'`]{8,512})["'`]?[ \t\r]{0,8}(?=\n|$)/y;
  alone.lastIndex = from;
  const match = alone.exec(text);
  if (match === null) return null;
  const start = from + match[0].indexOf(match[1]!);
  return {
    join: 'next-line',
    quoted: false,
    pieces: [[start, start + match[1]!.length]],
    value: match[1]!,
    endsLine: true,
  };
}
