import type { Hit } from './hit.ts';
import { patternAt, type TextIndex } from './text-index.ts';
import { hashesOf, type Tokens } from './tokens.ts';
import { breaksLine } from './verify.ts';
import { type Window, windowsOf } from './windows.ts';

/** Texts above this are scanned only, in UTF-16 units: alignment is for what a person pasted, not for whole logs. */
export const ALIGN_LIMIT = 64_000;

/** Least share of a text's weight that must stand there; less if it was cut at the head or tail of the post. */
const LEAST = 0.7;
const LEAST_CUT = 0.45;
/**
 * Texts that stand in the tokens damaged: a letter misread, a word lost or split, a wrap, an end cut off. Only texts
 * the scan did not find; texts that only people say (`told`) are left to the scan unless asked for. Bounded by the number of rare words that hit, not by the number of texts.
 */
export function align(tokens: Tokens, index: TextIndex, found: ReadonlySet<number>, toldToo = false): readonly Hit[] {
  const best = new Map<number, Hit>();
  let highest = 0;
  for (const window of windowsOf(tokens, index, found, toldToo)) {
    // The order of words only lowers the share: what lies far below the best cannot come near it.
    if (window.share < highest - 0.25) break;
    const hit = alignOne(tokens, window, index);
    const known = best.get(window.text);
    if (hit && (!known || hit.coverage >= known.coverage)) best.set(window.text, hit);
    highest = Math.max(highest, hit?.coverage ?? 0);
  }
  return [...best.values()];
}

/** Cost of a foreign word between two matched ones, as a share of the text's mean weight. */
const FOREIGN = 0.12;

/** Share of the mean weight from which a word tells one message from another. */
const TELLING = 0.6;

/** A word of the text. `free`: a hole or gap stands before it. */
type Word = { readonly weight: number; readonly skeleton: number; readonly text: string; readonly free: boolean };

/** Best alignment of the text's words with the window's, in order. */
function alignOne(tokens: Tokens, window: Window, index: TextIndex): Hit | null {
  const words = wordsOf(index, window.text);
  const total = index.totals[window.text] as number;
  const rows = words.length;
  const columns = window.to - window.from + 1;
  const foreign = (FOREIGN * total) / rows;
  const width = columns + 1;
  const score = new Float64Array((rows + 1) * width);
  // 0: none, 1: word on word, 2: text's word skipped, 3: foreign word, 4: word split in two, 5: two words run together.
  const move = new Uint8Array((rows + 1) * width);
  const joined = joinedSkeletons(tokens, window);
  let bestAt = 0;
  for (let row = 1; row <= rows; row += 1) {
    const word = words[row - 1]!;
    for (let column = 1; column <= columns; column += 1) {
      const at = row * width + column;
      const token = window.from + column - 1;
      let top = score[at - width] as number;
      let how = 2;
      // Words in a hole cost little, words inside a phrase more.
      const skip = (score[at - 1] as number) - (words[row]?.free ? foreign / 4 : foreign);
      if (skip > top) {
        top = skip;
        how = 3;
      }
      const like = likeness(word, tokens, token);
      if (like > 0) {
        const value = (score[at - width - 1] as number) + like * word.weight;
        if (value > top) {
          top = value;
          how = 1;
        }
      }
      if (column > 1 && joined[column - 2] === word.skeleton) {
        const value = (score[at - width - 2] as number) + 0.95 * word.weight;
        if (value > top) {
          top = value;
          how = 4;
        }
      }
      const before = words[row - 2];
      if (before && !word.free && runTogether(before.text, word.text, tokens, token)) {
        const value = (score[at - 2 * width - 1] as number) + 0.95 * (word.weight + before.weight);
        if (value > top) {
          top = value;
          how = 5;
        }
      }
      score[at] = Math.max(0, top);
      move[at] = top > 0 ? how : 0;
      if (top > (score[bestAt] as number)) bestAt = at;
    }
  }
  const trace = traceBack(bestAt, width, score, move);
  if (trace.matched.size === 0) return null;
  return judge(tokens, window, words, trace, (score[bestAt] as number) / total);
}

