import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Channel, Person } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';

const BROKE = discordPhrases('en').broke;
const LOG = { name: 'gateway.log', text: `${CERTAIN}\n` };
/** What is thrown for these is expected, and must end somewhere. */
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(() => {
  process.on('unhandledRejection', note);
});
// After the bot was stopped: what comes first here is done last.
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

const r = sharedBot({ deadlineMs: 800 });
let channel: Channel;
let asker: Person;
beforeAll(() => {
  channel = r.discord.guild().text('general');
});
beforeEach(() => {
  asker = r.person();
});

const error = { error: CERTAIN };
const logLines = () =>
  r
    .logged()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { level: string; what: string; code?: number; interactionId?: string });
/** What was logged about an interaction. */
const logged = (id: string) => logLines().filter((line) => line.interactionId === id);

describe('the first response', () => {
  test.each([
    [404, 10062, 'warn'],
    [400, 40060, null],
    [404, 10015, 'warn'],
  ] as const)('error-outcomes: %i, code %i: the log gets %j, and the bot goes on', async (status, code, level) => {
    r.discord.faults.rejectNext('/callback', status, code, 'as told');
    const asked = await asker.slash(channel, 'diagnose', error);
    expect(asked.shown).toBeNull();
    const lines = logged(asked.interaction.id);
    expect(lines.map((line) => [line.level, line.code])).toEqual(level === null ? [] : [[level, code]]);
    expect(leadIn((await asker.slash(channel, 'diagnose', error)).shown)).toBe(CERTAIN_CAUSE);
  });

  test('error-outcomes: an answer after the three seconds is refused, and logged', async () => {
    r.discord.faults.latency(1_000, '/callback');
    const asked = await asker.slash(channel, 'diagnose', error);
    expect(asked.shown).toBeNull();
    await r.discord.until(() => logged(asked.interaction.id).length > 0);
    r.discord.faults.latency(0, '/callback');
    expect(logged(asked.interaction.id)).toMatchObject([{ level: 'warn', code: 10062 }]);
    expect(asked.refusals).toEqual([10062]);
  });

  test.each([1, 3])('error-outcomes: %i answers with 502 before it is taken lose nothing', async (times) => {
    r.discord.faults.failNext(times, 502, '/callback');
    expect(leadIn((await asker.slash(channel, 'diagnose', error)).shown)).toBe(CERTAIN_CAUSE);
  });

  test('error-outcomes: a connection cut before the acknowledgement loses nothing', async () => {
    r.discord.faults.dropAcks(1, '/callback');
    const asked = await asker.slash(channel, 'diagnose', { log: LOG });
    expect(leadIn((await asked.settled()).shown)).toBe(CERTAIN_CAUSE);
    expect(logged(asked.interaction.id)).toEqual([]);
  });

  test.each([
    [400, 50035],
    [403, 50013],
    [403, 50001],
  ])('error-outcomes: %i, code %i: the person gets a plain line, the log the place', async (status, code) => {
    r.discord.faults.rejectNext('/callback', status, code, 'as told');
    const asked = await asker.slash(channel, 'diagnose', error);
    expect([asked.shown!.text, asked.shown!.isPrivate]).toEqual([BROKE, true]);
    expect(logged(asked.interaction.id)).toMatchObject([{ level: 'error', code, what: 'answer refused' }]);
  });

  test('error-outcomes: a message that is gone when its button is pressed', async () => {
    const asked = await asker.slash(channel, 'diagnose', { error: DIFFERENTIAL, public: true });
    r.discord.faults.rejectNext('/callback', 404, 10008, 'Unknown Message');
    const pressed = await asker.press(asked.shown!, 'Not it');
    expect(logged(pressed.interaction.id)).toMatchObject([{ level: 'warn', code: 10008 }]);
  });
});

describe('the edit of a deferred response', () => {
  test.each([
    [404, 10008],
    [401, 50027],
    [404, 10003],
  ])('error-outcomes: %i, code %i: the log gets a line', async (status, code) => {
    r.discord.faults.rejectNext('@original', status, code, 'as told');
    const asked = await asker.slash(channel, 'diagnose', { log: LOG });
    await r.discord.until(() => logged(asked.interaction.id).length > 0);
    expect(logged(asked.interaction.id)).toMatchObject([{ level: 'warn', code }]);
  });

  test('error-outcomes: 502 and a webhook that is not there yet are waited for', async () => {
    r.discord.faults.failNext(5, 502, '@original');
    r.discord.faults.rejectNext('@original', 404, 10015, 'Unknown Webhook');
    const asked = await asker.slash(channel, 'diagnose', { log: LOG });
    expect(leadIn((await asked.settled()).shown)).toBe(CERTAIN_CAUSE);
    expect(logged(asked.interaction.id)).toEqual([]);
  });

  test('error-outcomes: what Discord does not take becomes a plain line, not endless thinking', async () => {
    r.discord.faults.rejectNext('@original', 400, 50035, 'Invalid Form Body');
    const asked = await (await asker.slash(channel, 'diagnose', { log: LOG })).settled();
    expect(asked.shown!.text).toBe(BROKE);
    expect(logged(asked.interaction.id)).toMatchObject([{ level: 'error', code: 50035 }]);
  });
});

describe('a fault of ours', () => {
  /** The database without one of its tables, while something is asked. */
  const without = async <T>(table: string, ask: () => Promise<T>): Promise<T> => {
    const database = new DatabaseSync(r.config.databasePath);
    database.exec(`alter table ${table} rename to away`);
    try {
      return await ask();
    } finally {
      database.exec(`alter table away rename to ${table}`);
      database.close();
    }
  };

  test('error-outcomes: at once, the person gets a plain line and the log the place', async () => {
    const asked = await without('cases', () => asker.slash(channel, 'diagnose', error));
    expect([asked.shown!.text, asked.shown!.isPrivate]).toEqual([BROKE, true]);
    expect(logged(asked.interaction.id)).toMatchObject([{ level: 'error', what: 'interaction failed' }]);
  });

  test('error-outcomes: after a deferral too', async () => {
    const asked = await without('cases', async () => (await asker.slash(channel, 'diagnose', { log: LOG })).settled());
    expect(asked.shown!.text).toBe(BROKE);
    expect(logged(asked.interaction.id)).toMatchObject([{ level: 'error', what: 'interaction failed' }]);
  });

  test('error-outcomes: without its claims the bot still answers', async () => {
    const asked = await without('claims', () => asker.slash(channel, 'diagnose', error));
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    expect(logged(asked.interaction.id)).toMatchObject([{ level: 'error', what: 'interaction not claimed' }]);
  });

  test('error-outcomes: people and log get no stack, no message of an error and nothing that was asked', async () => {
    await without('cases', () => asker.slash(channel, 'diagnose', { error: `${CERTAIN} xylophone` }));
    expect(r.logged()).not.toMatch(/xylophone|no such table|node_modules/);
  });
});
