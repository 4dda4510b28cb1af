import type { KnowledgeBase } from './compile.ts';
import { scan } from './match/scan.ts';
import { pairHash, type TextIndex } from './match/text-index.ts';
import { eachWord, hashesOf, tokenise } from './match/tokens.ts';
import type { Post } from './types.ts';

/** Texts above this are condensed before they are read, in UTF-16 units: nobody pastes that much by hand. */
export const CONDENSE_ABOVE = 64_000;

/** Most characters kept, besides line breaks. */
const KEPT = 48_000;
/** Lines kept around a text of the base: a JSON document or a table may stand around it. */
const AROUND_HIT = 24;
/** Lines kept around a complaint that no text of the base explains. */
const AROUND_COMPLAINT = 2;
/** Hits kept of one text: where it began, and the newest. */
const OLDEST = 2;
const NEWEST = 6;
/** Longest line looked at, in UTF-16 units; the rest of it is dropped. */
const LINE = 4_000;

/** Words by which a program complains. */
const COMPLAINTS = new Set(
  'error errors fatal exception failed failure refused denied invalid unauthorized rejected cannot timeout panic'
    .split(' ')
    .map((word) => hashesOf(word).word),
);

/** A post whose long texts were cut down to the lines that matter; every line keeps its number. Short posts stay as they are. */
export function condense(post: Post, kb: KnowledgeBase): Post {
  const shorten = (text: string) => {
    if (text.length <= CONDENSE_ABOVE) return text;
    const condenser = new Condenser(kb);
    condenser.push(text);
    return condenser.finish();
  };
  const attachments = post.attachments?.map(({ name, text }) => ({ name, text: shorten(text) }));
  return { ...post, text: shorten(post.text), ...(attachments ? { attachments } : {}) };
}

type Line = { readonly number: number; readonly text: string };
type Mark = { readonly line: number; readonly around: number };

/** Reads a text of any size in pieces and keeps the lines around what the knowledge base knows. Bounded memory. */
export class Condenser {
  private readonly index: TextIndex;
  private readonly filter: Uint8Array;
  private readonly hits = new Map<number, { oldest: Mark[]; newest: Mark[] }>();
  private readonly complaints: { oldest: Mark[]; newest: Mark[] } = { oldest: [], newest: [] };
  private readonly head: Line[] = [];
  private readonly kept = new Map<number, string>();
  private recent: Line[] = [];
  private keepUntil = 0;
  private rest = '';
  private lines = 0;
  private pushed = 0;

  constructor(kb: KnowledgeBase) {
    this.index = kb.texts;
    this.filter = filterOf(kb.texts);
  }