function wordsOf(index: TextIndex, text: number): readonly Word[] {
  const words: Word[] = [];
  let free = true;
  for (const item of patternAt(index, text).items) {
    if (item.is === 'word') {
      const weight = index.weights[(index.offsets[text] as number) + words.length] as number;
      words.push({ weight, skeleton: item.skeleton, text: item.text, free });
      free = false;
    } else free = true;
  }
  return words;
}

type Trace = { readonly matched: ReadonlyMap<number, number>; readonly first: number; readonly last: number };

/** Which of the text's words stood on which column. */
function traceBack(from: number, width: number, score: Float64Array, move: Uint8Array): Trace {
  const matched = new Map<number, number>();
  let at = from;
  let first = -1;
  let last = -1;
  while (at >= width && (score[at] as number) > 0) {
    const row = Math.floor(at / width) - 1;
    const column = (at % width) - 1;
    if (column < 0) break;
    const how = move[at];
    if (how === 1 || how === 4 || how === 5) {
      matched.set(row, column);
      if (how === 5) matched.set(row - 1, column);
      if (last < 0) last = column;
      first = how === 4 ? column - 1 : column;
      at -= how === 1 ? width + 1 : how === 4 ? width + 2 : 2 * width + 1;
    } else if (how === 2) at -= width;
    else if (how === 3) at -= 1;
    else break;
  }
  return { matched, first, last };
}

/** Accepts an alignment by its coverage, unless another message stands there. */
function judge(tokens: Tokens, window: Window, words: readonly Word[], trace: Trace, share: number): Hit | null {
  const rows = [...trace.matched.keys()].sort((a, b) => a - b);
  const coverage = Math.max(0, Math.min(0.99, share));
  const first = window.from + trace.first;
  const last = window.from + trace.last;
  // One torn word may stand at the cut.
  const cutHead = rows[0]! > 0 && first <= 1;
  const cutTail = rows.at(-1)! < words.length - 1 && last >= tokens.count - 2;
  const isWhole = rows.at(-1)! - rows[0]! + 1 === rows.length;
  const least = (cutHead || cutTail) && isWhole && rows.length >= 4 ? LEAST_CUT : LEAST;
  if (coverage < least || (rows.length < 2 && words.length > 1)) return null;
  if (isAnotherMessage(tokens, window, words, trace, { head: cutHead, tail: cutTail })) return null;
  return {
    text: window.text,
    first,
    last,
    start: tokens.starts[first] as number,
    end: tokens.ends[last] as number,
    coverage,
    headed: rows[0] === 0,
    captures: {},
  };
}

/**
 * Whether a foreign word stands where a telling one is expected: `missing` for `mismatch`. That is another message, not
 * damage: a damaged word resembles what it was, and a lost one leaves no other in its place.
 */
function isAnotherMessage(
  tokens: Tokens,
  window: Window,
  words: readonly Word[],
  { matched, first, last }: Trace,
  cut: { readonly head: boolean; readonly tail: boolean },
): boolean {
  const mean = words.reduce((sum, word) => sum + word.weight, 0) / words.length;
  return words.some((word, row) => {
    const isNumber = /^\d+$/.test(word.text);
    if (matched.has(row) || (!isNumber && word.weight < TELLING * mean)) return false;
    const before = nearest(matched, row, -1, words.length);
    const after = nearest(matched, row, 1, words.length);
    // Beyond the ends, only the neighbour stands in the place of the next word; across a hole anything may.
    if ((after === null && !matched.has(row - 1)) || (before === null && !matched.has(row + 1))) return false;
    if (word.free || words[row + 1]?.free) return false;
    const from = before === null ? first - 1 : before + 1;
    const to = after === null ? last + 1 : after - 1;
    for (let column = from; column <= to && column - from < 3; column += 1) {
      const token = window.from + column;
      if (token < 0 || token >= tokens.count) continue;
      if (breaksLine(tokens, column < first ? token + 1 : token)) continue;
      const found = tokens.text.slice(tokens.starts[token], tokens.ends[token]).toLowerCase();
      // A number read aloud becomes words; another number is another fault.
      if (isNumber && !/^\d+$/.test(found)) continue;
      // At the post's edge what is left of the word may be short.
      if (after === null && cut.tail && word.text.startsWith(found)) continue;
      if (before === null && cut.head && word.text.endsWith(found)) continue;
      if (isNumber || !resembles(word.text, found)) return true;
    }
    return false;
  });
}

