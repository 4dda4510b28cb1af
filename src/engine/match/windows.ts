import { pairHash, slotOf, type Table, type TextIndex } from './text-index.ts';
import type { Tokens } from './tokens.ts';

/** Tokens around a rare word in which its text is looked for. */
const REACH = 10;
/** Most windows aligned in one post: those whose words, in any order, cover most of their text. */
const WINDOWS = 12;
/** Share of a text's weight that must stand in a window, in any order, for an alignment to be tried. */
const PROMISING = 0.45;

/** A stretch of tokens, both ends inclusive, in which much of a text stands. */
export type Window = { readonly text: number; readonly from: number; readonly to: number; readonly share: number };

/** Most rare words before one that are paired with it. */
const PAIRED = 12;
/** Most places at which one text is looked for. */
const TIMES = 32;

/** Where two rare words of one text stand close together in its order, most promising first. */
export function windowsOf(
  tokens: Tokens,
  index: TextIndex,
  found: ReadonlySet<number>,
  toldToo: boolean,
): readonly Window[] {
  const { rare, near, codes, lengths, printed } = index;
  const bag = new Bag(tokens, index);
  const opened = new Map<number, { at: number; times: number }>();
  const windows: Window[] = [];
  const open = (text: number, first: number, last: number) => {
    if (found.has(text) || (!toldToo && printed[text] === 0)) return;
    const span = first === last ? 0 : REACH + (lengths[text] as number);
    const known = opened.get(text);
    if (last - first > span || (known && (known.times >= TIMES || last - known.at < span / 2))) return;
    opened.set(text, { at: last, times: (known?.times ?? 0) + 1 });
    const from = Math.max(0, last - span);
    const to = Math.min(tokens.count - 1, last + span);
    const share = bag.share(text, from, to);
    if (share >= PROMISING) windows.push({ text, from, to, share });
  };
  const openAll = (table: Table, key: number, first: number, last: number) => {
    const slot = slotOf(table, key);
    if (slot < 0) return;
    const end = table.to[slot] as number;
    for (let at = table.from[slot] as number; at < end; at += 1) open(table.ids[at] as number, first, last);
  };
  const before: number[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    const skeleton = tokens.skeletons[at] as number;
    openAll(codes, skeleton, at, at);
    if (slotOf(rare, skeleton) < 0) continue;
    for (const earlier of before) openAll(near, pairHash(tokens.skeletons[earlier] as number, skeleton), earlier, at);
    before.push(at);
    if (before.length > PAIRED) before.shift();
  }
  // The newest of equals: in a log the last complaint matters.
  return windows.sort((a, b) => b.share - a.share || b.to - a.to || a.text - b.text).slice(0, WINDOWS);
}

/** The words of a post, for asking quickly how much of a text stands in a stretch of it. */
class Bag {
  private readonly numbers = new Map<number, number>();
  private readonly tokens: Int32Array;
  private readonly stamps: Int32Array;
  private stamp = 0;
  private from = -1;
  private to = -1;

  private readonly index: TextIndex;

  constructor({ count, skeletons }: Tokens, index: TextIndex) {
    this.index = index;
    this.tokens = new Int32Array(count);
    for (let at = 0; at < count; at += 1) {
      const skeleton = skeletons[at] as number;
      let number = this.numbers.get(skeleton);
      if (number === undefined) {
        number = this.numbers.size;
        this.numbers.set(skeleton, number);
      }
      this.tokens[at] = number;
    }
    this.stamps = new Int32Array(this.numbers.size);
  }

  /** Share of the text's weight whose words stand in `from..to`, in any order. */
  share(text: number, from: number, to: number): number {
    if (from !== this.from || to !== this.to) {
      this.stamp += 1;
      this.from = from;
      this.to = to;
      for (let at = from; at <= to; at += 1) this.stamps[this.tokens[at] as number] = this.stamp;
    }
    const { offsets, words, weights, totals } = this.index;
    let weight = 0;
    const end = offsets[text + 1] as number;
    for (let at = offsets[text] as number; at < end; at += 1) {
      const number = this.numbers.get(words[at] as number);
      if (number !== undefined && this.stamps[number] === this.stamp) weight += weights[at] as number;
    }
    return weight / (totals[text] as number);
  }
}
