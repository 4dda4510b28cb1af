import { inWords } from '../../engine/render/masked.ts';
import { sentence } from '../../engine/render/paragraphs.ts';
import type { Locale, Redaction } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';

/** Kinds for which the line says how to replace them; it names them all. */
export const TOLD_HOW = 2;

/**
 * The warning for everybody to read below a post that shows secrets: what kinds, and how to replace them. Names and other
 * personal details, which cannot be replaced, are no secrets: null if there is nothing else. `isDeleted`: the post is gone.
 */
export function secretLine(redacted: readonly Redaction[], locale: Locale, isDeleted = false): string | null {
  const say = discordPhrases(locale);
  const secrets = redacted.filter((redaction) => redaction.rotate !== null);
  if (secrets.length === 0) return null;
  const kinds = secrets.map(({ kind }) => inWords(kind));
  const ways = secrets.slice(0, TOLD_HOW).map(({ rotate }) => rotate!);
  const told = ways.map(
    (way, place) => `${kinds[place]}: ${place < ways.length - 1 ? way.replace(/[.。]$/u, '') : way}`,
  );
  const how = secrets.length === 1 ? ways : told;
  return sentence(isDeleted ? say.secretDeleted(kinds, how) : say.secretSeen(kinds, how));
}
