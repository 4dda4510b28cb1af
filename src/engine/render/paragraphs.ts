import type { Phrases } from '../phrases.ts';
import type { Reply, Step } from '../types.ts';
import { inlineCode, jsonBlock, prose, shellBlock } from './discord-markdown.ts';
import { heading, others } from './heading.ts';
import { masked } from './masked.ts';
import { clip, oneLine } from './plain.ts';

/** UTF-16 units of one sentence; entries are shorter. */
const LONGEST = 1_200;

/** A reply in Discord's Markdown, paragraph by paragraph. Empty text where the reply has nothing to say. */
export type Paragraphs = {
  readonly title: string;
  readonly cause: string;
  readonly evidence: readonly string[];
  readonly notes: readonly string[];
  /** Titles of entries that a search found. */
  readonly related: readonly string[];
  readonly others: string;
  /** Each with its number and its command in a block. */
  readonly steps: readonly string[];
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
  const lead = reply.kind === 'related' ? undefined : reply.causes[0];
  return {
    title: sentence(heading(reply, say), 250),
    cause: lead === undefined ? '' : sentence(lead.cause),
    evidence: (reply.causes[0]?.evidence ?? []).map(
      (quote) => `> ${prose(say.line(quote.line))}: ${inlineCode(quote.text)}`,
    ),
    notes: reply.notes.map((note) => sentence(note)),
    related: reply.kind === 'related' ? reply.causes.map((cause) => `- ${sentence(cause.title)}`) : [],
    others: small(others(reply, say)),
    steps: reply.steps.map((step, place) => stepText(step, place + 1, say)),
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

function small(text: string): string {
  return text === '' ? '' : `-# ${sentence(text)}`;
}

function stepText(step: Step, number: number, say: Phrases): string {
  const condition = step.condition === null ? '' : `*${sentence(step.condition)}:* `;
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
  return `**${sentence(say.question(ask.do))}**${shown ? '' : `\n${shellBlock(ask.run!)}`}`;
}

function nextText(later: Reply['next'][number], say: Phrases): string {
  const quote = later.quote === null ? '' : ` ${inlineCode(clip(later.quote, 120))}`;
  const command = later.run === null ? '' : `\n${shellBlock(later.run)}`;
  return `${sentence(say.next(later.title), 300)}.${quote} ${sentence(later.cause, 600)}${command}`;
}

function sourceText(sources: readonly string[], say: Phrases): string {
  if (sources.length === 0) return '';
  return `-# ${say.sources} ${sources.map((source) => `<${oneLine(source)}>`).join(' ')}`;
}
