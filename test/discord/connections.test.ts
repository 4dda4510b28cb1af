import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite-store.ts';
import type { Message, Person, Place, Thread } from './loopback/discord.ts';
import type { Faults } from './loopback/faults.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn, open, say, theAnswer } from './talk.ts';

/** So that a silent connection is noticed soon. */
const HEARTBEAT_MS = 1_000;

const r = sharedBot({ heartbeatMs: HEARTBEAT_MS });
const server = sharedServer(r);
const { person, us } = r;

const newest = () => r.discord.sessions.at(-1)!;
const isConnected = () => r.discord.until(() => newest().isConnected);

/** Questions that come at the same time: a mention in a channel, one in a thread, and a forum post. */
type Asked = { readonly mention: Message; readonly inThread: Message; readonly post: Thread };

async function asked(asker: Person, channel: Place, thread: Place): Promise<Asked> {
  const mention = asker.post(channel, `${us()} ${CERTAIN}`);
  const inThread = asker.post(thread, `${us()} ${CERTAIN}`);
  const post = asker.openPost(server.forum, { title: 'It fails', content: CERTAIN });
  return { mention: await mention, inThread: await inThread, post: await post };
}

/** Waits for the answers, and then a moment longer for those that should not be. */
async function areAnsweredOnce({ mention, inThread, post }: Asked): Promise<void> {
  const places = [{ id: mention.channelId }, { id: inThread.channelId }, post];
  await r.discord.until(() => places.every((place) => answersIn(r, place).length > 0), 15_000);
  await isConnected();
  await say(r, person('last'), server.guild.text('afterwards'), `${us()} ${CERTAIN}`);
  await new Promise((resolve) => setTimeout(resolve, 150));
  for (const place of places) expect(leadIn(theAnswer(r, place))).toBe(CERTAIN_CAUSE);
}

async function places(asker: Person) {
  const channel = server.guild.text('questions of one test');
  const thread = await asker.openThread(await asker.post(server.guild.text('chat'), 'hello'), 'a thread');
  return { channel, thread };
}

describe('a connection that ends while people ask', () => {
  test.each([
    ['drops', (faults: Faults) => faults.dropSockets()],
    ['is closed with 4000', (faults: Faults) => faults.closeSockets(4000)],
    ['is closed with 1001', (faults: Faults) => faults.closeSockets(1001)],
    ['is to be opened anew (op 7)', (faults: Faults) => faults.reconnect()],
    ['is invalid, and can be resumed (op 9)', (faults: Faults) => faults.invalidate(true)],
    ['falls silent, heartbeats too', (faults: Faults) => faults.zombie(true)],
  ])('no-question-lost: one that %s is resumed, and what was asked meanwhile is answered once', async (_, end) => {
    const asker = person();
    const { channel, thread } = await places(asker);
    await isConnected();
    const { id, resumes } = newest();
    end(r.discord.faults);
    const questions = await asked(asker, channel, thread);
    await areAnsweredOnce(questions);
    expect([newest().id, newest().resumes]).toEqual([id, resumes + 1]);
  });

  test.each([
    ['is invalid for good (op 9)', (faults: Faults) => faults.invalidate(false)],
    ['is closed with 4009', (faults: Faults) => faults.closeSockets(4009)],
  ])('no-question-lost: one that %s begins anew, and what nobody told it is looked for', async (_, end) => {
    const asker = person();
    const { channel, thread } = await places(asker);
    await isConnected();
    const { id } = newest();
    end(r.discord.faults);
    const questions = await asked(asker, channel, thread);
    await areAnsweredOnce(questions);
    expect(newest().id).not.toBe(id);
  });

  test('no-question-lost: questions in many channels, and many in one, are all found', async () => {
    const people = Array.from({ length: 12 }, (_, at) => person(`person ${at}`));
    const one = server.guild.text('many');
    await isConnected();
    r.discord.faults.invalidate(false);
    const asks = people.flatMap((who) => [
      who.post(one, `${us()} ${CERTAIN}`),
      who.post(server.guild.text('one each'), `${us()} ${CERTAIN}`),
    ]);
    const messages = await Promise.all(asks);
    const answersTo = ({ id, channelId }: Message) =>
      answersIn(r, { id: channelId }).filter(({ repliesTo }) => repliesTo === id);
    await r.discord.until(() => messages.every((message) => answersTo(message).length > 0), 15_000);
    expect(messages.map((message) => answersTo(message).length)).toEqual(messages.map(() => 1));
  });
});

/** How many posts the bot has learnt of a thread. */
async function postsOf(thread: Thread): Promise<number> {
  const store = await openStore({ file: r.config.databasePath, caseTtlMs: r.config.caseTtlMs });
  const kept = await store.caseOf(`thread:${thread.id}`, Date.now());
  await store.close();
  return kept!.known.posts.length;
}

describe('what is come across again', () => {
  test('answers-once: a new session after an answer brings no second one, nor a second look at what was left alone', async () => {
    const ann = person();
    const channel = server.guild.text('again');
    await say(r, ann, channel, `${us()} ${CERTAIN}`);
    const { thread } = await open(r, ann, server.forum, CERTAIN);
    const quiet = await open(r, ann, server.forum, 'hello, how do I install it on my phone?');
    const seen = await r.bot.metrics.page();
    const { id } = newest();
    r.discord.faults.invalidate(false);
    await r.discord.until(() => newest().id !== id && newest().isConnected);
    await say(r, person('bob'), server.guild.text('elsewhere'), `${us()} ${CERTAIN}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    theAnswer(r, channel);
    theAnswer(r, thread);
    expect(answersIn(r, quiet.thread)).toEqual([]);
    const count = (text: string, outcome: string) =>
      Number(new RegExp(`outcome="${outcome}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
    const now = await r.bot.metrics.page();
    expect(count(now.text, 'not-sure')).toBe(count(seen.text, 'not-sure'));
  });

  test('answers-once: a restart brings no second one, and what was left alone is not learnt twice', async () => {
    const ann = person();
    const channel = server.guild.text('before the restart');
    await say(r, ann, channel, `${us()} ${CERTAIN}`);
    const { thread } = await open(r, ann, server.forum, CERTAIN);
    for (const text of ['$ node --version\nv22.14.0', '$ uname -m\naarch64']) {
      expect((await say(r, ann, thread, text)).outcomes).toEqual(['not-sure']);
    }
    expect(await postsOf(thread)).toBe(3);
    await r.restart();
    await say(r, person('bob'), server.guild.text('elsewhere'), `${us()} ${CERTAIN}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    theAnswer(r, channel);
    theAnswer(r, thread);
    expect(await postsOf(thread)).toBe(3);
  });
});
