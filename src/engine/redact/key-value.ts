import { FILLERS, VERBS } from './key-phrases.ts';
import { cellRightOf } from './table-value.ts';
import { at, bareValue, ENDS, type Join, type KeyedValue, lineValue, quotedValue } from './value.ts';

/** The value that belongs to the key at `[start, end)`: each reader knows one way to write it, the first that applies decides. */
export function keyedValue(text: string, start: number, end: number): KeyedValue | null {
  if (text[start - 1] !== '<' && at(ORDINARY, text, end) >= 0) return signedValue(text, start, end);
  for (const read of READERS) {
    const value = read(text, start, end);
    if (value !== undefined) return value;
  }
  return null;
}

/** What follows a key most often: a sign, or a blank and a word that is no field of an object. */
const ORDINARY = /[=:]|[ \t](?![\s"'v{\\-]|pa)/iy;

/** Gives undefined where its way of writing is not used, null where it is and there is no value. */
type Reader = (text: string, start: number, end: number) => KeyedValue | null | undefined;
const READERS: readonly Reader[] = [elementValue, argumentValue, namedValue, signedValue];

const PLIST = /<\/key>\s{0,40}<string>/y;
const TAG = /(?:[ \t][^<>\n]{0,120})?>/y;
const ATTRIBUTE = /["'](?:[ \t][^<>\n]{0,120})?>/y;
const CONTENT = /(?:<!\[CDATA\[)?([^<>\n]{1,8000})<\//y;
const CDATA = /<!\[CDATA\[([^\n\]]{1,8000})\]\]>/y;

/** `<key>NAME</key><string>…`, `<name>…</name>`, `<property name="NAME">…</property>`. */
function elementValue(text: string, start: number, end: number): KeyedValue | null | undefined {
  if (!/[<>"' ]/.test(text[end] ?? '')) return undefined;
  let from = at(PLIST, text, end);
  if (from < 0 && text[start - 1] === '<') from = at(TAG, text, end);
  if (from < 0 && /\b(?:name|key|id)=["']$/i.test(text.slice(Math.max(0, start - 8), start)))
    from = at(ATTRIBUTE, text, end);
  if (from < 0) return undefined;
  CDATA.lastIndex = from;
  CONTENT.lastIndex = from;
  const content = (CDATA.exec(text) ?? CONTENT.exec(text))?.[1];
  const value = content?.trim() ?? '';
  if (value === '') return undefined;
  const begin = text.indexOf(value, from);
  return { join: 'assign', quoted: true, from: begin, to: begin + value.length, value, endsLine: true };
}

const NEXT_ARGUMENT = /<\/string>\s{0,40}<string>/y;
const COMMA = /\\{0,15}["'`][ \t]{0,2},\s{0,40}(?=["'\\])/y;
/** A call that stores a value under a name: `setItem("token", "…")`, `define('DB_PASSWORD', '…')`. */
const STORES = /(?:set\w{0,32}|define|put\w{0,16}|append|add\w{0,16}|header|store\w{0,16})\([ \t]{0,4}["']$/i;

/** The next of a list: `"--token", "…"`, `setItem("token", "…")`, `["token", "…"]`. */
function argumentValue(text: string, start: number, end: number): KeyedValue | null | undefined {
  if (!/["'`\\<]/.test(text[end] ?? '')) return undefined;
  const isFlag = text[start] === '-';
  const next = isFlag ? at(NEXT_ARGUMENT, text, end) : -1;
  if (next >= 0) return bareValue(text, next, 'assign', ENDS.plain);
  const comma = at(COMMA, text, end);
  if (comma < 0) return undefined;
  if (isFlag || STORES.test(text.slice(Math.max(0, start - 50), start))) return valueAt(text, comma, 'assign', start);
  if (/values[ \t]{0,4}\([ \t]{0,4}["']$/i.test(text.slice(Math.max(0, start - 20), start)))
    return valueAt(text, comma, 'assign', start);
  const isFirst = /\[\s{0,4}["'\\]{1,8}$/.test(text.slice(Math.max(0, start - 12), start));
  return isFirst && !text.slice(end, comma).includes('\n') ? valueAt(text, comma, 'comma', start) : undefined;
}

/** Other fields of an object between its name and its value. */
const FIELDS =
  /\\{0,7}["']?(?:[ \t,]{1,8}\\{0,7}["']?(?!value|ParameterValue)[A-Za-z][\w-]{0,30}\\{0,7}["']?[ \t]{0,4}[:=][ \t]{0,4}(?:\\{0,7}["'][^"'<>\\\n]{0,60}\\{0,7}["']|[\w.-]{1,20})){1,3}/y;
/** How any of these begins: a cheap look before. */
const FIELD_BEGINS = /["'\\,]|\s{1,40}[vp"'\\{-]/iy;
const VALUE_FLAG = /["']?[ \t]{1,4}(?:--[\w-]{1,30}[ =][\w.-]{1,60}[ \t]{1,4}){0,3}(?:--body|--value)[ =][ \t]{0,4}/y;
const VALUE_FIELD =
  /\\{0,7}["']?(?:(?:,\s{0,40}|\s{1,40})\\{0,7}["']?(?:Parameter)?value\\{0,7}["']?|[ \t]{1,4}\{\s{1,40}(?:type[ \t]{0,8}=[ \t]{0,8}string\s{1,40})?default)[ \t]{0,8}[:=][ \t]{0,8}/iy;

/** The key is itself a value, of a name: `{"name": "TOKEN", "value": "…"}`, `variable "token" { default = "…" }`. */
function namedValue(text: string, start: number, end: number): KeyedValue | null | undefined {
  if (at(FIELD_BEGINS, text, end) < 0) return undefined;
  let field = Math.max(at(VALUE_FIELD, text, end), at(VALUE_FLAG, text, end));
  if (
    field < 0 &&
    /(?:name|key)\\{0,7}["']?[ \t]{0,4}[:=][ \t]{0,4}\\{0,7}["']$/i.test(text.slice(Math.max(0, start - 28), start))
  ) {
    const others = at(FIELDS, text, end);
    if (others >= 0) field = at(VALUE_FIELD, text, others);
  }
  return field < 0 ? undefined : valueAt(text, field, 'assign', start);
}

const CLOSE = /\\{0,15}["'`]?\]?\*{0,3}/y;
const ASSIGN =
  /[ \t]{0,80}(?:=>|[-=]{1,2}>|→|⇒|:=|\|\|=|\?\?=|:[ \t]{0,3}&?(?:str|string|text)(?: \| [a-z]{4,9})?[ \t]{0,3}=(?!=)|={1}(?![=>~])|:-(?=[^\s}])|[›❯])[ \t]{0,200}/iy;
const COLON = /[ \t]{0,80}:(?!:)\*{0,3}[ \t]{0,200}/y;
const BORDER = /[ \t]{0,80}([│┃║|])(?!\|)[ \t]{0,200}/y;
/** A value in brackets that a sentence goes on after: `the password (…) is rejected`. */
const BRACKET =
  /[ \t]\((?=[^\s()]{0,59}\d)(?=[^\s()]{6,60}(?:,? (?:and|or|und|oder|y|et|e|o) [^\s()]{4,60}|, [^\s()]{4,60})?\)(?![ \t]{0,3}[:=]))/y;
/** A question, and what begins its answer on the next line. */
const ASKED =
  /\?[ \t\r]{0,4}\n[ \t>]{0,8}(?:it['’]?s|it is|that['’]?s|mine is|es ist|c['’]est)[ \t]{1,3}["'`]?(?=\S)/iy;
/** How a sign begins: a cheap look before. */
const SIGN_BEGINS = /[ \t]{0,80}[-=:→⇒|?›❯│┃║]/y;
const SPACE = /[ \t]{1,60}/y;
const NEXT_LINE = /[ \t]{0,8}\r?\n/y;
const BLOCK = /[|>][+-]?[ \t]{0,4}\n/y;

/** The key is followed by a sign, a verb, blanks or the end of its line, and that by the value. */
function signedValue(text: string, start: number, end: number): KeyedValue | null {
  let i = end;
  if (text[end] !== '=' && text[end] !== ':') {
    i = Math.max(end, at(CLOSE, text, end));
    const inBrackets = at(BRACKET, text, i);
    if (inBrackets >= 0) return bareValue(text, inBrackets, 'verb', ENDS.plain);
    i = afterFillers(text, i);
  }
  if (at(SIGN_BEGINS, text, i) >= 0) {
    const asked = text[i] === '?' ? at(ASKED, text, i) : -1;
    if (asked >= 0) return bareValue(text, asked, 'answer', ENDS.plain);
    if (text[i] === '?' && text[i + 1] === ' ') return valueAt(text, i + 2, 'space', start);
    const assigned = at(ASSIGN, text, i);
    if (assigned >= 0) return valueAt(text, assigned, 'assign', start);
    const colon = at(COLON, text, i);
    if (colon >= 0) return valueAt(text, colon, 'colon', start);
    BORDER.lastIndex = i;
    const border = BORDER.exec(text);
    if (border !== null) return cellRightOf(text, BORDER.lastIndex, border[1]!);
  }
  const verb = at(VERBS, text, i);
  if (verb >= 0) return valueAt(text, verb, 'verb', start);
  const line = at(NEXT_LINE, text, i);
  if (line >= 0) return lineValue(text, line, isPrompt(text, start) ? 'answer' : 'next-line');
  const space = at(SPACE, text, i);
  return space < 0 ? null : valueAt(text, space, 'space', start);
}

/** Most words that may stand between a name and its sign. */
const MAX_FILLERS = 5;

function afterFillers(text: string, from: number): number {
  let i = from;
  for (let fillers = 0; fillers < MAX_FILLERS; fillers++) {
    const after = at(FILLERS, text, i);
    if (after < 0) break;
    i = after;
  }
  return i;
}

/** Whether a line asks for a value, as installers do: `◇  Gateway token`. */
function isPrompt(text: string, keyStart: number): boolean {
  return /(?:^|\n)[ \t]{0,4}[◆◇?][ \t]{1,4}[^\n]{0,40}$/.test(text.slice(Math.max(0, keyStart - 50), keyStart));
}

const SCHEME =
  /(?:bearer|basic|token|bot|digest|apikey|key|ssws|oauth|splunk|geniekey|deepl-auth-key|negotiate)[ \t]{1,4}/iy;
/** What may come before a value: `…` after a question; what holds it in source, as `Some("…")`, `SecretStr('…')`, `b"…"`; a scheme. */
const LEAD = new RegExp(
  String.raw`(?:…[ \t]{1,4})?(?:(?:(?:Some|Just|Secret(?:Str|String|Box)?(?:::new)?|String::from)\([ \t]{0,2}|[bfru@$]{1,2})(?=["']))?(?:${SCHEME.source})?`,
  'iy',
);
/** What takes `"NAME=value with blanks"` as one setting. */
const ONE_SETTING = /(?:\bEnvironment=|^[ \t]{0,40}-[ \t]{1,4}|[ \t](?:-e|--env)[ =])["']$/;

/** Value that begins at `begin`, quoted or not, on this line or alone on the next. */
function valueAt(text: string, begin: number, join: Join, keyStart: number): KeyedValue | null {
  const block = at(BLOCK, text, begin);
  if (block >= 0) return lineValue(text, block, 'assign');
  const line = at(NEXT_LINE, text, begin);
  if (line >= 0) {
    const below = lineValue(text, line, 'next-line');
    if (below === null || join === 'space') return below;
    const isBelow =
      below.quoted || (join === 'assign' && /^[ \t]/.test(text.slice(line, line + 1)) && /\d/.test(below.value));
    return isBelow ? { ...below, join } : below;
  }
  const i = at(LEAD, text, begin);
  let quote = i;
  while (text[quote] === '\\' && quote - i < 15) quote++;
  const mark = text[quote]!;
  if (mark === '"' || mark === "'" || mark === '`') {
    return quotedValue(text, Math.max(quote + 1, at(SCHEME, text, quote + 1)), mark, quote - i, join);
  }
  if (mark === '|' && text[i + 1] === '|') return bareValue(text, i + 2, join, ENDS.plain);
  if (mark === '「' || mark === '『') return bareValue(text, quote + 1, join, ENDS.plain);
  const before = text[keyStart - 1];
  if (join === 'assign' && (before === '"' || before === "'")) {
    const lead = text
      .slice(Math.max(0, keyStart - 48), keyStart)
      .split('\n')
      .at(-1)!;
    const whole = ONE_SETTING.test(lead) ? quotedValue(text, i, before, 0, join) : null;
    if (whole !== null) return whole;
  }
  const isQuery = before === '?' || before === '&' || before === '#' || before === ';';
  return bareValue(text, i, join, isQuery ? ENDS.query : ENDS.plain);
}
