import { afterEach, describe, expect, test } from 'vitest';
import { Fault } from '../../src/cli/fault.ts';
import { DEFAULTS } from '../../src/config/defaults.ts';
import { startBot } from '../../src/discord/start-bot.ts';
import { type ChildBot, childBot } from './child-bot.ts';
import { type Channel, type Discord, type Guild, openDiscord } from './loopback/discord.ts';
import { shardOf } from './loopback/gateway/shard-of.ts';
import { helpServer, kb, type Running, type RunningOptions, running } from './running.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn } from './talk.ts';

/** More than one connection may hold. https://discord.com/developers/docs/events/gateway#sharding */
const TOO_MANY = 2_501;

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

async function started(options: RunningOptions): Promise<Running> {
  const r = await running(options);
  closing.push(r.stop, async () => expect(r.discord.faultsFound).toEqual([]));
  return r;
}

const shards = ({ sessions }: Discord) => sessions.map(({ shard }) => shard).sort();
const onShard = (guilds: readonly Guild[], shard: number) => guilds.find(({ id }) => shardOf(id, 2) === shard)!;

/** A channel on each of two shards. */
function channelsOn(discord: Discord): readonly Channel[] {
  const guilds = Array.from({ length: 4 }, () => discord.guild());
  return [0, 1].map((shard) => onShard(guilds, shard).text('general'));
}

async function areAnswered(discord: Discord, channels: readonly Channel[]): Promise<void> {
  const ann = discord.person({ name: 'ann' });
  for (const channel of channels) {
    await ann.post(channel, `<@${discord.bot.id}> ${CERTAIN}`);
    const answer = await discord.until(() => answersIn({ discord }, channel)[0]);
    expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
    const asked = await ann.slash(channel, 'diagnose', { error: CERTAIN });
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    expect(answersIn({ discord }, channel)).toHaveLength(1);
  }
}

describe('how many connections', () => {
  test('sharding: one, as long as Discord recommends no more', async () => {
    const { discord } = await started({});
    await areAnswered(discord, channelsOn(discord));
    expect(shards(discord)).toEqual([[0, 1]]);
  });

  test.each([2, 'auto'] as const)('sharding: two (%s): servers on both are answered', async (number) => {
    const { discord } = await started({ shards: 2, config: { shards: number } });
    await areAnswered(discord, channelsOn(discord));
    expect(shards(discord)).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  test.each(['2', 'auto'])('sharding: two (DISCORD_SHARDS=%s), in a process of its own', async (number) => {
    const discord = await openDiscord({ shards: 2, identify: { maxConcurrency: 2, everyMs: 0 } });
    const bot: ChildBot = await childBot(discord, { DISCORD_SHARDS: number });
    closing.push(discord.close, () => bot.end());
    await areAnswered(discord, channelsOn(discord));
    expect(shards(discord)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(discord.faultsFound).toEqual([]);
  });

  test('sharding: questions that no connection was told of are found on all', async () => {
    const r = await started({ shards: 2 });
    const servers = [await helpServer(r), await helpServer(r), await helpServer(r)];
    const asked = [0, 1].map((shard) => servers.find(({ guild }) => shardOf(guild.id, 2) === shard)!);
    r.discord.faults.invalidate(false);
    const ann = r.discord.person({ name: 'ann' });
    const threads = await Promise.all(
      asked.map(({ forum }) => ann.openPost(forum, { title: 'It fails', content: CERTAIN })),
    );
    await r.discord.until(() => threads.every((thread) => answersIn(r, thread).length > 0), 15_000);
    expect(threads.map((thread) => answersIn(r, thread).length)).toEqual([1, 1]);
    expect(r.discord.sessions).toHaveLength(4);
  });
});

describe('more servers than one connection may hold', () => {
  const withServers = (discord: Discord) => {
    for (let made = 0; made < TOO_MANY; made += 1) discord.guild();
    return {};
  };

  test('sharding: with as many connections as Discord recommends it works', async () => {
    const { discord } = await started({ shards: 2, config: withServers });
    await areAnswered(discord, channelsOn(discord));
    expect(discord.sessions).toHaveLength(2);
  });

  test('sharding: with one the bot does not start, and says what to set', async () => {
    const discord = await openDiscord();
    closing.push(discord.close);
    withServers(discord);
    const { token, api } = discord;
    const config = {
      ...DEFAULTS,
      discordToken: token,
      discordApi: api,
      databasePath: ':memory:',
      httpPort: 0,
      shards: 1,
    };
    const starting = startBot(config, kb, { logTo: { write: () => {} } });
    await expect(starting).rejects.toThrow(Fault);
    await expect(starting).rejects.toThrow('set DISCORD_SHARDS=auto');
  });
});
