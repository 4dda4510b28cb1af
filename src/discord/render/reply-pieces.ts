import { firstSentence } from '../../engine/first-sentence.ts';
import { type Phrases, phrases } from '../../engine/phrases.ts';
import { inlineCode, prose } from '../../engine/render/discord-markdown.ts';
import { type Paragraphs, paragraphs } from '../../engine/render/paragraphs.ts';
import type { Reply } from '../../engine/types.ts';
import { type DiscordPhrases, discordPhrases } from '../phrases.ts';
import { lesser, needed, type Piece } from './piece.ts';
import { publicReply } from './public-text.ts';
import { secretLine, TOLD_HOW } from './secret-line.ts';
import { sourceLine, sourceLinks } from './sources.ts';

/** Corrected JSON longer than this, in UTF-16 units, is easier to read in a file. */
const LONGEST_JSON = 1_000;
/** Kinds of secrets for which the message says how to replace them, whatever else it says. */
const TOLD_FIRST = 4;
/** Sources named at first. */
const FIRST_SOURCES = 2;
/** UTF-16 units of a sentence that tells something by itself. */
const SENTENCE = 40;

/** Who sees a reply, and what it is about. */
export type Shown = {
  readonly isPrivate: boolean;
  /** What was typed into a command, which others may not see, and not a message. */
  readonly isTyped: boolean;
};
/** What is shown at once, as far as it fits, and what only those see who ask for details. */
type ReplyPieces = { readonly first: readonly Piece[]; readonly behind: readonly Piece[] };

/** Where each paragraph of a reply stands in its message and how much it matters. Public ones are without addresses from the post. */
export function replyPieces(reply: Reply, view: Shown): ReplyPieces {
  const shown = view.isPrivate ? reply : publicReply(reply);
  const say = phrases(reply.locale);
  const own = discordPhrases(reply.locale);
  const told = paragraphs(shown, say);
  const title = needed('head', 100, told.title === '' ? '' : `### ${told.title}`);
  const answers = told.answers.map((text) => needed('answers', 97, text));
  const steps = told.steps.map((text, place) =>
    needed('steps', place === 0 ? 94 : 90 - Math.min(place, 9), text, prose(say.moreSteps(told.steps.length - place))),
  );
  const outcomes = lesser('ask', 50, told.outcomes.join('\n')); // some of the answers would be taken for all
  const now = [
    correctedPiece(reply, shown, told, own),
    needed('ask', 92, told.ask),
    ...maskedPieces(reply, view, told, say),
  ];
  if (reply.isRepeated) {
    return {
      first: [
        ...answers,
        ...told.next.map((text) => needed('news', 96, text)),
        title,
        needed('head', 95, told.leadIn),
        ...steps,
        ...now,
      ],
      behind: [
        outcomes,
        ...told.inFull.map((text, place) => lesser('steps', 90 - Math.min(place, 9), text)),
        ...background(told, told.cause),
        lesser('sources', 0, sourceLinks(reply.sources).join(' ')),
      ],
    };
  }
  // A reply without a cause is read as one text; of others the notes are the background.
  const isOpen = reply.kind === 'silence' || reply.kind === 'related';
  const opening = firstSentence(told.cause, SENTENCE);
  return {
    first: [
      ...answers,
      title,
      needed('head', 95, (isOpen ? told.notes : [opening]).filter((text) => text !== '').join(' ')),
      ...relatedPieces(reply, told, own),
      ...steps,
      ...background(isOpen ? { ...told, notes: [] } : told, told.cause.slice(opening.length).trim()),
      ...told.next.map((text) => needed('next', 67, text)), // told once, in the reply after its evidence
      ...now,
      outcomes,
      ...sourcePieces(reply, say),
    ],
    behind: [],
  };
}

/** Whether corrected JSON is among what is shown only as the name of its file. */
export function isInFile(shown: readonly Piece[], locale: Reply['locale']): boolean {
  const sentence = prose(discordPhrases(locale).correctedInFile);
  return shown.some((piece) => piece.place === 'corrected' && piece.text.startsWith(sentence));
}

/** What the advice rests on, and how to see that it helped. `cause`: what is not said of it elsewhere. */
function background(told: Paragraphs, cause: string): readonly Piece[] {
  return [
    lesser('verify', 60, told.verify),
    ...told.evidence.map((text, place) => (place === 0 ? needed('evidence', 68, text) : lesser('evidence', 45, text))),
    ...told.notes.map((text, place) => lesser('notes', place === 0 ? 65 : 40, text)),
    lesser('cause', 35, cause),
    lesser('notes', 38, told.others),
  ];
}

/** Those left out at first are told after the others, in the same line. */
function sourcePieces({ sources }: Reply, say: Phrases): readonly Piece[] {
  const links = sourceLinks(sources);
  return [
    needed('sources', 69, sourceLine(links.slice(0, FIRST_SOURCES), say)),
    lesser('sources', 20, links.slice(FIRST_SOURCES).join(' ')),
  ];
}

function relatedPieces(reply: Reply, told: Paragraphs, own: DiscordPhrases): readonly Piece[] {
  const first = reply.kind === 'related' ? reply.causes[0] : undefined;
  return [
    ...told.related.map((text, place) => needed('head', 85, `${text} ${inlineCode(reply.causes[place]!.id)}`)),
    lesser('notes', 30, first === undefined ? '' : prose(own.showEntry(first.id))),
  ];
}

function correctedPiece(reply: Reply, shown: Reply, told: Paragraphs, own: DiscordPhrases): Piece {
  const isHidden = reply.corrected?.to !== shown.corrected?.to;
  const [inMessage, inFile] = [told.corrected, prose(own.correctedInFile)].map((text) =>
    isHidden && text !== '' ? `${text}\n${prose(own.hiddenInPublic)}` : text,
  ) as [string, string];
  return needed('corrected', 70, told.corrected.length > LONGEST_JSON ? inFile : inMessage, inFile);
}

/** In public one line about secrets; in private everything that was masked. */
function maskedPieces(reply: Reply, { isPrivate, isTyped }: Shown, told: Paragraphs, say: Phrases): readonly Piece[] {
  if (isPrivate) return told.masked.map((text, place) => needed('secrets', place <= TOLD_FIRST ? 98 : 72, text));
  const line = secretLine(reply.redacted, reply.locale, isTyped ? 'typed' : 'posted');
  if (line === null) return [];
  return [
    needed('secrets', 98, `**${line}**`),
    ...paragraphs({ ...reply, redacted: reply.redacted.filter(({ rotate }) => rotate !== null).slice(TOLD_HOW) }, say)
      .masked.slice(1)
      .map((text) => lesser('secrets', 55, text)),
  ];
}
