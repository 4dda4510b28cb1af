import { slotOf, type TextIndex } from './text-index.ts';
import type { Tokens } from './tokens.ts';

/** Tokens around a rare word in which its text is looked for. */
const REACH = 10;
/** Most windows aligned in one post: those whose words, in any order, cover most of their text. */
const WINDOWS = 12;
/** Share of a text's weight that must stand in a window, in any order, for an alignment to be tried. */
const PROMISING = 0.45;

/** A stretch of tokens, both ends inclusive, in which much of a text stands. */
export type Window = { readonly text: number; readonly from: number; readonly to: number; readonly share: number };

/** Where enough rare words of one text stand close together, most promising first. */
export function windowsOf(
  tokens: Tokens,
  index: TextIndex,
  found: ReadonlySet<number>,
  toldToo: boolean,
): readonly Window[] {
  const { rare, texts, lengths, offsets, needs, printed } = index;
  const bag = new Bag(tokens, index);
  const lastAt = new Int32Array(texts.length).fill(-1);
  const items = new Int32Array(texts.length);
  const opened = new Int32Array(texts.length).fill(-1);
  const windows: Window[] = [];
  const open = (text: number, from: number, to: number) => {
    const share = bag.share(text, from, to);
    if (share >= PROMISING) windows.push({ text, from, to, share });
  };
  for (let at = 0; at < tokens.count; at += 1) {
    const slot = slotOf(rare, tokens.skeletons[at] as number);
    if (slot < 0) continue;
    const to = rare.to[slot] as number;
    for (let entry = rare.from[slot] as number; entry < to; entry += 1) {
      const id = rare.ids[entry] as number;
      if (!toldToo && printed[id] === 0) continue;
      const bit = 1 << ((rare.items[entry] as number) & 31);
      const before = lastAt[id] as number;
      lastAt[id] = at;
      const span = REACH + (lengths[id] as number);
      const isNear = before >= 0 && at - before <= span;
      const seen = isNear ? (items[id] as number) | bit : bit;
      items[id] = seen;
      if (found.has(id) || (needs[id] === 2 && (seen & (seen - 1)) === 0)) continue;
      if ((offsets[id + 1] as number) - (offsets[id] as number) < 2) {
        if (isCode(texts[id] as string)) open(id, at, at);
        continue;
      }
      if ((opened[id] as number) >= 0 && at - (opened[id] as number) < span / 2) continue;
      opened[id] = at;
      open(id, Math.max(0, at - span), Math.min(tokens.count - 1, at + span));
    }
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

/** A lone code word, long enough to be nobody's accident. */
function isCode(text: string): boolean {
  return text.length >= 10;
}
