import { CAPTURE_LIMIT, fitsHole, type HoleType, type Item, type Pattern } from './pattern.ts';
import { STAND_IN, type Tokens, WILD } from './tokens.ts';

/** Most words a hole or gap spans. */
const HOLE_WORDS = 24;
const GAP_WORDS = 14;
/** Most characters between two neighbouring words: a wrap inside a table, not another paragraph. */
const APART = 160;
/** Most attempts for one text at one place, so that a pattern of many holes stays linear. */
const BUDGET = 400;

export type Place = {
  readonly first: number;
  readonly last: number;
  readonly captures: { readonly [name: string]: string };
};

type Walk = { budget: number; captures: { [name: string]: string } };

/** Holds a pattern against the tokens so that item `item` (a word) stands on token `token`; null if it does not fit. */
export function verify(pattern: Pattern, tokens: Tokens, item: number, token: number): Place | null {
  const walk: Walk = { budget: BUDGET, captures: {} };
  const last = forward(pattern.items, tokens, item, token, walk);
  if (last < 0) return null;
  const first = backward(pattern.items, tokens, item - 1, token - 1, walk);
  return first < 0 ? null : { first, last, captures: walk.captures };
}

/** Whether a pattern fits a whole value (`{name:name}` against a cell), and what it captures. */
export function verifyWhole(pattern: Pattern, tokens: Tokens): { readonly [name: string]: string } | null {
  const walk: Walk = { budget: BUDGET, captures: {} };
  if (pattern.items.length === 0) return tokens.count === 0 ? {} : null;
  const lone = pattern.items.length === 1 ? pattern.items[0] : undefined;
  if (lone?.is === 'gap') return {};
  // A value that is one hole may hold characters that separate words.
  if (lone?.is === 'hole') return capture(lone, tokens.text.trim(), walk) ? walk.captures : null;
  const last = forward(pattern.items, tokens, 0, 0, walk);
  return last === tokens.count - 1 ? walk.captures : null;
}

function same(expected: number, found: number): boolean {
  return expected === found || found === WILD;
}

/** Index of the last token that the items from `item` on take, beginning at `token`; -1 if they do not fit. */
function forward(items: readonly Item[], tokens: Tokens, item: number, token: number, walk: Walk): number {
  walk.budget -= 1;
  if (walk.budget < 0) return -1;
  const current = items[item];
  if (!current) return token - 1;
  if (current.is === 'word') {
    if (token >= tokens.count || !same(current.word, tokens.words[token] as number)) return -1;
    if (item > 0 && items[item - 1]?.is === 'word' && token > 0 && isApart(tokens, token - 1)) return -1;
    return forward(items, tokens, item + 1, token + 1, walk);
  }
  const next = items[item + 1];
  if (current.is === 'gap') {
    if (!next) return token - 1;
    if (next.is !== 'word') return forward(items, tokens, item + 1, token, walk);
    const limit = Math.min(tokens.count, token + GAP_WORDS + 1);
    for (let to = token; to < limit; to += 1) {
      if (same(next.word, tokens.words[to] as number)) {
        const end = forward(items, tokens, item + 1, to, walk);
        if (end >= 0) return end;
      }
      if (to > token && breaksLine(tokens, to)) break;
    }
    return -1;
  }
  if (token >= tokens.count) return -1;
  if (next?.is !== 'word') {
    const end = ownEnd(tokens, token, current.type, !next);
    // Only words may be left over; of a value (`{:name}`) nothing may.
    const least = current.type === 'text' || current.type === 'time' || next ? token : end;
    for (let to = end; to >= least; to -= 1) {
      if (!take(current, tokens, token, to, walk)) continue;
      const rest = forward(items, tokens, item + 1, to + 1, walk);
      if (rest >= 0 || !next) return Math.max(rest, to);
    }
    return -1;
  }
  const limit = Math.min(tokens.count, token + HOLE_WORDS + 1);
  for (let to = token + 1; to < limit; to += 1) {
    if (same(next.word, tokens.words[to] as number) && take(current, tokens, token, to - 1, walk)) {
      const end = forward(items, tokens, item + 1, to, walk);
      if (end >= 0) return end;
    }
    if (breaksLine(tokens, to)) break;
  }
  return -1;
}

