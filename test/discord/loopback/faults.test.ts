import { afterEach, beforeEach, expect, test } from 'vitest';
import { connected } from './connected.ts';
import { type Channel, type Discord, openDiscord } from './discord.ts';
import { rest } from './raw-rest.ts';
import { RawSocket } from './raw-socket.ts';

let discord: Discord;
let chat: Channel;

beforeEach(async () => {
  discord = await openDiscord();
  chat = discord.guild().text('chat');
});

afterEach(() => discord.close());

const say = (body: object = { content: 'x' }) => rest(discord, `POST /channels/${chat.id}/messages`, body);

test('the next requests fail without being carried out', async () => {
  discord.faults.failNext(2);
  expect([(await say()).status, (await say()).status, (await say()).status]).toEqual([502, 502, 200]);
  expect(discord.messagesIn(chat)).toHaveLength(1);
});

test('only requests that match fail', async () => {
  discord.faults.failNext(1, 503, /^POST .*messages$/u);
  expect((await rest(discord, 'GET /users/@me')).status).toBe(200);
  expect((await say()).status).toBe(503);
});

test('a client tries again after a server error', async () => {
  const client = await connected(discord);
  const channel = await client.channels.fetch(chat.id);
  discord.faults.failNext(2);
  if (channel?.isSendable()) await channel.send('x');
  expect(discord.messagesIn(chat)).toHaveLength(1);
  expect(discord.requests.slice(-3).map(({ status }) => status)).toEqual([502, 502, 200]);
  await client.destroy();
});

test('the next request that matches is refused with a code', async () => {
  discord.faults.rejectNext('/messages', 403, 50013, 'Missing Permissions');
  expect((await say()).json).toEqual({ code: 50013, message: 'Missing Permissions' });
  expect((await say()).status).toBe(200);
});

test('requests arrive late', async () => {
  discord.faults.latency(80, '/messages');
  const begin = Date.now();
  await say();
  expect(Date.now() - begin).toBeGreaterThanOrEqual(79);
  discord.faults.latency(0);
  const again = Date.now();
  await say();
  expect(Date.now() - again).toBeLessThan(80);
});

test('an answer that is lost leaves what was done; the same nonce finds it', async () => {
  discord.faults.dropAcks(1);
  const body = { content: 'once', nonce: 'n', enforce_nonce: true };
  await expect(say(body)).rejects.toThrow();
  expect((await say(body)).status).toBe(200);
  expect(discord.messagesIn(chat)).toHaveLength(1);
  expect(discord.requests.slice(-2).map(({ status }) => status)).toEqual([0, 200]);
});

test('files fail as well', async () => {
  const post = await discord.person({ name: 'ann' }).post(chat, { files: [{ name: 'a.txt', text: 'a' }] });
  discord.faults.failNext(1, 500, 'GET /attachments/');
  const { url } = post.files[0]!;
  expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([500, 200]);
});

test.each([
  ['end', () => discord.faults.dropSockets(), 1006],
  ['close with a code', () => discord.faults.closeSockets(4000), 4000],
])('connections of the gateway %s', async (_, act, code) => {
  const socket = new RawSocket(discord);
  await socket.ready(discord, 0);
  act();
  expect(await socket.closed()).toBe(code);
});

test('a condition that never holds is told', async () => {
  await expect(discord.until(() => false, 20)).rejects.toThrow('not within 20 ms: () => false');
  expect(await discord.until(async () => 0)).toBe(0);
});

test('a port can be named, and is given back', async () => {
  const other = await openDiscord();
  const { port } = other;
  await expect(openDiscord({ port })).rejects.toThrow('EADDRINUSE');
  await other.close();
  const again = await openDiscord({ port });
  expect(again.api).toBe(`http://127.0.0.1:${port}/api`);
  expect(again.token).not.toMatch(/^Bot/u);
  await again.close();
});
