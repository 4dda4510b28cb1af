import { type Pattern, patternOf } from './pattern.ts';
import { hashesOf } from './tokens.ts';

/**
 * All texts of the base, found through open-addressed tables: adjacent word pairs for the exact scan, rare words'
 * skeletons for alignment. Typed arrays, so that a snapshot of 10,000 texts is read in milliseconds; what a text
 * looks like in full is cut from its source when it is first needed.
 */
export type TextIndex = {
  readonly texts: readonly string[];
  /** 1: a program prints it (`says`); 0: only people say it (`told`). */
  readonly printed: Uint8Array;
  /** The words of text `t` are `words[offsets[t]]` to `words[offsets[t + 1]]`, as skeletons, with their weights by rarity. */
  readonly offsets: Int32Array;
  readonly words: Int32Array;
  readonly weights: Float32Array;
  readonly totals: Float32Array;
  /** Items of each text: words, holes and gaps. */
  readonly lengths: Uint16Array;
  /** Pair → texts, with the item at which the pair stands. */
  readonly pairs: Table;
  /** Word → texts that have no pair of neighbouring words. */
  readonly lone: Table;
  /** Skeletons of the words that some text is filed under for alignment; holds no texts. */
  readonly rare: Table;
  /** Two of a text's rarest words, in its order → texts. Few share a pair, so a large base costs no more than a small one. */
  readonly near: Table;
  /** A lone code word → texts that are nothing else. */
  readonly codes: Table;
};

const cut = new WeakMap<TextIndex, (Pattern | undefined)[]>();

/** The words and holes of a text of the index. */
export function patternAt(index: TextIndex, text: number): Pattern {
  let patterns = cut.get(index);
  if (!patterns) {
    patterns = [];
    cut.set(index, patterns);
  }
  patterns[text] ??= patternOf(index.texts[text] ?? '');
  return patterns[text];
}

/** Open addressing: `keys[slot]` → entries `from[slot]..to[slot]` of `ids`/`items`. A free slot has `to` 0. */
export type Table = {
  readonly mask: number;
  readonly keys: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly ids: Int32Array;
  readonly items: Int32Array;
};

/** Words so common in English that they say little, whatever the base holds. */
const COMMON = new Set(
  (
    'a an and are as at be but by can cannot could did do does for from had has have how i if in into is it its me my no not of ' +
    'on or our so than that the their them then there they this to was we were what when where which while will with you your'
  )
    .split(' ')
    .map((word) => hashesOf(word).word),
);

/** How many of its rarest words a text is filed under for alignment, each two of them; fewer in a base of many texts. */
const RARE_WORDS = 4;
const MANY_TEXTS = 4_000;
/** What people say is found damaged too, if it has this many words. */
const TOLD_WORDS = 3;
/** Shortest lone word that is filed as a code: nobody's accident. */
const CODE_LENGTH = 10;

export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ (first >>> 15)) | 0;
}

/** Files texts under their rarest pair, and those that a program prints (`printed`) under their rarest words too. */
export function indexTexts(texts: readonly string[], printed: readonly boolean[]): TextIndex {
  const patterns = texts.map(patternOf);
  const wordCounts = new Map<number, number>();
  const pairCounts = new Map<number, number>();
  for (const pattern of patterns) {
    const words = new Set<number>();
    const pairs = new Set<number>();
    pattern.items.forEach((item, at) => {
      if (item.is !== 'word') return;
      words.add(item.skeleton);
      const next = pattern.items[at + 1];
      if (next?.is === 'word') pairs.add(pairHash(item.word, next.word));
    });
    for (const word of words) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
    for (const pair of pairs) pairCounts.set(pair, (pairCounts.get(pair) ?? 0) + 1);
  }

  const pairs: Filing[] = [];
  const lone: Filing[] = [];
  const near: Filing[] = [];
  const codes: Filing[] = [];
  const rare = new Set<number>();
  const most = texts.length > MANY_TEXTS ? RARE_WORDS - 1 : RARE_WORDS;
  const offsets = new Int32Array(texts.length + 1);
  const words: number[] = [];
  const weights: number[] = [];
  patterns.forEach((pattern, id) => {
    filePair(pattern, id, pairCounts, wordCounts, pairs, lone);
    const weighed = pattern.items.flatMap((item, at) =>
      item.is === 'word' ? [{ ...item, at, weight: weigh(item, wordCounts, patterns.length) }] : [],
    );
    for (const word of weighed) {
      words.push(word.skeleton);
      weights.push(word.weight);
    }
    offsets[id + 1] = words.length;
    if (!printed[id] && weighed.length < TOLD_WORDS) return;
    const [only] = weighed;
    if (weighed.length === 1 && only && only.text.length >= CODE_LENGTH)
      codes.push({ key: only.skeleton, id, item: only.at });
    const chosen = weighed
      .toSorted((a, b) => b.weight - a.weight || a.at - b.at)
      .slice(0, most)
      .sort((a, b) => a.at - b.at);
    chosen.forEach((first, at) => {
      rare.add(first.skeleton);
      for (const second of chosen.slice(at + 1)) {
        near.push({ key: pairHash(first.skeleton, second.skeleton), id, item: first.at });
      }
    });
  });
  const totals = patterns.map((_, id) =>
    weights.slice(offsets[id], offsets[id + 1]).reduce((sum, one) => sum + one, 0),
  );
  return {
    texts,
    printed: Uint8Array.from(printed, Number),
    offsets,
    words: Int32Array.from(words),
    weights: Float32Array.from(weights),
    totals: Float32Array.from(totals),
    lengths: Uint16Array.from(patterns, (pattern) => pattern.items.length),
    pairs: tableOf(pairs),
    lone: tableOf(lone),
    rare: tableOf([...rare].map((key) => ({ key, id: 0, item: 0 }))),
    near: tableOf(near),
    codes: tableOf(codes),
  };
}

