import { afterEach, describe, expect, test } from 'vitest';
import type { Channel, Place } from './loopback/discord.ts';
import { running } from './running.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn, heard, open, say, theAnswer } from './talk.ts';

const r = sharedBot({ againMs: 300 });
const server = sharedServer(r);
const { person, us } = r;
afterEach(() => r.discord.faults.latency(0));

const route = ({ id }: Place) => `POST /channels/${id}/messages`;
/** With what status each attempt to write there was answered. */
const attempts = (place: Place) =>
  r.discord.requests
    .filter(({ method, path }) => `${method} ${path}` === route(place))
    .map(({ status }) => (status === 0 ? 'cut' : status));
const logged = (place: Place) =>
  r
    .logged()
    .split('\n')
    .filter((line) => line.includes(place.id));
/** Waits until an answer stands there, and the bot is done with it. */
async function answered(place: Place): Promise<void> {
  await r.discord.until(() => logged(place).some((line) => line.includes('"what":"answered"')), 20_000);
}
const mention = (channel: Channel) => say(r, person(), channel, `${us()} ${CERTAIN}`);

describe('Discord is busy', () => {
  test.each([
    ['this channel', (channel: Channel) => r.discord.faults.rateLimit(route(channel), 400)],
    ['all', () => r.discord.faults.globalRateLimit(400)],
  ])('no-question-lost: a limit for %s is waited for, and no longer', async (_, limit) => {
    const channel = server.guild.text('limited');
    limit(channel);
    const began = Date.now();
    const { outcomes } = await mention(channel);
    expect(outcomes).toEqual(['answered']);
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
    expect(attempts(channel)).toEqual([429, 200]);
    expect(Date.now() - began).toBeGreaterThan(390);
  });

  test('no-question-lost: a limit for one channel holds up nobody elsewhere, and commands not at all', async () => {
    const [limited, other] = [server.guild.text('limited'), server.guild.text('free')];
    r.discord.faults.rateLimit(route(limited), 1_500);
    await person().post(limited, `${us()} ${CERTAIN}`);
    await r.discord.until(() => attempts(limited).length > 0);
    await person('bob').post(other, `${us()} ${CERTAIN}`);
    await answered(other);
    const asked = await person('eve').slash(other, 'diagnose', { error: CERTAIN });
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    expect(answersIn(r, limited)).toEqual([]);
    await answered(limited);
    expect(attempts(limited)).toEqual([429, 200]);
  });

  test('no-question-lost: a global limit does not hold up commands', async () => {
    r.discord.faults.globalRateLimit(600);
    const channel = server.guild.text('limited');
    await person().post(channel, `${us()} ${CERTAIN}`);
    await r.discord.until(() => attempts(channel).length > 0);
    const asked = await person().slash(channel, 'diagnose', { error: CERTAIN });
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    expect(answersIn(r, channel)).toEqual([]);
    await answered(channel);
    theAnswer(r, channel);
  });

  test.each([1, 6, 12])('no-question-lost: %i times 502 in a row are outlasted', async (times) => {
    const channel = server.guild.text('busy');
    r.discord.faults.failNext(times, 502, route(channel));
    const { outcomes } = await mention(channel);
    expect(outcomes).toEqual(['answered']);
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
    expect(attempts(channel)).toHaveLength(times + 1);
  });

  test('no-question-lost: an outage that outlasts all attempts is outlasted too', async () => {
    const channel = server.guild.text('out');
    r.discord.faults.failNext(60, 503, route(channel));
    await person().post(channel, `${us()} ${CERTAIN}`);
    await answered(channel);
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
  });

  test('no-question-lost: a forum post is answered though its thread cannot be read for a while', async () => {
    r.discord.faults.failNext(4, 502, /GET \/channels\/\d+\/messages/);
    const { thread } = await open(r, person(), server.forum, CERTAIN);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('no-question-lost: slow answers of Discord change nothing', async () => {
    r.discord.faults.latency(400);
    const [{ thread }, asked] = await Promise.all([
      open(r, person(), server.forum, CERTAIN),
      person('bob').slash(server.other, 'diagnose', { error: CERTAIN }),
    ]);
    expect([leadIn(theAnswer(r, thread)), leadIn(asked.shown)]).toEqual([CERTAIN_CAUSE, CERTAIN_CAUSE]);
  });
});

describe('an answer whose acknowledgement is lost', () => {
  test.each([1, 3])('answers-once: %i times in a row it is written once', async (times) => {
    const channel = server.guild.text('cut');
    r.discord.faults.dropAcks(times, route(channel));
    const { message, outcomes } = await mention(channel);
    expect(outcomes).toEqual(['answered']);
    expect(theAnswer(r, channel).repliesTo).toBe(message.id);
    expect(attempts(channel)).toEqual([...Array(times).fill('cut'), 200]);
    // It knows the message that was written: when the question goes, so does the answer.
    await person().delete(message);
    await r.discord.until(() => answersIn(r, channel).length === 0);
  });
});

describe('what Discord refuses', () => {
  test.each([
    ['the channel is gone', 404, 10003],
    ['it may not see it', 403, 50001],
    ['it may not write', 403, 50013],
    ['the thread was archived', 400, 50083],
    ['the thread was locked', 403, 160005],
    ['the body is wrong', 400, 50035],
  ])('error-outcomes: %s: one attempt, a line of numbers in the log, and it goes on', async (_, status, code) => {
    const channel = server.guild.text('refused');
    r.discord.faults.rejectNext(route(channel), status, code, 'as told');
    expect(await heard(r, () => person().post(channel, `${us()} ${CERTAIN}`))).toEqual(['failed']);
    expect(attempts(channel)).toEqual([status]);
    expect(answersIn(r, channel)).toEqual([]);
    expect(logged(channel)).toHaveLength(1);
    expect(JSON.parse(logged(channel)[0]!)).toMatchObject({ level: 'warn', what: 'not delivered', code, status });
    expect(r.logged()).not.toContain('as told');
    expect((await mention(channel)).outcomes).toEqual(['answered']);
  });

  test('error-outcomes: the first message is not there yet (40058): it is waited for', async () => {
    const channel = server.guild.text('early');
    for (const _ of [1, 2]) r.discord.faults.rejectNext(route(channel), 400, 40058, 'as told');
    expect((await mention(channel)).outcomes).toEqual(['answered']);
    expect(attempts(channel)).toEqual([400, 400, 200]);
  });
});

test.each([
  ['early (40058)', 403, 40058],
  ['unknown (10008)', 404, 10008],
])('error-outcomes: a first message that is %s when it is asked for is asked for again', async (_, status, code) => {
  const first = /GET \/channels\/\d+\/messages\/\d+/;
  for (const _time of [1, 2]) r.discord.faults.rejectNext(first, status, code, 'as told');
  const { thread, outcomes } = await open(r, person(), server.forum, { content: CERTAIN, starterLateMs: 1_750 });
  expect(outcomes).toEqual(['answered']);
  const isFirst = ({ method, path }: { method: string; path: string }) =>
    method === 'GET' && path === `/channels/${thread.id}/messages/${thread.id}`;
  expect(r.discord.requests.filter(isFirst).map((request) => request.status)[0]).toBe(status);
  expect(r.discord.requests.filter(isFirst).length).toBeGreaterThan(2);
  theAnswer(r, thread);
});

test('no-question-lost: within the limits that Discord tells it never runs into them', async () => {
  const narrow = await running({ limits: { requests: 3, windowMs: 300, globalPerSecond: 50 } });
  try {
    const channel = narrow.discord.guild().text('many');
    const people = Array.from({ length: 12 }, (_, at) => narrow.discord.person({ name: `person ${at}` }));
    const content = `<@${narrow.discord.bot.id}> ${CERTAIN}`;
    const asked = await Promise.all(people.map((one) => one.post(channel, content)));
    const answers = await narrow.discord.until(() => {
      const written = answersIn(narrow, channel);
      return written.length >= asked.length ? written : null;
    }, 15_000);
    expect(answers.map(({ repliesTo }) => repliesTo).sort()).toEqual(asked.map(({ id }) => id).sort());
    const refused = narrow.discord.requests.filter(({ status }) => status === 429);
    expect(refused.length).toBeLessThan(2); // the limit of a route is told by the first answer
  } finally {
    await narrow.stop();
  }
});
