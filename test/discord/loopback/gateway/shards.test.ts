import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { afterEach, expect, test } from 'vitest';
import { connected } from '../connected.ts';
import { type Discord, openDiscord } from '../discord.ts';
import { identify, RawSocket } from '../raw-socket.ts';

let discord: Discord;

afterEach(() => discord.close());

test('guilds spread over the shards that the gateway recommends', async () => {
  discord = await openDiscord({ shards: 3, identify: { maxConcurrency: 3, everyMs: 0 } });
  const guilds = Array.from({ length: 9 }, () => discord.guild());
  const client = await connected(discord, { shards: 'auto' });
  expect(client.ws.shards.size).toBe(3);
  expect(guilds.map(({ id }) => client.guilds.cache.get(id)!.shardId)).toEqual(
    guilds.map(({ id }) => Number((BigInt(id) >> 22n) % 3n)),
  );
  expect(new Set(client.guilds.cache.map(({ shardId }) => shardId)).size).toBe(3);
  const heard: (readonly [string, number])[] = [];
  client.on('messageCreate', ({ content, guild }) => void heard.push([content, guild?.shardId ?? 0]));
  const ann = discord.person({ name: 'ann' });
  for (const guild of guilds.slice(0, 3)) await ann.post(guild.text('chat'), guild.id);
  await discord.until(() => heard.length === 3);
  expect(new Set(heard.map(([, shard]) => shard)).size).toBe(3);
  await client.destroy();
});

test('direct messages belong to shard 0', async () => {
  discord = await openDiscord();
  const [zero, one] = [new RawSocket(discord), new RawSocket(discord)];
  await zero.ready(discord, Intent.DirectMessages, [0, 2]);
  await one.ready(discord, Intent.DirectMessages, [1, 2]);
  const ann = discord.person({ name: 'ann' });
  await ann.post(ann.dm(), 'hello');
  await zero.event('MESSAGE_CREATE');
  expect(one.events).toEqual(['READY']);
});

test('one shard holds 2,500 guilds and no more', async () => {
  discord = await openDiscord();
  for (let guild = 0; guild < 2_500; guild += 1) discord.guild();
  const client = await connected(discord, { intents: [Intent.Guilds] });
  expect(client.guilds.cache.size).toBe(2_500);
  await client.destroy();
  discord.guild();
  const socket = new RawSocket(discord);
  await socket.send(2, identify(discord, Intent.Guilds));
  expect(await socket.closed()).toBe(4011);
});
