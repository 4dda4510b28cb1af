import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { Forum, Message, OpenPostOptions, Person, Place, PostOptions, Thread } from './loopback/discord.ts';
import type { Running } from './running.ts';

/** The bot's messages in a place, oldest first. */
export function answersIn({ discord }: Pick<Running, 'discord'>, place: Place): readonly Message[] {
  return discord.messagesIn(place).filter(({ author }) => author.id === discord.bot.id);
}

/** The only answer in a place. */
export function theAnswer(r: Pick<Running, 'discord'>, place: Place): Message {
  const answers = answersIn(r, place);
  expect(answers.map(({ text }) => text)).toHaveLength(1);
  return answers[0]!;
}

/** How often each outcome of a message was counted so far. */
async function outcomes({ bot }: Running): Promise<ReadonlyMap<string, number>> {
  const { text } = await bot.metrics.page();
  const lines = text.matchAll(/^clinic_messages_total\{outcome="([a-z-]+)"\} (\d+)$/gm);
  return new Map([...lines].map(([, outcome, count]) => [outcome!, Number(count)]));
}

/**
 * What the bot made of `messages` messages that `task` writes or edits: their outcomes, sorted. Resolves when it is done with
 * them, so that whoever stayed silent is known to stay silent. Only for one task at a time.
 */
export async function heard(r: Running, task: () => Promise<unknown>, messages = 1): Promise<readonly string[]> {
  const before = await outcomes(r);
  await task();
  return r.discord.until(async () => {
    const now = [...(await outcomes(r))];
    const made = now.flatMap(([outcome, count]) => Array(count - (before.get(outcome) ?? 0)).fill(outcome) as string[]);
    return made.length >= messages ? made.sort() : null;
  }, 15_000);
}

/** Writes a message and waits until the bot is done with it. What is longer than a message may be becomes a file, as in Discord's clients. */
export async function say(
  r: Running,
  who: Person,
  place: Place,
  post: string | PostOptions,
): Promise<{ readonly message: Message; readonly outcomes: readonly string[] }> {
  let message: Message | undefined;
  const isLong = typeof post === 'string' && post.length > 2_000;
  const outcomes = await heard(r, async () => {
    message = await who.post(place, isLong ? { files: [{ name: 'message.txt', text: post }] } : post);
  });
  return { message: message!, outcomes };
}

/** The same, for whom only the message matters. */
export async function wrote(r: Running, who: Person, place: Place, post: string | PostOptions): Promise<Message> {
  return (await say(r, who, place, post)).message;
}

/** Opens a forum post and waits until the bot is done with its first message. */
export async function open(
  r: Running,
  who: Person,
  forum: Forum,
  post: string | Partial<OpenPostOptions>,
): Promise<{ readonly thread: Thread; readonly first: Message; readonly outcomes: readonly string[] }> {
  let thread: Thread | undefined;
  const isLong = typeof post === 'string' && post.length > 2_000;
  const short = typeof post === 'string' ? { content: post } : post;
  const outcomes = await heard(r, async () => {
    const text = isLong ? { files: [{ name: 'message.txt', text: post }] } : short;
    thread = await who.openPost(forum, { title: 'It fails', ...text });
  });
  return { thread: thread!, first: r.discord.messagesIn(thread!)[0]!, outcomes };
}

/** How often the advice about a cause was counted as helpful. */
export function helped({ config }: Pick<Running, 'config'>, cause: string): number {
  const database = new DatabaseSync(config.databasePath, { readOnly: true });
  const row = database.prepare("select count from verdicts where cause = ? and verdict = 'solved'").get(cause);
  database.close();
  return Number(row?.['count'] ?? 0);
}