function nearest(matched: ReadonlyMap<number, number>, row: number, step: 1 | -1, rows: number): number | null {
  for (let at = row + step; at >= 0 && at < rows; at += step) {
    const column = matched.get(at);
    if (column !== undefined) return column;
  }
  return null;
}

/** Whether one word may be what is left of another: half of its letters stand at its head or tail. */
function resembles(word: string, found: string): boolean {
  const shorter = Math.min(word.length, found.length);
  let head = 0;
  while (head < shorter && word[head] === found[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && word.at(-1 - tail) === found.at(-1 - tail)) tail += 1;
  return head + tail >= word.length / 2;
}

/** 1: the same word. Less: a letter or two misread, or the word cut at its end. 0: another word. */
function likeness(word: { readonly skeleton: number; readonly text: string }, tokens: Tokens, token: number): number {
  if (word.skeleton === tokens.skeletons[token]) return 1;
  const length = (tokens.ends[token] as number) - (tokens.starts[token] as number);
  const expected = word.text.length;
  if (expected < 5 || Math.abs(length - expected) > 2 || length < 4) return 0;
  const allowed = expected >= 9 ? 2 : 1;
  return withinEdits(word.text, tokens.text, tokens.starts[token] as number, length, allowed) ? 0.85 : 0;
}

/** Whether two words differ by at most `allowed` edits; compares from both ends inward, so it is linear. */
function withinEdits(word: string, text: string, start: number, length: number, allowed: number): boolean {
  const shorter = Math.min(word.length, length);
  let head = 0;
  while (head < shorter && word.charCodeAt(head) === (text.charCodeAt(start + head) | 32)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    word.charCodeAt(word.length - 1 - tail) === (text.charCodeAt(start + length - 1 - tail) | 32)
  ) {
    tail += 1;
  }
  return Math.max(word.length, length) - head - tail <= allowed;
}

/** Skeletons of two tokens run together where a wrap lies between them; 0 elsewhere. */
function joinedSkeletons(tokens: Tokens, window: Window): Int32Array {
  const joined = new Int32Array(window.to - window.from + 1);
  for (let at = window.from; at < window.to; at += 1) {
    if (!isWrapped(tokens, at)) continue;
    const first = tokens.text.slice(tokens.starts[at], tokens.ends[at]);
    const second = tokens.text.slice(tokens.starts[at + 1], tokens.ends[at + 1]);
    if (first.length + second.length <= 40) joined[at - window.from] = hashesOf(first + second).skeleton;
  }
  return joined;
}

function isWrapped(tokens: Tokens, token: number): boolean {
  for (let at = tokens.ends[token] as number; at < (tokens.starts[token + 1] as number); at += 1) {
    if (tokens.text.charCodeAt(at) === 10) return true;
  }
  return false;
}

function runTogether(first: string, second: string, tokens: Tokens, token: number): boolean {
  const start = tokens.starts[token] as number;
  const length = (tokens.ends[token] as number) - start;
  if (length !== first.length + second.length) return false;
  return tokens.text.slice(start, start + length).toLowerCase() === first + second;
}
