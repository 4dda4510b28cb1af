import { phrases } from '../../engine/phrases.ts';
import { sentence } from '../../engine/render/paragraphs.ts';
import type { Locale, Redaction } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';

/** Kinds for which the line says how to replace them; it names them all. */
export const TOLD_HOW = 2;

/**
 * The warning for everybody to read below what shows secrets: what kinds, and how to replace them. Names and other personal
 * details, which cannot be replaced, are no secrets: null if there is nothing else. `where`: in a message that stands in the
 * channel or was deleted from it, or typed into a command, which others may not see.
 */
export function secretLine(
  redacted: readonly Redaction[],
  locale: Locale,
  where: 'posted' | 'deleted' | 'typed',
): string | null {
  const say = phrases(locale);
  const secrets = redacted.filter((redaction) => redaction.rotate !== null);
  if (secrets.length === 0) return null;
  const kinds = secrets.map(({ kind }) => say.secretKind(kind));
  const ways = secrets.slice(0, TOLD_HOW).map(({ rotate }) => rotate!);
  const told = ways.map(
    (way, place) => `${kinds[place]}${say.colon}${place < ways.length - 1 ? way.replace(/[.。]$/u, '') : way}`,
  );
  return sentence(discordPhrases(locale).secret[where](kinds, secrets.length === 1 ? ways : told));
}
