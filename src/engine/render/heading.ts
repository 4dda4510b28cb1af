import type { Phrases } from '../phrases.ts';
import type { Reply } from '../types.ts';

/** The first line of a reply: the lead's title with how sure it is, or that nothing fits. */
export function heading(reply: Reply, say: Phrases): string {
  if (reply.kind === 'related') return say.relatedTitle;
  const lead = reply.causes[0];
  if (lead === undefined) return reply.steps.length === 0 && reply.answers.length > 0 ? '' : say.silenceTitle;
  if (lead.isHowto) return lead.title;
  return (reply.isRepeated ? say.stillTitle : say.title)[lead.confidence](lead.title);
}

/** The causes that fit besides the lead and that no outcome of the question names; empty if there are none. */
export function others(reply: Reply, say: Phrases): string {
  if (reply.kind !== 'differential') return '';
  const named = (reply.ask?.outcomes ?? []).join('\n');
  const titles = reply.causes
    .slice(1)
    .map((cause) => cause.title)
    .filter((title) => !named.includes(title));
  return titles.length === 0 ? '' : say.alsoPossible(titles);
}
