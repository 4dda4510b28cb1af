import { phrases } from '../../engine/phrases.ts';
import { prose } from '../../engine/render/discord-markdown.ts';
import { paragraphs, sentence } from '../../engine/render/paragraphs.ts';
import type { Reply } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';
import { lineBody } from './line-body.ts';
import { longBody } from './long-body.ts';
import type { MessageBody } from './message.ts';
import { lesser, needed } from './piece.ts';
import { sourceLine, sourceLinks } from './sources.ts';

/**
 * For "Why this?", only to the person who asked: the cause in full and how sure it is, the lines it was read from, what that
 * proves, what else fits and what tells it apart, sources, and the entry's id.
 */
export function whyBody(reply: Reply): MessageBody {
  const say = phrases(reply.locale);
  const own = discordPhrases(reply.locale);
  const lead = reply.causes[0];
  if (lead === undefined) return lineBody(own.nothingMore, true);
  const told = paragraphs({ ...reply, steps: [] }, say);
  const others = reply.causes.slice(1).map((cause) => `- ${sentence(own.candidate(cause.title, cause.confidence))}`);
  const listed = (text: string, lines: readonly string[]) => (lines.length === 0 ? [] : [`**${prose(text)}**`]);
  const pieces = [
    needed('head', 100, `### ${sentence(own.whyTitle(lead.title), 250)}`),
    needed('head', 99, told.cause),
    needed('head', 98, `**${prose(own.howSure[lead.confidence])}**`),
    lesser('evidence', 80, [...listed(own.readIn, told.evidence), ...told.evidence].join('\n')),
    ...told.notes.map((text) => lesser('notes', 60, text)),
    lesser('next', 50, [...listed(own.candidates, others), ...others].join('\n')),
    lesser('next', 40, [told.ask, ...told.outcomes].filter((text) => text !== '').join('\n')),
    needed('sources', 71, sourceLine(sourceLinks(reply.sources), say)),
    needed('small', 70, `-# ${sentence(own.entry(lead.id))}`),
  ];
  return longBody(pieces, 'why.md', reply.locale, { isPrivate: true });
}