/** Index of the first token that the items up to `item` take, ending at `token`; -1 if they do not fit. */
function backward(items: readonly Item[], tokens: Tokens, item: number, token: number, walk: Walk): number {
  walk.budget -= 1;
  if (walk.budget < 0) return -1;
  const current = items[item];
  if (!current) return token + 1;
  if (current.is === 'word') {
    if (token < 0 || !same(current.word, tokens.words[token] as number)) return -1;
    if (items[item + 1]?.is === 'word' && isApart(tokens, token)) return -1;
    return backward(items, tokens, item - 1, token - 1, walk);
  }
  const before = items[item - 1];
  if (current.is === 'gap') {
    if (before?.is !== 'word') return backward(items, tokens, item - 1, token, walk);
    const limit = Math.max(-1, token - GAP_WORDS - 1);
    for (let to = token; to > limit; to -= 1) {
      if (same(before.word, tokens.words[to] as number)) {
        const start = backward(items, tokens, item - 1, to, walk);
        if (start >= 0) return start;
      }
      if (breaksLine(tokens, to)) break;
    }
    return -1;
  }
  if (token < 0) return -1;
  if (before?.is !== 'word') {
    const start = ownStart(tokens, token, current.type);
    for (let from = start; from <= token; from += 1) {
      if (!take(current, tokens, from, token, walk)) continue;
      const rest = backward(items, tokens, item - 1, from - 1, walk);
      if (rest >= 0) return rest;
    }
    return -1;
  }
  const limit = Math.max(-1, token - HOLE_WORDS - 1);
  for (let to = token - 1; to > limit; to -= 1) {
    if (same(before.word, tokens.words[to] as number) && take(current, tokens, to + 1, token, walk)) {
      const start = backward(items, tokens, item - 1, to, walk);
      if (start >= 0) return start;
    }
    if (breaksLine(tokens, to + 1)) break;
  }
  return -1;
}

type Hole = Extract<Item, { is: 'hole' }>;

function take(hole: Hole, tokens: Tokens, first: number, last: number, walk: Walk): boolean {
  const start = tokens.starts[first] as number;
  const end = tokens.ends[last] as number;
  if (end - start > CAPTURE_LIMIT) return false;
  if (first === last && (tokens.words[first] === STAND_IN || tokens.words[first] === WILD)) return true;
  return capture(hole, tokens.text.slice(start, end), walk);
}

function capture(hole: Hole, value: string, walk: Walk): boolean {
  if (!fitsHole(hole.type, value)) return false;
  if (hole.name !== null) walk.captures[hole.name] = value;
  return true;
}

/** The last token of the value that begins at `token`: up to white space, or for `text` at the end up to the line's end. */
function ownEnd(tokens: Tokens, token: number, type: HoleType, isLast: boolean): number {
  const limit = Math.min(tokens.count - 1, token + HOLE_WORDS);
  let end = token;
  while (end < limit) {
    const between = tokens.text.slice(tokens.ends[end], tokens.starts[end + 1]);
    if (between.includes('\n') || between.length > 8) break;
    const spaced = /[\s"'`,;<>{}()[\]]/.test(between);
    if (spaced && !((type === 'text' && isLast) || type === 'time')) break;
    end += 1;
  }
  return end;
}

function ownStart(tokens: Tokens, token: number, type: HoleType): number {
  const limit = Math.max(0, token - HOLE_WORDS);
  let start = token;
  while (start > limit) {
    const between = tokens.text.slice(tokens.ends[start - 1], tokens.starts[start]);
    if (between.includes('\n') || between.length > 8) break;
    if (/[\s"'`,;<>{}()[\]]/.test(between) && type !== 'text' && type !== 'time') break;
    start -= 1;
  }
  return start;
}

/** Whether a line break, or too much else, lies between this token and the one before it. */
export function breaksLine(tokens: Tokens, token: number): boolean {
  if (token <= 0 || token >= tokens.count) return true;
  const from = tokens.ends[token - 1] as number;
  const to = tokens.starts[token] as number;
  return to - from > APART || tokens.text.slice(from, to).includes('\n');
}

function isApart(tokens: Tokens, token: number): boolean {
  const gap = (tokens.starts[token + 1] as number) - (tokens.ends[token] as number);
  if (gap <= 2) return false;
  if (gap > APART) return true;
  // A blank line ends a message; a lone break is a wrap.
  return /\n[ \t]*\n/.test(tokens.text.slice(tokens.ends[token], tokens.starts[token + 1]));
}
