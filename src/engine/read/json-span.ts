/** Where a value that begins with a brace or bracket ends, and whether it was closed there. */
export type ValueSpan = { readonly end: number; readonly closed: boolean; readonly depth: number };

/** Lines that one string may run over, where a terminal wrapped it. */
const MAX_WRAPS = 20;
/** White space skipped to see what follows a quote. */
const MAX_SKIP = 64;

const BARE_WORD = /(?:true|false|null|None|True|False|NaN|undefined|-?\d[\d.eE+-]*)\s{0,8}(?:[,\]}\n]|$)/y;
const BARE_KEY = /[A-Za-z_$][\w$.-]{0,80}["']?\s{0,8}[:=]/y;
const QUOTED = /["“”'‘’\\][^\n]{0,4000}/y;
const QUOTED_LINE = /^["“”'‘’\\](?:[^\n]*["“”'‘’]\s{0,8}[:,\]}]|[^\n]*["“”'‘’]\s{0,4}$|[\w.$@ /:*-]{1,80}$)/;

/**
 * Scans from an opening brace or bracket to its end, knowing strings (also those with unescaped quotes in them or cut at
 * a line break), comments and wrapped lines. Where a line follows that cannot belong to JSON, the value is cut there.
 */
export function valueSpan(text: string, start: number, limit: number): ValueSpan {
  const open: number[] = [];
  let depth = 0;
  let at = start;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 123 || code === 91) {
      open.push(code);
      if (open.length > depth) depth = open.length;
    } else if (code === 125 || code === 93) {
      const opener = code === 125 ? 123 : 91;
      if (open.includes(opener, Math.max(0, open.length - 4))) {
        while (open.pop() !== opener);
        if (open.length === 0) return { end: at + 1, closed: true, depth };
      }
    } else if (isQuote(code) && opensString(text, at, start)) {
      at = stringEnd(text, at, limit);
      continue;
    } else if (code === 47) {
      at = commentEnd(text, at, limit);
      continue;
    } else if (code === 10 && !continues(text, at + 1, limit)) {
      return { end: at, closed: false, depth };
    }
    at += 1;
  }
  return { end: limit, closed: false, depth };
}

/** Offset after the string that begins at `at`. */
export function stringEnd(text: string, at: number, limit: number): number {
  const single = isSingle(text.charCodeAt(at));
  let wraps = 0;
  let firstBreak = -1;
  for (let i = at + 1; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 92) i += 1;
    else if (code === 10) {
      if (firstBreak < 0) firstBreak = i;
      wraps += 1;
      if (wraps > MAX_WRAPS || startsMember(text, i + 1, limit)) return firstBreak;
    } else if (isQuote(code) && isSingle(code) === single && closesString(text, i, limit)) return i + 1;
  }
  return firstBreak < 0 ? limit : firstBreak;
}

/** A quote opens a string only where a key or value may begin, so that an apostrophe or an inner quote does not. */
function opensString(text: string, at: number, start: number): boolean {
  for (let i = at - 1; i >= start && i > at - MAX_SKIP; i -= 1) {
    const code = text.charCodeAt(i);
    if (code === 32 || code === 9 || code === 10 || code === 13) continue;
    if (code === 34 || code === 125 || code === 93) return true; // a comma was left out
    return code === 123 || code === 91 || code === 44 || code === 58 || code === 61 || code === 40 || code === 43;
  }
  return true;
}

function closesString(text: string, at: number, limit: number): boolean {
  for (let i = at + 1; i < limit && i < at + MAX_SKIP; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 32 || code === 9 || code === 13) continue;
    return code === 44 || code === 58 || code === 125 || code === 93 || code === 10 || code === 41 || code === 59;
  }
  return true;
}

function commentEnd(text: string, at: number, limit: number): number {
  const next = text.charCodeAt(at + 1);
  const before = text.charCodeAt(at - 1);
  if (next === 47 && before !== 58) {
    const end = text.indexOf('\n', at);
    return end < 0 || end > limit ? limit : end;
  }
  if (next === 42) {
    const end = text.slice(at, Math.min(limit, at + 2_000)).indexOf('*/');
    return end < 0 ? at + 1 : at + end + 2;
  }
  return at + 1;
}

/** Whether the line that begins at `from` can go on inside an object or a list. */
function continues(text: string, from: number, limit: number): boolean {
  const at = skipSpace(text, from, limit);
  if (at >= limit) return true;
  const char = text[at]!;
  if ('{}[],/#…'.includes(char) || text.startsWith('...', at) || char === '\n') return true;
  if (isQuote(text.charCodeAt(at)) || char === '\\') {
    QUOTED.lastIndex = at;
    const line = QUOTED.exec(text)?.[0] ?? '';
    return QUOTED_LINE.test(line.trimEnd());
  }
  BARE_WORD.lastIndex = at;
  if (BARE_WORD.test(text)) return true;
  BARE_KEY.lastIndex = at;
  return BARE_KEY.test(text);
}

/** Whether a member or a closing bracket begins here, so that an unclosed string must have ended before. */
function startsMember(text: string, from: number, limit: number): boolean {
  const at = skipSpace(text, from, limit);
  if (at >= limit) return false;
  const char = text[at]!;
  if (char === '}' || char === ']') return true;
  MEMBER.lastIndex = at;
  return MEMBER.test(text);
}
const MEMBER = /["“”'‘’][\w.$@ /:*-]{1,80}["“”'‘’]\s{0,8}:/y;

function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && at < from + 400) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return at;
    at += 1;
  }
  return Math.min(at, limit);
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || (code >= 0x2018 && code <= 0x201d);
}
function isSingle(code: number): boolean {
  return code === 39 || code === 0x2018 || code === 0x2019;
}
