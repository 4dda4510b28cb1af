import type { Case, CauseEntry, Finding, Findings } from '../types.ts';
import { isOwnWords } from './own-words.ts';

/**
 * Whether a reply would tell what the one before told: the same cause, of which the newest post shows nothing but the person's
 * words, and neither an answer nor a version on which a step depends.
 */
export function isRepeated(lead: Finding, entry: CauseEntry, { answers }: Findings, known: Case): boolean {
  const newest = known.posts.length - 1;
  if (known.advised[newest - 1]?.lead !== lead.cause) return false;
  const isShown = lead.quotes.some((quote) => quote.post === newest && !isOwnWords(quote, known));
  const isAnswered = answers.fresh.length > 0 && entry.fix.some((step) => step.if !== null);
  const hasVersion = known.posts[newest]!.version !== null && entry.fix.some((step) => step.affects !== null);
  return !isShown && !isAnswered && !hasVersion;
}
