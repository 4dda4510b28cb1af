import type { Case, CauseEntry, Finding } from '../types.ts';
import { shapeQuote } from './shape-quote.ts';

/** Lines quoted, and UTF-16 units of each. */
const LINES = 3;
const WIDTH = 200;

/**
 * What made a cause fit, from the newest post that did: at most three lines, the beginning of each. Where it was a shape,
 * the values it was about.
 */
export function evidence(
  finding: Finding,
  entry: CauseEntry,
  known: Case,
): readonly { readonly line: number; readonly text: string }[] {
  const newest = Math.max(...finding.quotes.map((quote) => quote.post));
  const shapes = shapesByLine(finding, entry, known, newest);
  const quoted = new Map<string, number>();
  for (const quote of finding.quotes) {
    const text = clip(shapes.get(quote.line) ?? quote.text.trim(), WIDTH);
    if (quote.post === newest && text !== '' && !quoted.has(text)) quoted.set(text, quote.line);
  }
  return [...quoted]
    .slice(0, LINES)
    .map(([text, line]) => ({ line, text }))
    .toSorted((a, b) => a.line - b.line);
}

function shapesByLine(finding: Finding, entry: CauseEntry, known: Case, post: number): ReadonlyMap<number, string> {
  const things = known.posts[post]?.things ?? [];
  const found = new Map<number, string>();
  for (const spot of finding.spots.filter((one) => one.post === post).slice(0, LINES)) {
    const thing = things.find((one) => one.document === spot.document && one.path === spot.path);
    const quote = thing === undefined ? null : shapeQuote(entry, spot, known);
    if (quote !== null) found.set(thing!.line, quote);
  }
  return found;
}

/** The beginning of a text, with `…` if something was cut off; never half a character. */
function clip(text: string, units: number): string {
  if (text.length <= units) return text;
  return `${text.slice(0, units - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
