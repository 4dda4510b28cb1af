import type { Case, CauseEntry, Finding, Quote, QuotedLine } from '../types.ts';
import { isOwnWords } from './own-words.ts';
import { shapeQuote } from './shape-quote.ts';

/** Lines quoted, and UTF-16 units of each; a sentence that the person wrote is known by less. */
const LINES = 3;
const WIDTH = 200;
const OWN_WIDTH = 120;
/** Not the frame of a table, not a lone bracket. */
const SAYS_SOMETHING = /[\p{L}\p{N}]{2}/u;

/**
 * What made a cause fit, from the newest post that did: at most three lines, the beginning of each. Where a JSON object, a
 * table row or a card is meant, the values that it was about. The person's own words only if no program printed anything.
 */
export function evidence(finding: Finding, entry: CauseEntry, known: Case): readonly QuotedLine[] {
  const printed = finding.quotes.filter((quote) => !isOwnWords(quote, known));
  const width = printed.length > 0 ? WIDTH : OWN_WIDTH;
  const telling = printed.length > 0 ? printed : finding.quotes;
  const newest = Math.max(...telling.map((quote) => quote.post));
  const quoted = new Map<string, number>();
  for (const quote of telling) {
    if (quote.post !== newest || quoted.size === LINES) continue;
    const text = clip(valuesAt(quote, finding, entry, known) ?? quote.text.trim(), width);
    if (SAYS_SOMETHING.test(text) && !quoted.has(text)) quoted.set(text, quote.line);
  }
  const isEarlier = newest < known.posts.length - 1;
  return [...quoted].map(([text, line]) => ({ line, text, isEarlier })).toSorted((a, b) => a.line - b.line);
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
