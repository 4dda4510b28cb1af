import { type APIMessage, ComponentType } from 'discord.js';
import type { Reply } from '../engine/types.ts';
import type { GuildSettings, Snowflake } from '../store/store.ts';
import { ANSWER_OVERFLOW } from './answer-overflow.ts';
import type { Place, Tag } from './message-facts.ts';

/** What Answer Overflow says of a solved question. https://github.com/AnswerOverflow/AnswerOverflow */
const MARKED = 'Thank you for marking this question as solved';
const MARK = '✅';
/** Names of tags that mark a solved post, in the languages we write. */
const SOLVED = /^\W*(?:solved|resolved|fixed|answered|resuelto|solucionado|已解决|已解決)\W*$/iu;
/** Commands that anybody suggests for anything. */
const COMMON = /^openclaw (?:status|doctor|logs|help|--version|gateway (?:status|restart))\b/;

/** The tag by which a forum marks solved posts: the one that is set, else the one with such a name. */
export function solvedTag(knownTags: readonly Tag[], settings: GuildSettings): Snowflake | null {
  const set = knownTags.find((tag) => tag.id === settings.solvedTag);
  return (set ?? knownTags.find((tag) => SOLVED.test(tag.name)))?.id ?? null;
}

export function isTaggedSolved({ tags, knownTags }: Place, settings: GuildSettings): boolean {
  const tag = solvedTag(knownTags, settings);
  return tag !== null && tags.includes(tag);
}

/** Whether a solution was marked, by Answer Overflow or with a ✅; and which message that is, if it tells. */
export function markedSolution(messages: readonly APIMessage[]): { readonly message: Snowflake | null } | null {
  for (const message of messages) {
    const isMarked =
      message.author.id === ANSWER_OVERFLOW && message.embeds.some((embed) => embed.description?.includes(MARKED));
    if (isMarked) return { message: jumpTarget(message) };
    if (message.reactions?.some((reaction) => reaction.emoji.name === MARK)) return { message: message.id };
  }
  return null;
}

/** Whether somebody else, person or bot, has named the same way out already: its cause or its first telling command. */
export function isAlreadySaid(messages: readonly APIMessage[], reply: Reply, asker: Snowflake, us: Snowflake): boolean {
  const telling = reply.steps.map((step) => folded(step.run ?? '')).find((run) => run !== '' && !COMMON.test(run));
  const title = folded(reply.causes[0]?.title ?? '');
  return messages
    .filter(({ author }) => author.id !== asker && author.id !== us)
    .map((message) => folded(wordsIn(message)))
    .some((text) => (telling !== undefined && text.includes(telling)) || (title !== '' && text.includes(title)));
}

/** Everything that people can read in a message; bots write in embeds and components. */
function wordsIn({ content, embeds, components }: APIMessage): string {
  const said = embeds.flatMap(({ title, description, fields }) => [
    title ?? '',
    description ?? '',
    ...(fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  const rows = (components ?? []).flatMap((part) => (part.type === ComponentType.Container ? part.components : [part]));
  const displays = rows.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));
  return [content, ...said, ...displays].join('\n');
}

function jumpTarget(message: APIMessage): Snowflake | null {
  const links = JSON.stringify(message.components ?? []).match(/\/channels\/\d+\/\d+\/(\d+)/);
  return links?.[1] ?? null;
}

/** Lower case, white space folded, without what a placeholder stands for. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/<[^>\s]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
