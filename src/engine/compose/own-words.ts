import type { Case, Quote } from '../types.ts';

/** Whether a quoted line was written by the person, and not printed by a program. */
export function isOwnWords(quote: Quote, known: Case): boolean {
  return known.posts[quote.post]?.lines[quote.line - 1]?.by === 'person';
}
