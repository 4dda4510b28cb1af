import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Fault } from '../../src/cli/fault.ts';
import { DEFAULTS } from '../../src/config/defaults.ts';
import { startBot } from '../../src/discord/start-bot.ts';
import { childBot, childThatEnds } from './child-bot.ts';
import { type Discord, openDiscord } from './loopback/discord.ts';
import { kb } from './running.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';

let discord: Discord;
beforeEach(async () => {
  discord = await openDiscord();
});
afterEach(async () => {
  await discord.close();
  expect(discord.faultsFound).toEqual([]);
});

/** The lines for people; those of the log are JSON. */
const plain = (told: string) => told.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
const isPlain = (lines: readonly string[]) => lines.every((line) => !/^\s*at |Error:|node_modules/.test(line));

describe('what Discord refuses for good ends the process, with one plain line', () => {
  test('error-outcomes: a token that it does not accept', async () => {
    const { status, told } = await childThatEnds(discord, { DISCORD_TOKEN: `${discord.token}x` });
    expect(status).toBe(1);
    expect(told).toMatch(/^clinic: Discord does not accept DISCORD_TOKEN: copy it anew .*\n$/);
    expect(told).not.toContain(discord.token);
    expect(discord.sessions).toEqual([]);
  });

  test.each([
    [4004, /^clinic: Discord does not accept DISCORD_TOKEN: /],
    [4014, /^clinic: the Message Content Intent was switched off .*: start the bot again/],
    [4011, /^clinic: .* set DISCORD_SHARDS=auto$/],
    [4012, /^clinic: Discord closed the connection for good \(4012\)$/],
  ])('error-outcomes: a connection closed with %i while it runs', async (code, line) => {
    const bot = await childBot(discord);
    const before = plain(bot.told()).length;
    discord.faults.closeSockets(code);
    expect(await bot.ended).toBe(1);
    const after = plain(bot.told()).slice(before);
    expect(after).toEqual([expect.stringMatching(line)]);
    expect(isPlain(after)).toBe(true);
    await bot.end();
  });
});

describe('what Discord cannot do just now', () => {
  test('error-outcomes: a start is tried again while it is busy', async () => {
    discord.faults.failNext(4, 502, 'GET /applications/@me');
    discord.faults.failNext(4, 503, 'GET /gateway/bot');
    const bot = await childBot(discord);
    const asked = await discord.person({ name: 'ann' }).slash(discord.guild().text('general'), 'diagnose', {
      error: CERTAIN,
    });
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    expect(await bot.end()).toBe(0);
  });

  test('error-outcomes: after five attempts the start is given up, and why is told plainly', async () => {
    discord.faults.failNext(1_000, 503, 'GET /gateway/bot');
    const { token, api } = discord;
    const config = { ...DEFAULTS, discordToken: token, discordApi: api, databasePath: ':memory:', httpPort: 0 };
    const starting = startBot(config, kb, { retryMs: 20, logTo: { write: () => {} } });
    await expect(starting).rejects.toThrow(Fault);
    await expect(starting).rejects.toThrow('Discord cannot be reached (status 503): try again later');
  });
});

test('intents: without the Message Content Intent a process of its own says so, and runs', async () => {
  const narrow = await openDiscord({ messageContent: false });
  const bot = await childBot(narrow);
  try {
    const lines = bot.told().split('\n');
    expect(lines.filter((line) => line.startsWith('Message Content Intent is off: '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('{') && line.includes('"code":4014'))).toHaveLength(1);
  } finally {
    expect(await bot.end()).toBe(0);
    await narrow.close();
  }
});
