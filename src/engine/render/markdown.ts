import { phrases } from '../phrases.ts';
import type { Reply } from '../types.ts';
import { prose } from './discord-markdown.ts';
import { paragraphs } from './paragraphs.ts';
import { type Part, within } from './within.ts';

/** Characters of a Discord message with components (https://discord.com/developers/docs/components/reference#text-display). */
const LIMIT = 4_000;

/**
 * A reply as Discord shows it, in at most 4,000 UTF-16 units: what matters least is left out first, and a block of code is
 * whole or absent. Nothing in it pings anybody or ends a block early, whatever the post held.
 */
export function markdown(reply: Reply): string {
  const say = phrases(reply.locale);
  const told = paragraphs(reply, say);
  const news = told.next.map((text) => ({ text, weight: 30 }));
  // What was told in the reply before is left out of one that repeats it.
  const once = (parts: readonly Part[]) => (reply.isRepeated ? [] : parts);
  const parts: readonly Part[] = [
    ...told.answers.map((text, place) => ({ text, weight: place === 0 ? 85 : 66 })),
    ...(reply.isRepeated ? news : []),
    { text: told.title === '' ? '' : `**${told.title}**`, weight: 100 },
    ...once([
      { text: told.cause, weight: 95 },
      { text: told.evidence.join('\n'), weight: 45 },
      ...told.notes.map((text, place) => ({ text, weight: place === 0 ? 65 : 40 })),
      ...told.related.map((text) => ({ text, weight: 60 })),
      { text: told.others, weight: 25 },
    ]),
    { text: told.leadIn, weight: 94 },
    // A later step without an earlier one would mislead: they are left out from the end.
    ...told.steps.map((text, place) => ({
      text,
      weight: 90 - Math.min(place, 9),
      instead: prose(say.moreSteps(told.steps.length - place)),
      follows: true,
    })),
    { text: told.corrected, weight: 62, instead: prose(say.correctedTooLong) },
    ...once([{ text: told.verify, weight: 35 }]),
    { text: told.ask, weight: 70 },
    ...told.outcomes.map((text) => ({ text, weight: 50 })),
    ...once(news),
    ...told.masked.map((text) => ({ text, weight: 75 })),
    ...once([{ text: told.sources, weight: 20 }]),
  ];
  return within(parts, LIMIT);
}
