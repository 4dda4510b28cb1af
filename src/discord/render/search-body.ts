import { inlineCode } from '../../engine/render/discord-markdown.ts';
import { sentence } from '../../engine/render/paragraphs.ts';
import type { CauseEntry, Locale } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';
import { lineBody } from './line-body.ts';
import { longBody } from './long-body.ts';
import type { MessageBody } from './message.ts';
import { needed } from './piece.ts';
import { quoted } from './quoted.ts';

/** Entries listed, and UTF-16 units of the words that are repeated. */
const MOST = 10;
const LONGEST_WORDS = 100;

/** What a search found, best first. `words`: as typed; only the person who typed them sees this. */
export function searchBody(found: readonly CauseEntry[], words: string, locale: Locale): MessageBody {
  const say = discordPhrases(locale);
  const typed = quoted(words, LONGEST_WORDS);
  const [first] = found;
  if (first === undefined) return lineBody(say.nothingFound(typed), true);
  const lines = found.slice(0, MOST).map((entry) => {
    const mark = entry.status === 'draft' ? ` (${say.draft})` : '';
    return `- ${sentence(entry.title + mark, 250)}\n  ${inlineCode(entry.id)}`;
  });
  const pieces = [
    needed('head', 100, `### ${sentence(say.found(typed))}`),
    ...lines.map((text) => needed('head', 90, text)),
    needed('small', 95, sentence(say.showEntry(first.id))),
  ];
  return longBody(pieces, 'entries.md', locale, { isPrivate: true });
}
