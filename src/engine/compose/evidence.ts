import type { Case, CauseEntry, Finding, Quote } from '../types.ts';
import { shapeQuote } from './shape-quote.ts';

/** Lines quoted, and UTF-16 units of each. */
const LINES = 3;
const WIDTH = 200;
/** Not the frame of a table, not a lone bracket. */
const SAYS_SOMETHING = /[\p{L}\p{N}]{2}/u;

/**
 * What made a cause fit, from the newest post that did: at most three lines, the beginning of each. Where a JSON object, a
 * table row or a card is meant, the values that it was about.
 */
export function evidence(
  finding: Finding,
  entry: CauseEntry,
  known: Case,
): readonly { readonly line: number; readonly text: string }[] {
  const newest = Math.max(...finding.quotes.map((quote) => quote.post));
  const quoted = new Map<string, number>();
  for (const quote of finding.quotes) {
    if (quote.post !== newest || quoted.size === LINES) continue;
    const text = clip(valuesAt(quote, finding, entry, known) ?? quote.text.trim(), WIDTH);
    if (SAYS_SOMETHING.test(text) && !quoted.has(text)) quoted.set(text, quote.line);
  }
  return [...quoted].map(([text, line]) => ({ line, text })).toSorted((a, b) => a.line - b.line);
}

/** The values of a thing that begins on the quoted line, or that the shape matched and that has one of them there. */
function valuesAt(quote: Quote, finding: Finding, entry: CauseEntry, known: Case): string | null {
  const spots = finding.spots.filter((spot) => spot.post === quote.post);
  for (const thing of known.posts[quote.post]?.things ?? []) {
    const begins = thing.line === quote.line;
    const holds =
      thing.line < quote.line && spots.some((spot) => spot.document === thing.document && spot.path === thing.path);
    const values = begins || holds ? shapeQuote(entry, thing) : null;
    if (values !== null && (begins || values.keys.some((key) => quote.text.includes(`"${key}"`)))) return values.text;
  }
  return null;
}

/** The beginning of a text, with `…` if something was cut off; never half a character. */
function clip(text: string, units: number): string {
  if (text.length <= units) return text;
  return `${text.slice(0, units - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
