import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import type { Channel, Message, Person, PostOptions, Thread } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, DIFFERENTIAL } from './shown.ts';
import { answersIn, heard, open, say, theAnswer } from './talk.ts';

const r = sharedBot();
const server = sharedServer(r);
const { person, us } = r;
afterAll(() => {
  expect(r.discord.requests.filter(({ path }) => path.startsWith('/users/@me/channels'))).toEqual([]);
});

const otherBot = () => r.discord.person({ name: 'helper bot', bot: true });
const said = async (who: Person, place: Channel | Thread, post: string | PostOptions) =>
  (await say(r, who, place, post)).outcomes;

const opened = async (asker: Person, content: string, tags: readonly string[] = []) =>
  (await open(r, asker, server.forum, { content, tags })).thread;

describe('never-to-bots', () => {
  test.each<[string, (text: string) => PostOptions]>([
    ['another bot', (content) => ({ content })],
    ['a bot that mentions it', (content) => ({ content: `${us()} ${content}` })],
    ['a webhook', (content) => ({ content: `${us()} ${content}`, webhook: true })],
  ])('never-to-bots: says nothing to %s', async (_, post) => {
    const before = answersIn(r, server.channel).length;
    await otherBot().post(server.channel, post(CERTAIN));
    expect(await said(person(), server.channel, `${us()} ${CERTAIN}`)).toEqual(['answered']);
    expect(answersIn(r, server.channel)).toHaveLength(before + 1);
  });

  test.each([
    ['that somebody joined', 7],
    ['that something was pinned', 6],
    ['that a thread was opened', 18],
  ])('never-to-bots: says nothing to the message of the system %s', async (_, type) => {
    const before = answersIn(r, server.channel).length;
    expect(await said(person(), server.channel, { content: `${us()} ${CERTAIN}`, type })).toEqual(['not-for-us']);
    expect(answersIn(r, server.channel)).toHaveLength(before);
  });

  test('never-to-bots: says nothing to the post of a bot in a forum', async () => {
    const thread = await otherBot().openPost(server.forum, { title: 'Daily report', content: CERTAIN });
    await said(person(), server.channel, `${us()} ${CERTAIN}`);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test('never-to-bots: with a bot that answers everything the exchange ends at one message', async () => {
    const channel = server.guild.text('two bots');
    const rival = otherBot();
    await said(person(), channel, `${us()} ${CERTAIN}`);
    const answered = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      for (const message of answersIn(r, channel).filter(({ id }) => !answered.has(id))) {
        answered.add(message.id);
        await rival.post(channel, { content: `${us()} I see: ${CERTAIN}`, replyTo: message });
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    theAnswer(r, channel);
  });
});

describe('what others say in a thread', () => {
  test.each<[string, PostOptions, boolean]>([
    ['a helper with the same command', { content: 'try `openclaw  devices rotate --device <id>` please' }, false],
    ['a helper with a shell block', { content: '```sh\nopenclaw devices rotate --device 1234\n```' }, false],
    ['another bot that names the cause', { embeds: [{ description: sameCause() }] }, true],
    ['another bot that titles the cause', { embeds: [{ title: sameCause() }] }, true],
    ['another bot in its fields', { embeds: [{ fields: [{ name: 'Cause', value: sameCause() }] }] }, true],
    [
      'another bot in components',
      { components: [{ type: 17, components: [{ type: 10, content: sameCause() }] }] },
      true,
    ],
  ])('news-only: keeps still where %s was there first', async (_, post, isBot) => {
    const asker = person();
    const thread = await opened(asker, 'it does not connect any more');
    await (isBot ? otherBot().post(thread, post) : said(person('helper'), thread, post));
    expect(await said(asker, thread, TOKEN_MISMATCH)).toEqual(['already-said']);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test('news-only: speaks where the helper named another way out', async () => {
    const asker = person();
    const thread = await opened(asker, 'it does not connect any more');
    await said(person('helper'), thread, 'what does `openclaw status` print? maybe `openclaw doctor --fix` helps');
    expect(await said(asker, thread, TOKEN_MISMATCH)).toEqual(['answered']);
  });

  test.each<[string, (helper: Person, message: Message) => PostOptions]>([
    ['mentions somebody else', (helper) => ({ content: `${helper.mention} now ${CERTAIN}` })],
    ['replies to somebody else', (_, message) => ({ content: `now ${CERTAIN}`, replyTo: message })],
    ['speaks to somebody by name', () => ({ content: `@helper here you are\nError: ${CERTAIN}` })],
  ])('news-only: keeps still when the person %s', async (_, post) => {
    const asker = person();
    const helper = person('helper');
    const thread = await opened(asker, 'it does not work');
    const { message } = await say(r, helper, thread, 'what is printed?');
    expect(await said(asker, thread, post(helper, message))).toEqual(['not-sure']);
    expect(answersIn(r, thread)).toEqual([]);
  });
});

describe('solved, locked and archived', () => {
  test('news-only: says nothing in a post that bears the solved tag', async () => {
    const asker = person();
    const thread = await opened(asker, 'it works again', ['Solved']);
    expect(await said(asker, thread, CERTAIN)).toEqual(['solved']);
    await server.guild.removeTag(thread, 'Solved');
    expect(await said(asker, thread, DIFFERENTIAL)).toEqual(['answered']);
  });

  test('news-only: is silent from the moment on that the solved tag is set', async () => {
    const asker = person();
    const thread = await opened(asker, DIFFERENTIAL);
    theAnswer(r, thread);
    await server.guild.applyTag(thread, 'Solved');
    expect(await said(asker, thread, CERTAIN)).toEqual(['solved']);
    theAnswer(r, thread);
    await server.guild.removeTag(thread, 'Solved'); // opened again
    expect(await said(asker, thread, CERTAIN)).toEqual(['answered']);
  });

  test('news-only: is silent once somebody put a ✅ to a message', async () => {
    const asker = person();
    const helper = person('helper');
    const thread = await opened(asker, 'it does not work');
    const { message: tip } = await say(r, helper, thread, 'turn it off and on again');
    await asker.react(tip, '✅');
    expect(await said(asker, thread, CERTAIN)).toEqual(['solved']);
    expect(await said(asker, thread, DIFFERENTIAL)).toEqual(['solved']);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test('news-only: says nothing in a locked thread, nor to a mention there', async () => {
    const asker = person();
    const thread = await opened(asker, 'it does not work');
    const message = r.discord.messagesIn(thread)[0]!;
    await asker.lock(thread);
    expect(await heard(r, () => asker.edit(message, `${us()} ${CERTAIN}`))).toEqual(['closed']);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test('news-only: says nothing in an archived thread until somebody writes there', async () => {
    const asker = person();
    const thread = await opened(asker, 'it does not work');
    const message = r.discord.messagesIn(thread)[0]!;
    await asker.archive(thread);
    expect(await heard(r, () => asker.edit(message, CERTAIN))).toEqual(['closed']);
    expect(thread.isArchived).toBe(true);
    expect(await said(asker, thread, CERTAIN)).toEqual(['answered']);
  });
});

describe('opt-out', () => {
  test('opt-out: who wants to be left alone gets answers only when asking, until they say otherwise', async () => {
    const ann = person();
    const privacy = await ann.slash(server.other, 'privacy');
    await ann.press(privacy.shown!, 'Do not answer me unasked');
    expect(await said(ann, server.channel, CERTAIN)).toEqual(['opted-out']);
    const thread = await opened(ann, DIFFERENTIAL);
    expect(answersIn(r, thread)).toEqual([]);
    expect(await said(ann, server.other, `${us()} ${CERTAIN}`)).toEqual(['answered']);
    const again = await ann.slash(server.other, 'privacy');
    await ann.press(again.shown!, 'Answer me again');
    expect(await said(ann, server.channel, CERTAIN)).toEqual(['answered']);
  });

  test('opt-out: a server where nothing was chosen is left alone', async () => {
    const guild = r.discord.guild();
    const asker = person();
    expect(await said(asker, guild.text('general'), CERTAIN)).toEqual(['not-for-us']);
    expect(await heard(r, () => asker.openPost(guild.forum('help'), { title: 'It fails', content: CERTAIN }))).toEqual([
      'not-for-us',
    ]);
  });

  test('opt-out: of what people chat about where it listens nothing is kept', async () => {
    const ann = person();
    const kept = () => {
      const database = new DatabaseSync(r.config.databasePath, { readOnly: true });
      const { n } = database.prepare('select count(*) as n from cases').get() as { n: number };
      database.close();
      return n;
    };
    const before = kept();
    for (const text of ['good morning', 'what a match yesterday!', 'who is at the meetup?']) {
      expect(await said(ann, server.channel, text)).toEqual(['not-sure']);
    }
    expect(kept()).toBe(before);
  });
});

/** Certain, and with a telling command: `openclaw devices rotate`. */
const TOKEN_MISMATCH = 'gateway connect failed: unauthorized: device token mismatch (rotate/reissue device token)';

function sameCause(): string {
  return "I think: the client's stored identity or token no longer fits the gateway's record. Have a look.";
}
