import { dirname } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ChildBot, childBot, childThatEnds } from './child-bot.ts';
import type { Place } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn, theAnswer } from './talk.ts';

const LOG = { name: 'gateway.log', text: `${CERTAIN}\n` };
/** How long a stop may take, with what it takes to end a process. */
const STOPS_WITHIN_MS = 3_000;
const ENDS_WITHIN_MS = 2_000;

const r = sharedBot();
const server = sharedServer(r);
const { person, us } = r;
let child: ChildBot | null = null;
beforeAll(async () => {
  await r.bot.stop();
});
afterEach(async () => {
  r.discord.faults.latency(0);
  await child?.end('SIGKILL');
  child = null;
});

const attempts = ({ id }: Place) =>
  r.discord.requests.filter(({ method, path }) => method === 'POST' && path === `/channels/${id}/messages`);

/** The bot as a process of its own, on the database in which the server is set up. */
async function start(env: { readonly [name: string]: string } = {}): Promise<ChildBot> {
  child = await childBot(r.discord, env, dirname(r.config.databasePath));
  return child;
}

/** Stops it, and tells how that went. */
async function stopped(bot: ChildBot, signal: NodeJS.Signals = 'SIGTERM') {
  const began = Date.now();
  const status = await bot.end(signal);
  return { status, ms: Date.now() - began, closeCode: r.discord.sessions.at(-1)!.closeCode, told: bot.told() };
}

describe('a stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'graceful-stop: on %s what is being answered is finished, then it leaves with code 1000 and status 0',
    async (signal) => {
      const bot = await start();
      r.discord.faults.latency(1_000, 'attachments/');
      r.discord.faults.latency(700, `POST /channels/${server.other.id}/messages`);
      const asked = await person().slash(server.channel, 'diagnose', { log: LOG });
      expect(asked.shown!.isThinking).toBe(true);
      const before = answersIn(r, server.other).length;
      await person('bob').post(server.other, `${us()} ${CERTAIN}`);
      await r.discord.until(() => attempts(server.other).at(-1)?.status === null);
      const { status, ms, closeCode, told } = await stopped(bot, signal);
      expect([status, closeCode]).toEqual([0, 1000]);
      expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
      expect(answersIn(r, server.other)).toHaveLength(before + 1);
      expect(ms).toBeLessThan(STOPS_WITHIN_MS);
      expect(told.split('\n').filter((line) => line.startsWith('{'))).toEqual([]); // nothing to warn of
    },
  );

  test('graceful-stop: with nothing to finish it is over at once', async () => {
    const { status, ms, closeCode } = await stopped(await start());
    expect([status, closeCode]).toEqual([0, 1000]);
    expect(ms).toBeLessThan(ENDS_WITHIN_MS);
  });

  test('graceful-stop: what would take longer than configured is left to the next start', async () => {
    const bot = await start({ STOP_SECONDS: '1' });
    const channel = server.guild.text('slow');
    r.discord.faults.rateLimit(`POST /channels/${channel.id}/messages`, 4_000);
    const message = await person().post(channel, `${us()} ${CERTAIN}`);
    await r.discord.until(() => attempts(channel).length > 0);
    const { status, ms, closeCode } = await stopped(bot);
    expect([status, closeCode]).toEqual([0, 1000]);
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(1_000 + ENDS_WITHIN_MS);
    expect(answersIn(r, channel)).toEqual([]);
    await r.restart(); // on the same database
    await r.discord.until(() => answersIn(r, channel)[0], 10_000);
    expect(theAnswer(r, channel).repliesTo).toBe(message.id);
    await r.bot.stop();
  });

  test('graceful-stop: what is asked while it stops is left to the next start', async () => {
    const bot = await start();
    r.discord.faults.latency(1_000, 'attachments/');
    const asked = await person().slash(server.channel, 'diagnose', { log: LOG });
    const ending = stopped(bot);
    await r.discord.until(async () => (await fetch(`${bot.url}/readyz`).catch(() => null)) === null);
    const channel = server.guild.text('while it stops');
    await person('bob').post(channel, `${us()} ${CERTAIN}`);
    expect((await ending).status).toBe(0);
    expect([leadIn(asked.shown), answersIn(r, channel)]).toEqual([CERTAIN_CAUSE, []]);
    await r.restart();
    await r.discord.until(() => answersIn(r, channel)[0]);
    await r.bot.stop();
  });

  test('graceful-stop: before it is connected there is nothing to wait for', async () => {
    r.discord.faults.latency(5_000, 'GET /gateway/bot');
    const isAsked = () => r.discord.requests.at(-1)?.path === '/gateway/bot';
    const connecting = () => r.discord.until(isAsked).then(() => Date.now());
    let began = 0;
    const { status } = await childThatEnds(r.discord, {}, 'SIGTERM', async () => {
      began = await connecting();
    });
    expect(status).toBe(0);
    expect(Date.now() - began).toBeLessThan(ENDS_WITHIN_MS);
  });
});
