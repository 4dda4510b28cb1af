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
const COMMON = /^openclaw (?:status|doctor|logs|help|update|--version|gateway (?:status|restart))\b/;
/** Commands that change nothing: to ask for their output is no advice yet. */
const READING = /^openclaw (?:[\w-]+ ){0,3}(?:list|show|get|runs|history|search)\b/;

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

/** Whether somebody else, person or bot, has named the same way out already: its cause, or a command of its that changes something. */
export function isAlreadySaid(messages: readonly APIMessage[], reply: Reply, asker: Snowflake, us: Snowflake): boolean {
  const title = folded(reply.causes[0]?.title ?? '');
  const telling = [...waysOut(reply), ...(title === '' ? [] : [title])];
  return messages
    .filter(({ author }) => author.id !== asker && author.id !== us)
    .map((message) => folded(wordsIn(message)))
    .some((text) => telling.some((words) => text.includes(words)));
}

/** The commands of the steps that change something, without their flags; if there are none, the first one that anybody would not suggest. */
function waysOut({ steps }: Reply): readonly string[] {
  const runs = steps.flatMap(({ run }) => (run === null || COMMON.test(run) ? [] : [run]));
  const changing = runs.filter((run) => !READING.test(run)).map(named);
  return changing.length > 0 ? changing : runs.slice(0, 1).map((run) => folded(run).replace(/ --json\b/, ''));
}

/** A command without what begins at its first flag, if that leaves more than a program's name. */
function named(run: string): string {
  const [name = ''] = folded(run).split(/ (?=-)/);
  return name.includes(' ') ? name : folded(run);
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
