import { original, type View } from './view.ts';

/** A part of the text that only stands where something is cut over lines: its break, and the margin of the next line. */
type Gap = readonly [from: number, to: number];

/** Lines that one value may be cut over, and the longest line that is read as a row of a table, in UTF-16 units. */
const MAX_LINES = 64;
const MAX_ROW = 2_000;
/** Longest part of a value on one line. */
const MAX_PART = 400;

/** Lines over which a value is cut, joined: by a backslash, inside quotes, by a terminal, in a table. Null if there are none. */
export function joinedView(view: View): View | null {
  const { text } = view;
  const gaps: Gap[] = [];
  let lineStart = 0;
  for (let newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', lineStart)) {
    const after = gaps.at(-1)?.[1] ?? 0;
    if (newline >= after) gaps.push(...gapsAt(text, lineStart, newline));
    lineStart = newline + 1;
  }
  return gaps.length === 0 ? null : without(view, gaps);
}

/** What to leave out so that the line up to `newline` goes on. */
function gapsAt(text: string, lineStart: number, newline: number): readonly Gap[] {
  const last = text[newline - 1];
  if (last === '\\') return afterBackslash(text, newline);
  if (last === '│' || last === '|' || last === '┃' || last === '║') return betweenRows(text, lineStart, newline, last);
  NEXT_PART.lastIndex = newline;
  if (last === undefined || last === ' ' || !NEXT_PART.test(text)) return [];
  const next = text[NEXT_PART.lastIndex];
  if (next === '"' || next === "'" || next === '`') return insideQuotes(text, lineStart, newline);
  if (next === undefined || next === '\n')
    return [...insideQuotes(text, lineStart, newline), ...byTerminal(text, lineStart, newline)];
  return [];
}

const AFTER_BACKSLASH = /\n(?:(?=-\w)|[ \t]{0,16}(?=[\w+/=.~:*!%$]))/y;

function afterBackslash(text: string, newline: number): readonly Gap[] {
  AFTER_BACKSLASH.lastIndex = newline;
  const isCut = /[^\s\\]/.test(text[newline - 2] ?? ' ') && AFTER_BACKSLASH.test(text);
  return isCut ? [[newline - 1, AFTER_BACKSLASH.lastIndex]] : [];
}

const PART = /[^\s"'`]/;
const NEXT_PART = /\n[ \t>│┃|]{0,16}([^\s"'`]{1,400})/y;

/** A value in quotes: its parts fill their lines, and the quote is closed in the end. */
function insideQuotes(text: string, lineStart: number, newline: number): readonly Gap[] {
  const from = partStart(text, lineStart, newline);
  const mark = text[from - 1] ?? '';
  if (!/["'`]/.test(mark) || newline - from < 4) return [];
  const gaps: Gap[] = [];
  for (let end = newline; gaps.length < MAX_LINES; ) {
    NEXT_PART.lastIndex = end;
    const next = NEXT_PART.exec(text);
    if (next === null) return [];
    gaps.push([end, NEXT_PART.lastIndex - next[1]!.length]);
    end = NEXT_PART.lastIndex;
    if (text[end] === mark) return gaps;
  }
  return [];
}

/** Shortest line that a terminal breaks a token at. */
const MIN_WIDTH = 30;
const OVERFLOW = /\n([\w-]{1,47})(?=\n|$)/y;

/** A token that OpenClaw made and that a terminal broke in two: its length tells, 48 hexadecimal digits or 43 of base64url. */
function byTerminal(text: string, lineStart: number, newline: number): readonly Gap[] {
  OVERFLOW.lastIndex = newline;
  const rest = OVERFLOW.exec(text)?.[1];
  if (rest === undefined || newline - lineStart < Math.max(MIN_WIDTH, rest.length)) return [];
  const token = /[\w-]{1,47}$/.exec(text.slice(Math.max(lineStart, newline - 47), newline))?.[0];
  if (token === undefined || newline - token.length === lineStart) return [];
  const whole = token + rest;
  const isWhole =
    /^[0-9a-f]{48}$/.test(whole) ||
    (/^[\w-]{43}$/.test(whole) && /\d/.test(whole) && /[A-Z]/.test(whole) && !/^[a-zA-Z]{1,24}$/.test(rest));
  return isWhole ? [[newline, newline + 1]] : [];
}

/** A row whose first cells are empty goes on with what the row above says in the same column. */
function betweenRows(text: string, lineStart: number, newline: number, border: string): readonly Gap[] {
  const below = text.slice(newline + 1, newline + 2 + MAX_ROW).split('\n', 1)[0]!;
  if (newline - lineStart > MAX_ROW || below.length > MAX_ROW || !/^[ \t]{0,16}[│┃║|][ \t]{1,400}[│┃║|]/.test(below))
    return [];
  const above = text.slice(lineStart, newline).split(border);
  const cells = below.split(border);
  const column = cells.findIndex((cell) => cell.trim() !== '');
  const rest = (cells[column] ?? '').trim();
  if (column < 2 || cells.length !== above.length || rest === '' || /\s/.test(rest)) return [];
  const end =
    lineStart +
    above
      .slice(0, column + 1)
      .join(border)
      .trimEnd().length;
  const next = newline + 1 + cells.slice(0, column).join(border).length + border.length;
  return [[end, next + cells[column]!.indexOf(rest)]];
}

/** Where the characters that may be part of a value begin, back from `end`. */
function partStart(text: string, lineStart: number, end: number): number {
  let from = end;
  while (from > lineStart && end - from < MAX_PART && PART.test(text[from - 1]!)) from--;
  return from;
}

/** The lines with gaps, without these. */
function without(view: View, gaps: readonly Gap[]): View {
  const { text } = view;
  const kept: string[] = [];
  const offsets = new Uint32Array(text.length + gaps.length + 1);
  const cuts: number[] = [];
  let length = 0;
  let at = 0;
  const keepTo = (end: number): void => {
    kept.push(text.slice(at, end));
    for (; at < end; at++) offsets[length++] = original(view, at);
  };
  for (const [index, [from, to]] of gaps.entries()) {
    const lineStart = text.lastIndexOf('\n', from - 1) + 1;
    if (index > 0 && at < lineStart) {
      keepTo(lineEnd(text, at));
      kept.push('\f'); // lines between were left out: nothing may reach over
      offsets[length++] = original(view, at);
    }
    at = Math.max(at, lineStart);
    keepTo(from);
    at = to;
    cuts.push(length);
  }
  keepTo(lineEnd(text, at));
  offsets[length] = original(view, at);
  return { text: kept.join(''), offsets: offsets.subarray(0, length + 1), exactEnds: true, cuts };
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}
