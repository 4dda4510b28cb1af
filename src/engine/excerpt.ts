import type { CleanText } from './types.ts';

/** A part of a clean text: what was masked stays masked. At most `limit` UTF-16 units, cut with `…`. */
export function excerpt(text: CleanText, start: number, end: number, limit = 200): CleanText {
  const part = text.slice(start, end).trim();
  return (part.length > limit ? `${part.slice(0, limit - 1)}…` : part) as CleanText;
}
