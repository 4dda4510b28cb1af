import { type Phrases, phrases } from '../../engine/phrases.ts';
import { inlineCode, prose } from '../../engine/render/discord-markdown.ts';
import { type Paragraphs, paragraphs } from '../../engine/render/paragraphs.ts';
import type { Reply } from '../../engine/types.ts';
import { type DiscordPhrases, discordPhrases } from '../phrases.ts';
import { lesser, needed, type Piece } from './piece.ts';
import { publicReply } from './public-text.ts';
import { secretLine, TOLD_HOW } from './secret-line.ts';
import { sourceLine } from './sources.ts';

/** Corrected JSON longer than this, in UTF-16 units, is easier to read in a file. */
const LONGEST_JSON = 1_000;
/** Kinds of secrets for which the message says how to replace them, whatever else it says. */
const TOLD_FIRST = 4;
/** Sources named at first. */
const FIRST_SOURCES = 2;

/** Where each paragraph of a reply stands in its message and how much it matters. Public ones are without addresses from the post. */
export function replyPieces(reply: Reply, isPrivate: boolean): readonly Piece[] {
  const shown = isPrivate ? reply : publicReply(reply);
  const say = phrases(reply.locale);
  const told = paragraphs({ ...shown, sources: [] }, say);
  const own = discordPhrases(reply.locale);
  const leadsIn = leadIns(reply, say);
  const [first, rest] = firstSentence(told.cause);
  const opening = [first, ...told.notes.filter((_, place) => leadsIn[place])].filter((text) => text !== '').join(' ');
  const later = told.notes.filter((_, place) => !leadsIn[place]);
  const isAboutAsk = (text: string) => text === prose(say.doneAlready);
  const answers = reply.notes.filter((note) => isAnswer(note, say)).map((note) => prose(note));
  const isBackground = (text: string) => !isAboutAsk(text) && !answers.includes(text);
  return [
    needed('head', 100, told.title === '' ? '' : `### ${told.title}`),
    needed('head', 95, opening),
    ...relatedPieces(reply, told, own),
    ...told.steps.map((text, place) =>
      needed(
        'steps',
        place === 0 ? 94 : 90 - Math.min(place, 9),
        text,
        prose(say.moreSteps(told.steps.length - place)),
      ),
    ),
    correctedPiece(reply, shown, told, own),
    lesser('verify', 60, told.verify),
    ...later.filter(isAboutAsk).map((text) => lesser('ask', 66, text)),
    needed('ask', 92, told.ask),
    lesser('ask', 50, told.outcomes.join('\n')), // some of the answers would be taken for all
    ...later.filter((text) => answers.includes(text)).map((text) => needed('answers', 80, text)),
    ...told.evidence.map((text, place) => (place === 0 ? needed('evidence', 68, text) : lesser('evidence', 45, text))),
    ...later.filter(isBackground).map((text, place) => lesser('notes', place === 0 ? 65 : 40, text)),
    lesser('cause', 35, rest),
    lesser('notes', 38, told.others),
    ...told.next.map((text) => needed('next', 67, text)), // told once, in the reply after its evidence
    ...maskedPieces(reply, isPrivate, told, say),
    ...sourcePieces(reply.sources, say, own),
  ];
}

/** Whether corrected JSON is among what is shown only as the name of its file. */
export function isInFile(shown: readonly Piece[], locale: Reply['locale']): boolean {
  const sentence = prose(discordPhrases(locale).correctedInFile);
  return shown.some((piece) => piece.place === 'corrected' && piece.text.startsWith(sentence));
}

function sourcePieces(sources: readonly string[], say: Phrases, own: DiscordPhrases): readonly Piece[] {
  return [
    needed('small', 69, sourceLine(sources.slice(0, FIRST_SOURCES), say.sources)),
    lesser('small', 20, sourceLine(sources.slice(FIRST_SOURCES), own.moreSources)),
  ];
}

/** Which notes lead in what comes next, and stand before it: all of those of a reply without a cause. */
function leadIns(reply: Reply, say: Phrases): readonly boolean[] {
  const isOpen = reply.kind === 'silence' || reply.kind === 'related';
  return reply.notes.map((note) => isOpen || note === say.again || note === say.workedButMore);
}

/** Whether a note answers what the person asked or said: that is looked for first, and stands right below what to do. */
function isAnswer(note: string, say: Phrases): boolean {
  return (
    [say.safeToPaste, say.isItRight, say.didNotHelp].includes(note) || note.startsWith(say.ruledOut('…').split('…')[0]!)
  );
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
function maskedPieces(reply: Reply, isPrivate: boolean, told: Paragraphs, say: Phrases): readonly Piece[] {
  if (isPrivate) return told.masked.map((text, place) => needed('secrets', place <= TOLD_FIRST ? 98 : 72, text));
  const line = secretLine(reply.redacted, reply.locale);
  if (line === null) return [];
  return [
    needed('secrets', 98, `**${line}**`),
    ...paragraphs({ ...reply, redacted: reply.redacted.filter(({ rotate }) => rotate !== null).slice(TOLD_HOW) }, say)
      .masked.slice(1)
      .map((text) => lesser('secrets', 55, text)),
  ];
}

/** The first sentence of at least 40 UTF-16 units, and the rest. A dot within code ends none. */
function firstSentence(text: string): readonly [string, string] {
  const first = /^(?:`[^`]*`|[^`]){40,}?[.!?。](?=\s|$)/u.exec(text)?.[0] ?? text;
  return [first, text.slice(first.length).trim()];
}