  /** The next piece, cut anywhere. */
  push(piece: string): void {
    const text = this.rest + piece;
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.line(text.slice(from, Math.min(end, from + LINE)));
      from = end + 1;
    }
    this.rest = text.slice(from, from + 2 * LINE);
    this.pushed += piece.length;
  }

  /** What is left: kept lines at their numbers, empty lines between. */
  finish(): string {
    if (this.rest !== '') this.line(this.rest.slice(0, LINE));
    const wanted = this.wanted();
    const numbers = [...wanted].sort((a, b) => a - b);
    let text = '';
    let at = 1;
    for (const number of numbers) {
      text += '\n'.repeat(number - at) + (this.kept.get(number) ?? '');
      at = number;
    }
    return text;
  }

  private line(text: string): void {
    this.lines += 1;
    const line: Line = { number: this.lines, text };
    if (this.head.length < 6) this.keep(line);
    if (this.head.length < 6) this.head.push(line);
    const verdict = this.look(text);
    this.recent.push(line);
    if (this.recent.length > 2 * AROUND_HIT) this.recent = this.recent.slice(-AROUND_HIT);
    if (verdict.texts.length > 0) {
      for (const number of verdict.texts) {
        const known = this.hits.get(number) ?? { oldest: [], newest: [] };
        this.hits.set(number, known);
        note(known, { line: line.number, around: AROUND_HIT });
      }
      for (const before of this.recent.slice(-AROUND_HIT)) this.keep(before);
      this.keepUntil = line.number + AROUND_HIT;
    } else if (verdict.complains) {
      note(this.complaints, { line: line.number, around: AROUND_COMPLAINT });
      for (const before of this.recent.slice(-AROUND_COMPLAINT - 1)) this.keep(before);
      this.keepUntil = Math.max(this.keepUntil, line.number + AROUND_COMPLAINT);
    }
    if (line.number <= this.keepUntil) this.keep(line);
    if (this.kept.size > 20_000) this.forget();
  }

  private keep(line: Line): void {
    this.kept.set(line.number, line.text);
  }

  /** Which texts of the base stand in a line (or end in it), and whether it complains. */
  private look(text: string): { texts: readonly number[]; complains: boolean } {
    let previous = 0;
    let complains = false;
    let suspects = false;
    eachWord(text, (word) => {
      if (isSet(this.filter, pairHash(previous, word)) || isSet(this.filter, word)) suspects = true;
      if (!complains && COMPLAINTS.has(word)) complains = true;
      previous = word;
    });
    if (!suspects) return { texts: [], complains };
    // A message may have begun on the line before.
    const before = this.recent.at(-1)?.text ?? '';
    const tokens = tokenise(before.length < LINE ? `${before}\n${text}` : text);
    return { texts: [...new Set(scan(tokens, this.index).map((hit) => hit.text))], complains };
  }

  /** Line numbers worth keeping, as many as there is room for: hits before complaints, newest before oldest. */
  private wanted(): ReadonlySet<number> {
    const marks: Mark[] = [];
    for (const { newest } of this.hits.values()) marks.push(...newest.slice(-1));
    marks.push(...this.head.map((line) => ({ line: line.number, around: 0 })));
    for (const { newest } of this.hits.values()) marks.push(...newest.slice(0, -1).reverse());
    for (const { oldest } of this.hits.values()) marks.push(...oldest);
    marks.push(...[...this.complaints.newest].reverse(), ...this.complaints.oldest);
    const wanted = new Set<number>();
    let room = KEPT;
    for (const { line, around } of marks) {
      for (let number = line - around; number <= line + around; number += 1) {
        const text = this.kept.get(number);
        if (text === undefined || wanted.has(number)) continue;
        if (text.length > room) return wanted;
        room -= text.length;
        wanted.add(number);
      }
    }
    return wanted;
  }

  private forget(): void {
    const wanted = this.wanted();
    for (const number of this.kept.keys()) {
      if (!wanted.has(number) && number < this.lines - AROUND_HIT) this.kept.delete(number);
    }
  }
}

/** Most complaint marks of each end of a log. */
function note(marks: { oldest: Mark[]; newest: Mark[] }, mark: Mark): void {
  if (marks.oldest.length < OLDEST) marks.oldest.push(mark);
  else {
    marks.newest.push(mark);
    if (marks.newest.length > NEWEST * 8) marks.newest = marks.newest.slice(-NEWEST * 4);
  }
  if (marks.newest.length === 0) marks.newest = [mark];
}

/** One bit for each pair and lone word of the index, so that most words of a log cost one look-up. */
function filterOf(index: TextIndex): Uint8Array {
  let bits = 1 << 16;
  while (bits < (index.pairs.ids.length + index.lone.ids.length) * 16) bits *= 2;
  const filter = new Uint8Array(bits >> 3);
  for (const table of [index.pairs, index.lone]) {
    table.to.forEach((to, slot) => {
      if (to === 0) return;
      const bit = spread(table.keys[slot] as number) & (filter.length * 8 - 1);
      filter[bit >> 3] = (filter[bit >> 3] as number) | (1 << (bit & 7));
    });
  }
  return filter;
}

function isSet(filter: Uint8Array, key: number): boolean {
  const bit = spread(key) & (filter.length * 8 - 1);
  return ((filter[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
}

function spread(key: number): number {
  return (key ^ (key >>> 15)) >>> 0;
}
