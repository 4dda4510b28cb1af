import { type Phrases, phrases } from '../phrases.ts';
import type { Reply, Step } from '../types.ts';
import { inlineCode, jsonBlock, prose, shellBlock } from './discord-markdown.ts';
import { heading, others } from './heading.ts';
import { masked } from './masked.ts';
import { clip, oneLine } from './plain.ts';
import { type Part, within } from './within.ts';

/** Characters of a Discord message with components (https://discord.com/developers/docs/components/reference#text-display). */
const LIMIT = 4_000;
/** UTF-16 units of one sentence; entries are shorter. */
const LONGEST = 1_200;

/**
 * A reply as Discord shows it, in at most 4,000 UTF-16 units: what matters least is left out first, and a block of code is
 * whole or absent. Nothing in it pings anybody or ends a block early, whatever the post held.
 */
export function markdown(reply: Reply): string {
  const say = phrases(reply.locale);
  const lead = reply.causes[0];
  const title = heading(reply, say);
  const parts: readonly Part[] = [
    { text: title === '' ? '' : `**${sentence(title, 250)}**`, weight: 100 },
    { text: lead === undefined || reply.kind === 'related' ? '' : sentence(lead.cause), weight: 95 },
    { text: quotes(reply, say), weight: 45 },
    ...reply.notes.map((note, place) => ({ text: sentence(note), weight: place === 0 ? 65 : 40 })),
    ...relatedParts(reply),
    { text: small(others(reply, say)), weight: 25 },
    ...stepParts(reply, say),
    ...correctedParts(reply, say),
    ...verifyParts(reply, say),
    ...askParts(reply, say),
    ...reply.next.map((later) => ({ text: nextText(later, say), weight: 30 })),
    ...masked(reply.redacted, say).map((text) => ({ text: small(text), weight: 75 })),
    { text: sourceText(reply, say), weight: 20 },
  ];
  return within(parts, LIMIT);
}

function sentence(text: string, units = LONGEST): string {
  return prose(clip(text, units));
}

function small(text: string): string {
  return text === '' ? '' : `-# ${sentence(text)}`;
}

function quotes(reply: Reply, say: Phrases): string {
  return (reply.causes[0]?.evidence ?? [])
    .map((quote) => `> ${prose(say.line(quote.line))}: ${inlineCode(quote.text)}`)
    .join('\n');
}

function relatedParts(reply: Reply): readonly Part[] {
  if (reply.kind !== 'related') return [];
  return reply.causes.map((cause) => ({ text: `- ${sentence(cause.title)}`, weight: 60 }));
}

/** A later step without an earlier one would mislead: they are left out from the end. */
function stepParts({ steps }: Reply, say: Phrases): readonly Part[] {
  return steps.map((step, place) => ({
    text: stepText(step, place + 1, say),
    weight: 90 - Math.min(place, 9),
    instead: prose(say.moreSteps(steps.length - place)),
    follows: true,
  }));
}

function correctedParts({ corrected }: Reply, say: Phrases): readonly Part[] {
  if (corrected === null) return [];
  const text = `${prose(say.corrected)}\n${jsonBlock(corrected.to)}`;
  return [{ text, weight: 62, instead: prose(say.correctedTooLong) }];
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

function verifyParts({ verify }: Reply, say: Phrases): readonly Part[] {
  if (verify === null) return [];
  const command = verify.run === null ? '' : `\n${shellBlock(verify.run)}`;
  return [{ text: `${sentence(say.verify(verify.do))}${command}`, weight: 35 }];
}

function askParts({ ask, steps }: Reply, say: Phrases): readonly Part[] {
  if (ask === null) return [];
  const shown = ask.run === null || steps.some((step) => step.run === ask.run); // its command stands in a step already
  return [
    { text: `**${sentence(say.question(ask.do))}**${shown ? '' : `\n${shellBlock(ask.run!)}`}`, weight: 70 },
    ...ask.outcomes.map((outcome) => ({ text: `- ${sentence(outcome)}`, weight: 50 })),
  ];
}

function nextText(later: Reply['next'][number], say: Phrases): string {
  const quote = later.quote === null ? '' : ` ${inlineCode(clip(later.quote, 120))}`;
  const command = later.run === null ? '' : `\n${shellBlock(later.run)}`;
  return `${sentence(say.next(later.title), 300)}.${quote} ${sentence(later.cause, 600)}${command}`;
}

function sourceText(reply: Reply, say: Phrases): string {
  if (reply.sources.length === 0) return '';
  return `-# ${say.sources} ${reply.sources.map((source) => `<${oneLine(source)}>`).join(' ')}`;
}
