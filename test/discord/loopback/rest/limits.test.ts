import { RESTEvents } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { connected } from '../connected.ts';
import { type Channel, type Discord, type DiscordOptions, openDiscord } from '../discord.ts';
import { rest } from '../raw-rest.ts';

let discord: Discord;
let chat: Channel;

async function open(options: DiscordOptions): Promise<void> {
  discord = await openDiscord(options);
  chat = discord.guild().text('chat');
}

afterEach(() => discord.close());

const say = () => rest(discord, `POST /channels/${chat.id}/messages`, { content: 'x' });

test('every answer says how much of its bucket is left', async () => {
  await open({ limits: { requests: 5, windowMs: 5_000 } });
  const first = (await say()).headers;
  expect([first.get('x-ratelimit-limit'), first.get('x-ratelimit-remaining')]).toEqual(['5', '4']);
  expect(Number(first.get('x-ratelimit-reset-after'))).toBeCloseTo(5, 0);
  expect(Number(first.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
  const second = (await say()).headers;
  expect(second.get('x-ratelimit-remaining')).toBe('3');
  expect(second.get('x-ratelimit-bucket')).toBe(first.get('x-ratelimit-bucket'));
  const refused = await rest(discord, `GET /channels/${chat.id}/messages/123456789012345678`);
  expect([refused.status, refused.headers.get('x-ratelimit-limit')]).toEqual([404, '5']);
});

test('an empty bucket gives 429 for its channel only', async () => {
  await open({ limits: { requests: 2, windowMs: 300 } });
  await say();
  await say();
  const { status, headers, json } = await say();
  expect([status, headers.get('x-ratelimit-scope'), headers.get('x-ratelimit-remaining')]).toEqual([429, 'user', '0']);
  expect(headers.get('retry-after')).toBe('1');
  expect(json).toMatchObject({ message: 'You are being rate limited.', global: false });
  expect(json.retry_after).toBeLessThanOrEqual(0.3);
  const other = discord.guild().text('other');
  expect((await rest(discord, `POST /channels/${other.id}/messages`, { content: 'x' })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 320));
  expect((await say()).status).toBe(200);
});

test('a client waits for its bucket and is never refused', async () => {
  await open({ limits: { requests: 3, windowMs: 200 } });
  const client = await connected(discord);
  const channel = await client.channels.fetch(chat.id);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const limited: string[] = [];
  client.rest.on(RESTEvents.RateLimited, ({ route }) => void limited.push(route));
  await Promise.all(Array.from({ length: 7 }, (_, number) => channel.send(String(number))));
  expect(discord.messagesIn(chat)).toHaveLength(7);
  expect(limited.length).toBeGreaterThan(0);
  expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
  await client.destroy();
});

test('the global limit holds for all routes but answers to interactions', async () => {
  await open({ limits: { requests: 1_000, windowMs: 1_000, globalPerSecond: 3 } });
  const answers = await Promise.all(Array.from({ length: 8 }, () => rest(discord, 'GET /users/@me')));
  const refused = answers.find(({ status }) => status === 429)!;
  expect(refused.headers.get('x-ratelimit-global')).toBe('true');
  expect(refused.json.global).toBe(true);
  const callback = await rest(discord, 'POST /interactions/123456789012345678/none/callback', { type: 5 });
  const webhook = await rest(discord, `POST /webhooks/${discord.application.id}/none`, { content: 'x' });
  expect([callback.json.code, webhook.json.code]).toEqual([10062, 10015]);
});

test('a planned limit of a route is waited for by a client', async () => {
  await open({});
  const client = await connected(discord);
  const channel = await client.channels.fetch(chat.id);
  if (!channel?.isSendable()) throw new Error('not sendable');
  discord.faults.rateLimit('/messages', 200);
  await channel.send('x');
  expect(discord.requests.filter(({ path }) => path.endsWith('/messages')).map(({ status }) => status)).toEqual([
    429, 200,
  ]);
  await client.destroy();
});

test('a planned global limit exempts answers to interactions', async () => {
  await open({});
  discord.faults.globalRateLimit(200);
  const { status, headers, json } = await say();
  expect([status, headers.get('x-ratelimit-scope'), json.global]).toEqual([429, 'global', true]);
  const callback = await rest(discord, 'POST /interactions/123456789012345678/none/callback', { type: 5 });
  expect(callback.json.code).toBe(10062);
  await new Promise((resolve) => setTimeout(resolve, 220));
  expect((await say()).status).toBe(200);
});
