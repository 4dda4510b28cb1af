import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Place, Thread } from './loopback/discord.ts';
import { type HelpServer, helpServer } from './running.ts';
import { sharedBot } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn, say, theAnswer } from './talk.ts';

const r = sharedBot({ againMs: 400 });
const { person, us } = r;
afterEach(() => {
  vi.useRealTimers();
});

/** Asks by a mention, in a forum post, and in the channel that the bot listens to; resolves with where. */
async function ask({ forum, channel, other }: HelpServer): Promise<readonly [Place, Thread, Place]> {
  await person('ann').post(other, `${us()} ${CERTAIN}`);
  const thread = await person('bob').openPost(forum, { title: 'It fails', content: CERTAIN });
  await person('eve').post(channel, CERTAIN);
  return [other, thread, channel];
}

/** Waits until the bot is done with what was written before. */
async function isHeard({ guild }: HelpServer): Promise<void> {
  await say(r, person('last'), guild.text('afterwards'), `${us()} ${CERTAIN}`);
  await new Promise((resolve) => setTimeout(resolve, 150));
}

async function areAnsweredOnce(places: readonly Place[], server: HelpServer): Promise<void> {
  await r.discord.until(() => places.every((place) => answersIn(r, place).length > 0), 10_000);
  await isHeard(server);
  for (const place of places) expect(leadIn(theAnswer(r, place))).toBe(CERTAIN_CAUSE);
}

describe('while the bot is away', () => {
  test('no-question-lost: what was asked is answered once it is back', async () => {
    const server = await helpServer(r);
    await r.bot.stop();
    const places = await ask(server);
    await r.restart();
    await areAnsweredOnce(places, server);
  });

  test('no-question-lost: a question that was deleted meanwhile is not, nor what is solved', async () => {
    const server = await helpServer(r);
    await r.bot.stop();
    const [other, thread] = await ask(server);
    await person().delete(r.discord.messagesIn(other)[0]!);
    await server.guild.applyTag(thread, 'Solved');
    await r.restart();
    await isHeard(server);
    expect([answersIn(r, other), answersIn(r, thread)]).toEqual([[], []]);
  });

  test('no-question-lost: Discord may be busy just then', async () => {
    const server = await helpServer(r);
    await r.bot.stop();
    const places = await ask(server);
    r.discord.faults.failNext(5, 502, 'GET /gateway/bot');
    r.discord.faults.failNext(9, 502, /GET \/channels\/\d+\/messages/);
    r.discord.faults.rateLimit(/POST \/channels\/\d+\/messages/, 300);
    await r.restart();
    await areAnsweredOnce(places, server);
  });
});

describe('while a server is away', () => {
  test('no-question-lost: an outage of one server: what was asked in it is answered when it is back', async () => {
    const [server, elsewhere] = [await helpServer(r), await helpServer(r)];
    await server.guild.outage(true);
    const places = await ask(server);
    await isHeard(elsewhere);
    expect(places.flatMap((place) => answersIn(r, place))).toEqual([]);
    await server.guild.outage(false);
    await areAnsweredOnce(places, server);
  });
});

test('no-question-lost: what it was still trying to answer when it stopped is answered after the next start', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await r.restart(); // with the clock that is set below
  const server = await helpServer(r);
  r.discord.faults.failNext(40, 503, `POST /channels/${server.other.id}/messages`);
  await person().post(server.other, `${us()} ${CERTAIN}`);
  await r.discord.until(() => r.logged().includes(`"channelId":"${server.other.id}"`));
  vi.setSystemTime(Date.now() + 60_000);
  await say(r, person('bob'), server.channel, CERTAIN); // heard and answered long after it
  await r.restart();
  await areAnsweredOnce([server.other, server.channel], server);
});

test('no-question-lost: what is older than an hour is left alone', async () => {
  const server = await helpServer(r);
  await r.bot.stop();
  const early = await ask(server);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 59 * 60_000 });
  const late = person('late');
  const channel = server.guild.text('just in time');
  await late.post(channel, `${us()} ${CERTAIN}`);
  vi.setSystemTime(Date.now() + 2 * 60_000);
  await r.restart();
  await areAnsweredOnce([channel], server);
  for (const place of early) expect(answersIn(r, place)).toEqual([]);
});
