import { beforeAll, describe, expect, test } from 'vitest';
import type { OpenPostOptions, Person, Thread } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn, PAIRING_CAUSE } from './shown.ts';
import { answersIn, open, theAnswer } from './talk.ts';

const r = sharedBot();
const server = sharedServer(r);
const { person } = r;
let neverComes: Thread;
beforeAll(async () => {
  neverComes = await person('eve').openPost(server.forum, {
    title: 'It fails',
    content: DIFFERENTIAL,
    starterLateMs: 60_000,
  });
});

const opened = (asker: Person, post: string | Partial<OpenPostOptions>, forum = server.forum) =>
  open(r, asker, forum, post);

describe('forum-post', () => {
  test.each([
    ['certain', CERTAIN, CERTAIN_CAUSE],
    ['one of several', DIFFERENTIAL, PAIRING_CAUSE],
  ])('forum-post: one answer to a post whose cause is %s, with the steps', async (_, content, cause) => {
    const asker = person();
    const { thread, outcomes } = await opened(asker, content);
    expect(outcomes).toEqual(['answered']);
    const answer = theAnswer(r, thread);
    expect(leadIn(answer)).toBe(cause);
    expect(answer.text).toContain('openclaw ');
  });

  test('answers-in-place: in a thread it writes in the thread, replies to no message and pings nobody', async () => {
    const { thread } = await opened(person(), CERTAIN);
    const answer = theAnswer(r, thread);
    expect(answer).toMatchObject({ channelId: thread.id, repliesTo: null, pings: [] });
    const sent = r.discord.requests.filter(
      ({ method, path }) => method === 'POST' && path === `/channels/${thread.id}/messages`,
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]!.body).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  test.each([
    'hello, how do I install it on my phone?',
    'does anybody else think that the new release is slow?',
    'it does not work :(',
    'what is an API key?',
  ])('silent-unless-sure: says nothing to a post that tells no clear cause: %s', async (content) => {
    const { thread, outcomes } = await opened(person(), content);
    expect(outcomes).toEqual(['not-sure']);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test.each([
    ['in full', DIFFERENTIAL, 'any ideas?'],
    ['and a picture', `Error: ${CERTAIN}`, 'see the screenshot'],
  ])('forum-post: reads the title too, where the error often stands: %s', async (_, title, content) => {
    const { thread, outcomes } = await opened(person(), { title, content });
    expect(outcomes).toEqual(['answered']);
    expect(theAnswer(r, thread).text).toContain(`line 1: \`${title}\``);
  });

  test('forum-post: says nothing in a forum that was not chosen', async () => {
    const { thread, outcomes } = await opened(person(), CERTAIN, server.guild.forum('show and tell'));
    expect(outcomes).toEqual(['not-for-us']);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test('forum-post: waits for a first message that comes after the thread, and answers it once', async () => {
    const { thread, outcomes } = await opened(person(), { content: CERTAIN, starterLateMs: 300 });
    expect(outcomes).toEqual(['answered']);
    await new Promise((resolve) => setTimeout(resolve, 1_700)); // beyond the time it waits for it
    theAnswer(r, thread);
    expect(asksFor(thread)).toBe(0);
  });

  test('forum-post: answers once when the first message comes while it is asked for', async () => {
    r.discord.faults.latency(2_000, /GET \/channels\/\d+\/messages\/\d+/);
    const { thread, outcomes } = await opened(person(), { content: CERTAIN, starterLateMs: 2_500 });
    expect(outcomes).toEqual(['answered']);
    const isHad = ({ path, status }: { path: string; status: number | null }) =>
      path.endsWith(`/messages/${thread.id}`) && status === 200;
    await r.discord.until(() => r.discord.requests.some(isHad));
    r.discord.faults.latency(0);
    theAnswer(r, thread);
  });

  test('forum-post: asks at most five times for a first message that never comes', async () => {
    const isTold = (line: string) => line.includes(neverComes.id) && line.includes('first message not read');
    await r.discord.until(() => r.logged().split('\n').some(isTold), 10_000);
    expect(asksFor(neverComes)).toBe(5);
    expect(answersIn(r, neverComes)).toEqual([]);
  });
});

/** How often the bot asked for the first message of a thread. */
function asksFor(thread: Thread): number {
  const path = `/channels/${thread.id}/messages/${thread.id}`;
  return r.discord.requests.filter((request) => request.method === 'GET' && request.path === path).length;
}
