import type { KnowledgeBase } from './compile.ts';
import { scan } from './match/scan.ts';
import { type Look, Skimmer } from './match/skim.ts';
import { pairHash, type TextIndex } from './match/text-index.ts';
import { tokenise } from './match/tokens.ts';
import type { Post } from './types.ts';

/** Texts above this are condensed before they are read, in UTF-16 units: nobody pastes that much by hand. */
export const CONDENSE_ABOVE = 64_000;

/** Most characters kept, besides line breaks. */
const KEPT = 48_000;
/** Lines kept at the head: they tell the version. */
const HEAD = 6;
/** Lines kept around a text of the base: a JSON document or a table may stand around it. */
const AROUND_HIT = 24;
/** Lines kept around a complaint that no text of the base explains. */
const AROUND_COMPLAINT = 2;
/** Hits kept of one text: where it began, and the newest. */
const OLDEST = 2;
const NEWEST = 6;
/** Longest piece of a line looked at at once, in UTF-16 units; a longer line is several pieces of one number. */
const PIECE = 2_000;

/** Pieces kept before those that there is no room for are let go. More of them would outlive the young part of the heap, which then grows. */
const MOST_KEPT = 2_000;
/** Most forms of lines remembered. */
const FORMS = 20_000;
const NONE: readonly number[] = [];

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

/** A line, or a piece of a long one. `order` counts pieces, `number` lines. */
type Piece = { readonly order: number; readonly number: number; readonly text: string };
type Mark = { readonly order: number; readonly around: number };

/** Reads a text of any size in pieces and keeps the lines around what the knowledge base knows. Bounded memory. */
export class Condenser {
  private readonly index: TextIndex;
  private readonly skimmer: Skimmer;
  private readonly hits = new Map<number, { oldest: Mark[]; newest: Mark[] }>();
  private readonly complaints: { oldest: Mark[]; newest: Mark[] } = { oldest: [], newest: [] };
  private readonly kept = new Map<number, Piece>();
  private recent: Piece[] = [];
  private keepUntil = 0;
  private rest = '';
  /** Form of two neighbouring lines → the texts that stood in them. */
  private readonly known = new Map<number, readonly number[]>();
  private form = 0;
  private pieces = 0;
  private lines = 1;

  constructor(kb: KnowledgeBase) {
    this.index = kb.texts;
    this.skimmer = new Skimmer(kb.texts);
  }

  /** The next part of the text, cut anywhere. */
  push(part: string): void {
    const text = this.rest + part;
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      for (; end - from > PIECE; from += PIECE) this.piece(text, from, from + PIECE);
      this.piece(text, from, end);
      this.lines += 1;
      from = end + 1;
    }
    for (; text.length - from > PIECE; from += PIECE) this.piece(text, from, from + PIECE);
    this.rest = text.slice(from);
  }

  /** What is left: kept lines at their numbers, empty lines between. */
  finish(): string {
    if (this.rest !== '') this.piece(this.rest, 0, this.rest.length);
    const wanted = [...this.wanted()].sort((a, b) => a - b);
    const parts: string[] = [];
    let at = 1;
    for (const order of wanted) {
      const { number, text } = this.kept.get(order)!;
      parts.push('\n'.repeat(number - at), text);
      at = number;
    }
    return parts.join('');
  }

  private piece(whole: string, from: number, end: number): void {
    const text = whole.slice(from, end);
    const piece: Piece = { order: this.pieces, number: this.lines, text };
    this.pieces += 1;
    if (piece.order < HEAD) this.keep(piece);
    const verdict = this.look(text, this.skimmer.look(whole, from, end));
    this.recent.push(piece);
    if (this.recent.length > 2 * AROUND_HIT) this.recent = this.recent.slice(-AROUND_HIT);
    if (verdict.texts.length > 0) {
      for (const number of verdict.texts) {
        const known = this.hits.get(number) ?? { oldest: [], newest: [] };
        this.hits.set(number, known);
        note(known, { order: piece.order, around: AROUND_HIT });
      }
      this.keepLast(AROUND_HIT);
      this.keepUntil = piece.order + AROUND_HIT;
    } else if (verdict.complains) {
      note(this.complaints, { order: piece.order, around: AROUND_COMPLAINT });
      this.keepLast(AROUND_COMPLAINT + 1);
      this.keepUntil = Math.max(this.keepUntil, piece.order + AROUND_COMPLAINT);
    }
    if (piece.order <= this.keepUntil) this.keep(piece);
    if (this.kept.size > MOST_KEPT) this.forget();
  }

  private keepLast(count: number): void {
    for (let at = Math.max(0, this.recent.length - count); at < this.recent.length; at += 1)
      this.keep(this.recent[at]!);
  }

  private keep(piece: Piece): void {
    if (!this.kept.has(piece.order)) this.kept.set(piece.order, { ...piece, text: copied(piece.text) });
  }

  /** Which texts of the base stand in a line (or end in it), and whether it complains. */
  private look(text: string, { suspects, complains, form }: Look): { texts: readonly number[]; complains: boolean } {
    // Logs repeat themselves but for times and ids: no form is looked at twice.
    const forms = pairHash(this.form, form);
    this.form = form;
    const known = suspects ? this.known.get(forms) : NONE;
    if (known !== undefined) return { texts: known, complains };
    // A message may have begun on the line before.
    const before = this.recent.at(-1)?.text ?? '';
    const tokens = tokenise(`${before}${before.length < PIECE ? '\n' : ''}${text}`);
    const hits = scan(tokens, this.index).filter((hit) => this.index.printed[hit.text] === 1);
    const texts = [...new Set(hits.map((hit) => hit.text))];
    if (this.known.size < FORMS) this.known.set(forms, texts);
    return { texts, complains };
  }

  /** Pieces worth keeping, as many as there is room for: hits before complaints, newest before oldest. */
  private wanted(): ReadonlySet<number> {
    const marks: Mark[] = [];
    for (const { newest } of this.hits.values()) marks.push(...newest.slice(-1));
    for (let order = 0; order < HEAD; order += 1) marks.push({ order, around: 0 });
    for (const { newest } of this.hits.values()) marks.push(...newest.slice(0, -1).reverse());
    for (const { oldest } of this.hits.values()) marks.push(...oldest);
    marks.push(...[...this.complaints.newest].reverse(), ...this.complaints.oldest);
    const wanted = new Set<number>();
    let room = KEPT;
    for (const { order, around } of marks) {
      for (let one = order - around; one <= order + around; one += 1) {
        const piece = this.kept.get(one);
        if (piece === undefined || wanted.has(one)) continue;
        if (piece.text.length > room) return wanted;
        room -= piece.text.length;
        wanted.add(one);
      }
    }
    return wanted;
  }

  private forget(): void {
    const wanted = this.wanted();
    for (const order of this.kept.keys()) {
      if (!wanted.has(order) && order < this.pieces - AROUND_HIT) this.kept.delete(order);
    }
  }
}

/** The same text on its own. A slice would hold on to the part of the log that it was cut from, 64 kB for a line. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
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