type Filing = { readonly key: number; readonly id: number; readonly item: number };

function weigh(
  item: { readonly word: number; readonly skeleton: number; readonly text: string },
  counts: ReadonlyMap<number, number>,
  total: number,
): number {
  const rarity = Math.log(1 + total / (counts.get(item.skeleton) ?? 1));
  if (COMMON.has(item.word)) return 0.15 * rarity;
  // A lone number is weak evidence: any program prints 1008 or 401.
  if (/^\d+$/.test(item.text)) return 0.5 * rarity;
  return rarity;
}

function filePair(
  pattern: Pattern,
  id: number,
  counts: ReadonlyMap<number, number>,
  wordCounts: ReadonlyMap<number, number>,
  pairs: Filing[],
  lone: Filing[],
): void {
  let best = -1;
  let bestKey = 0;
  let bestCount = Number.POSITIVE_INFINITY;
  pattern.items.forEach((item, at) => {
    const next = pattern.items[at + 1];
    if (item.is !== 'word' || next?.is !== 'word') return;
    const key = pairHash(item.word, next.word);
    const isCommon = COMMON.has(item.word) && COMMON.has(next.word);
    const count = (counts.get(key) ?? 1) + (isCommon ? 1e6 : 0);
    if (count < bestCount) {
      best = at;
      bestKey = key;
      bestCount = count;
    }
  });
  if (best >= 0) {
    pairs.push({ key: bestKey, id, item: best });
    return;
  }
  let rarest: { readonly key: number; readonly at: number; readonly count: number } | null = null;
  pattern.items.forEach((item, at) => {
    if (item.is !== 'word') return;
    const count = (wordCounts.get(item.skeleton) ?? 1) + (COMMON.has(item.word) ? 1e6 : 0);
    if (rarest === null || count < rarest.count) rarest = { key: item.word, at, count };
  });
  const chosen = rarest as { readonly key: number; readonly at: number } | null;
  if (chosen) lone.push({ key: chosen.key, id, item: chosen.at });
}

function tableOf(filings: readonly Filing[]): Table {
  const byKey = new Map<number, Filing[]>();
  for (const filing of filings) {
    const list = byKey.get(filing.key);
    if (list) list.push(filing);
    else byKey.set(filing.key, [filing]);
  }
  let size = 16;
  while (size < byKey.size * 3) size *= 2;
  const table = {
    mask: size - 1,
    keys: new Int32Array(size),
    from: new Int32Array(size),
    to: new Int32Array(size),
    ids: new Int32Array(filings.length),
    items: new Int32Array(filings.length),
  };
  let written = 0;
  for (const [key, list] of byKey) {
    let slot = (key ^ (key >>> 16)) & table.mask;
    while (table.to[slot] !== 0) slot = (slot + 1) & table.mask;
    table.keys[slot] = key;
    table.from[slot] = written;
    for (const filing of list) {
      table.ids[written] = filing.id;
      table.items[written] = filing.item;
      written += 1;
    }
    table.to[slot] = written;
  }
  return table;
}

/** The slot of a key, or -1. */
export function slotOf(table: Table, key: number): number {
  let slot = (key ^ (key >>> 16)) & table.mask;
  while (table.to[slot] !== 0) {
    if (table.keys[slot] === key) return slot;
    slot = (slot + 1) & table.mask;
  }
  return -1;
}
