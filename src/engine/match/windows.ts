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

/** Where two rare words of one text stand close together in its order, most promising first. */
export function windowsOf(
  tokens: Tokens,
  index: TextIndex,
  found: ReadonlySet<number>,
  toldToo: boolean,
): readonly Window[] {
  const { rare, near, codes, lengths, printed } = index;
  const bag = new Bag(tokens, index);
  const opened = new Map<number, number>();
  const windows: Window[] = [];
  const open = (text: number, from: number, to: number) => {
    const share = bag.share(text, from, to);
    if (share >= PROMISING) windows.push({ text, from, to, share });
  };
  const isWanted = (text: number) => !found.has(text) && (toldToo || printed[text] === 1);
  const before: number[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    const skeleton = tokens.skeletons[at] as number;
    for (const text of textsOf(codes, skeleton)) if (isWanted(text)) open(text, at, at);
    if (slotOf(rare, skeleton) < 0) continue;
    for (const earlier of before) {
      for (const text of textsOf(near, pairHash(tokens.skeletons[earlier] as number, skeleton))) {
        const span = REACH + (lengths[text] as number);
        if (at - earlier > span || !isWanted(text)) continue;
        const last = opened.get(text);
        if (last !== undefined && at - last < span / 2) continue;
        opened.set(text, at);
        open(text, Math.max(0, at - span), Math.min(tokens.count - 1, at + span));
      }
    }
    before.push(at);
    if (before.length > PAIRED) before.shift();
  }
  // The newest of equals: in a log the last complaint matters.
  return windows.sort((a, b) => b.share - a.share || b.to - a.to || a.text - b.text).slice(0, WINDOWS);
}

const NONE = new Int32Array(0);

function textsOf(table: Table, key: number): Int32Array {
  const slot = slotOf(table, key);
  return slot < 0 ? NONE : table.ids.subarray(table.from[slot], table.to[slot]);
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
