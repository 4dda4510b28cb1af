import { patternOf } from './pattern.ts';
import { pairHash, type TextIndex } from './text-index.ts';
import { hashesOf, wordsInto } from './tokens.ts';

/** Words by which a program complains. */
const COMPLAINTS =
  'error errors fatal exception failed failure refused denied invalid unauthorized rejected cannot timeout panic';

/** What one place of the filter may stand for: a pair, a lone word, a word with a digit that some text holds, a complaint. */
const PAIR = 1;
const LONE = 2;
const CODE = 4;
const COMPLAINT = 8;

/** What a look at a line tells. `form`: its words but for times and ids, so that like lines have the same. */
export type Look = { readonly suspects: boolean; readonly complains: boolean; readonly form: number };

/** Tells lines that may hold a text of the index from those that cannot, at the speed of reading. May suspect in vain, never misses. */
export class Skimmer {
  private readonly places: Uint8Array;
  private readonly words = { hashes: new Int32Array(1024), digits: new Uint8Array(1024), count: 0 };

  constructor(index: TextIndex) {
    let size = 1 << 16;
    while (size < (index.pairs.ids.length + index.lone.ids.length) * 16) size *= 2;
    this.places = new Uint8Array(size);
    for (const [table, flag] of [
      [index.pairs, PAIR],
      [index.lone, LONE],
    ] as const) {
      table.to.forEach((to, slot) => {
        if (to !== 0) this.mark(table.keys[slot] as number, flag);
      });
    }
    for (const text of index.texts) {
      if (!/\d/.test(text)) continue;
      for (const item of patternOf(text).items) if (item.is === 'word') this.mark(item.word, CODE);
    }
    for (const word of COMPLAINTS.split(' ')) this.mark(hashesOf(word).word, COMPLAINT);
  }

  /** Looks at `text` from `from` to `end`, a line of at most 1,000 words; the rest of it is not looked at. */
  look(text: string, from: number, end: number): Look {
    const { places, words } = this;
    const mask = places.length - 1;
    wordsInto(text, from, end, words);
    const { hashes, digits, count } = words;
    let seen = 0;
    let form = 0;
    let previous = 0;
    for (let at = 0; at < count; at += 1) {
      const word = hashes[at] as number;
      const pair = pairHash(previous, word);
      const flags = places[(word ^ (word >>> 15)) & mask] as number;
      seen |= (flags & (LONE | COMPLAINT)) | ((places[(pair ^ (pair >>> 15)) & mask] as number) & PAIR);
      if (digits[at] === 0 || (flags & CODE) !== 0) form = pairHash(form, word);
      previous = word;
    }
    return { suspects: (seen & (PAIR | LONE)) !== 0, complains: (seen & COMPLAINT) !== 0, form };
  }

  private mark(key: number, flag: number): void {
    const place = (key ^ (key >>> 15)) & (this.places.length - 1);
    this.places[place] = (this.places[place] as number) | flag;
  }
}
