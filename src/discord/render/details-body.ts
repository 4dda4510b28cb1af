import { phrases } from '../../engine/phrases.ts';
import { prose } from '../../engine/render/discord-markdown.ts';
import { heading } from '../../engine/render/heading.ts';
import { label, sentence } from '../../engine/render/paragraphs.ts';
import type { Reply } from '../../engine/types.ts';
import { discordPhrases } from '../phrases.ts';
import { lineBody } from './line-body.ts';
import { longBody } from './long-body.ts';
import type { MessageBody } from './message.ts';
import { lesser, needed, type Piece, type Place } from './piece.ts';
import { arranged, type ReplyView } from './reply-body.ts';

/** For "Details", only to the person who asked for them: all that `replyBody` left out of a reply for the same view. */
export function detailsBody(reply: Reply, view: ReplyView): MessageBody {
  const say = discordPhrases(reply.locale);
  const left = arranged(reply, view).left.filter((piece) => piece.place !== 'corrected'); // that came as a file
  if (left.length === 0) return lineBody(say.nothingMore, true);
  const title = reply.causes[0]?.title ?? heading(reply, phrases(reply.locale));
  const pieces = [needed('head', 100, `### ${sentence(say.detailsTitle(title), 250)}`), ...labelled(left, reply)];
  return longBody(pieces, 'details.md', reply.locale, { isPrivate: true });
}

/** What needs words before it, now that it stands alone. */
function labelled(left: readonly Piece[], { isRepeated, locale }: Reply): readonly Piece[] {
  const say = discordPhrases(locale);
  const before = (place: Place, text: string) =>
    left.some((piece) => piece.place === place) ? [lesser(place, 99, text)] : [];
  const sources = label('', isRepeated ? phrases(locale).sources : say.moreSources, phrases(locale)).trimEnd();
  return [
    ...before('steps', `**${prose(isRepeated ? say.stepsInFull : say.moreSteps)}**`),
    ...before('ask', `**${prose(say.outcomes)}**`),
    ...before('sources', `-# ${sources}`),
    ...left.map((piece) => ({ ...piece, instead: '' })),
  ];
}
