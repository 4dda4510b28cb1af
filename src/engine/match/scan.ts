import type { Hit } from './hit.ts';
import { pairHash, patternAt, slotOf, type Table, type TextIndex } from './text-index.ts';
import type { Tokens } from './tokens.ts';
import { verify } from './verify.ts';

/** Most hits kept of one text in one post: the newest say enough, the first shows where it began. */
const HITS_PER_TEXT = 4;

/** Most places looked at once a text was found there: one that stands in a post this often has been seen. */
const PLACES_PER_TEXT = 200;

/** Every text that stands in the tokens word for word. One pass; the number of texts does not matter. */
export function scan(tokens: Tokens, index: TextIndex): readonly Hit[] {
  const found = new Map<number, Hit[]>();
  const places = new Map<number, number>();
  const { words, count } = tokens;
  for (let at = 0; at < count; at += 1) {
    const word = words[at] as number;
    if (at + 1 < count) probe(tokens, index, index.pairs, pairHash(word, words[at + 1] as number), at, found, places);
    probe(tokens, index, index.lone, word, at, found, places);
  }
  return [...found.values()].flat();
}

function probe(
  tokens: Tokens,
  index: TextIndex,
  table: Table,
  key: number,
  at: number,
  found: Map<number, Hit[]>,
  places: Map<number, number>,
): void {
  const slot = slotOf(table, key);
  if (slot < 0) return;
  const to = table.to[slot] as number;
  for (let entry = table.from[slot] as number; entry < to; entry += 1) {
    const text = table.ids[entry] as number;
    const seen = places.get(text) ?? 0;
    if (seen >= PLACES_PER_TEXT) continue;
    const place = verify(patternAt(index, text), tokens, table.items[entry] as number, at);
    if (!place) continue;
    places.set(text, seen + 1);
    const hit: Hit = {
      text,
      first: place.first,
      last: place.last,
      start: tokens.starts[place.first] as number,
      end: tokens.ends[place.last] as number,
      coverage: 1,
      headed: true,
      captures: place.captures,
    };
    const hits = found.get(text);
    if (!hits) found.set(text, [hit]);
    else if (hits.length < HITS_PER_TEXT) hits.push(hit);
    else hits[HITS_PER_TEXT - 1] = hit;
  }
}
