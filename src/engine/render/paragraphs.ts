import type { Phrases } from '../phrases.ts';
import type { Reply, Step } from '../types.ts';
import { inlineCode, jsonBlock, prose, shellBlock } from './discord-markdown.ts';
import { heading, others } from './heading.ts';
import { inShort } from './in-short.ts';
import { masked } from './masked.ts';
import { clip, oneLine } from './plain.ts';

/** UTF-16 units of one sentence; entries are shorter. */
const LONGEST = 1_200;

/** A reply in Discord's Markdown, paragraph by paragraph. Empty text where the reply has nothing to say. */
export type Paragraphs = {
  readonly answers: readonly string[];
  readonly title: string;
  readonly cause: string;
  readonly evidence: readonly string[];
  readonly notes: readonly string[];
  /** Titles of entries that a search found. */
  readonly related: readonly string[];
  readonly others: string;
  /** Before the steps of a repeated reply. */
  readonly leadIn: string;
  /** Each with its number and its command in a block; those of a repeated reply in short. */
  readonly steps: readonly string[];
  /** Steps of a repeated reply that are shortened. */
  readonly inFull: readonly string[];
  readonly corrected: string;
  readonly verify: string;
  readonly ask: string;
  readonly outcomes: readonly string[];
  readonly next: readonly string[];
  readonly masked: readonly string[];
  readonly sources: string;
};

/** Nothing in a paragraph pings anybody, makes a link or ends a block early, whatever the post held. */
export function paragraphs(reply: Reply, say: Phrases): Paragraphs {
  const { isRepeated } = reply;
  const lead = reply.kind === 'related' ? undefined : reply.causes[0];
  const steps = reply.steps.map((step, place) => stepText(step, place + 1, say));
  const shown = isRepeated ? reply.steps.map((step, place) => stepText(inShort(step), place + 1, say)) : steps;
  return {
    answers: reply.answers.map((answer) => sentence(answer)),
    title: sentence(heading(reply, say), 250),
    cause: lead === undefined ? '' : sentence(lead.cause),
    evidence: (reply.causes[0]?.evidence ?? []).map(
      ({ line, text, isEarlier }) =>
        `> ${label('', (isEarlier ? say.earlierLine : say.line)(line), say)}${inlineCode(text)}`,
    ),
    notes: reply.notes.map((note) => sentence(note)),
    related: reply.kind === 'related' ? reply.causes.map((cause) => `- ${sentence(cause.title)}`) : [],
    others: small(others(reply, say)),
    leadIn: isRepeated && shown.length > 0 ? sentence(say.again) : '',
    steps: shown,
    inFull: isRepeated ? steps.filter((step) => !shown.includes(step)) : [],
    corrected: reply.corrected === null ? '' : `${prose(say.corrected)}\n${jsonBlock(reply.corrected.to)}`,
    verify: verifyText(reply, say),
    ask: askText(reply, say),
    outcomes: (reply.ask?.outcomes ?? []).map((outcome) => `- ${sentence(outcome)}`),
    next: reply.next.map((later) => nextText(later, say)),
    masked: masked(reply.redacted, say).map(small),
    sources: sourceText(reply.sources, say),
  };
}

/** Text from an entry or a catalogue, in one line of at most `units` (UTF-16). */
export function sentence(text: string, units = LONGEST): string {
  return prose(clip(text, units));
}

/** What stands before something, with a colon unless it asks; `mark` (`*`, `**`) around it. */
export function label(mark: string, text: string, say: Phrases): string {
  const shown = sentence(text);
  if (/[?？]$/u.test(shown)) return `${mark}${shown}${mark} `;
  const colon = say.colon.trimEnd();
  return `${mark}${shown.replace(/[.:：]$/u, '')}${colon}${mark}${say.colon.slice(colon.length)}`;
}

function small(text: string): string {
  return text === '' ? '' : `-# ${sentence(text)}`;
}

function stepText(step: Step, number: number, say: Phrases): string {
  const condition = step.condition === null ? '' : label('*', step.condition, say);
  return [
    `**${number}.** ${condition}${sentence(step.do)}`,
    ...(step.run === null ? [] : [shellBlock(step.run)]),
    ...(step.paste === null ? [] : [sentence(say.paste(step.paste))]),
    ...(step.risk === null ? [] : [`**${sentence(say.risk(step.risk))}**`]),
  ].join('\n');
}

function verifyText({ verify }: Reply, say: Phrases): string {
  if (verify === null) return '';
  const command = verify.run === null ? '' : `\n${shellBlock(verify.run)}`;
  return `${sentence(say.verify(verify.do))}${command}`;
}

function askText({ ask, steps }: Reply, say: Phrases): string {
  if (ask === null) return '';
  const shown = ask.run === null || steps.some((step) => step.run === ask.run); // its command stands in a step already
  const request = say.question(ask.do);
  const told = ask.paste === null ? `**${sentence(request)}**` : `${label('**', request, say)}${sentence(ask.paste)}`;
  return `${told}${shown ? '' : `\n${shellBlock(ask.run!)}`}`;
}

function nextText(later: Reply['next'][number], say: Phrases): string {
  return [
    `${label('**', say.next, say)}${sentence(later.title, 300)}`,
    ...(later.quote === null ? [] : [`> ${inlineCode(clip(later.quote, 120))}`]),
    sentence(later.cause, 600),
    ...(later.run === null ? [] : [shellBlock(later.run)]),
  ].join('\n');
}

function sourceText(sources: readonly string[], say: Phrases): string {
  if (sources.length === 0) return '';
  return `-# ${label('', say.sources, say)}${sources.map((source) => `<${oneLine(source)}>`).join(' ')}`;
}
