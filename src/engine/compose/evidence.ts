import type { Finding } from '../types.ts';

/** Lines quoted, and UTF-16 units of each. */
const LINES = 3;
const WIDTH = 200;

/** What made a cause fit, from the newest post that did: at most three different lines, the beginning of each. */
export function evidence(finding: Finding): readonly { readonly line: number; readonly text: string }[] {
  const newest = Math.max(...finding.quotes.map((quote) => quote.post));
  const quoted = new Map<string, number>();
  for (const quote of finding.quotes) {
    const text = clip(quote.text.trim(), WIDTH);
    if (quote.post === newest && text !== '' && !quoted.has(text)) quoted.set(text, quote.line);
  }
  return [...quoted]
    .slice(0, LINES)
    .map(([text, line]) => ({ line, text }))
    .toSorted((a, b) => a.line - b.line);
}

/** The beginning of a text, with `…` if something was cut off; never half a character. */
function clip(text: string, units: number): string {
  if (text.length <= units) return text;
  return `${text.slice(0, units - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
