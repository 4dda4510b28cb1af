import type { Client } from 'discord.js';
import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connected } from '../connected.ts';
import { type Channel, type Discord, openDiscord, type Person } from '../discord.ts';
import { rest } from '../raw-rest.ts';
import { RawSocket } from '../raw-socket.ts';

let discord: Discord;
let client: Client<true> | null;
let chat: Channel;
let ann: Person;
let heard: string[];

beforeEach(async () => {
  discord = await openDiscord({ heartbeatMs: 150 });
  chat = discord.guild().text('chat');
  ann = discord.person({ name: 'ann' });
  heard = [];
  client = null;
});

afterEach(async () => {
  await client?.destroy();
  await discord.close();
});

async function listen(): Promise<void> {
  client = await connected(discord);
  client.on('messageCreate', ({ content }) => void heard.push(content));
}

/** Posts before, during and after what happens; the client must hear all of it, once and in order. */
async function posts(happen: () => void): Promise<void> {
  await ann.post(chat, 'before');
  happen();
  await ann.post(chat, 'during');
  await discord.until(() => discord.sessions[0]!.resumes === 1);
  await ann.post(chat, 'after');
  await discord.until(() => heard.length >= 3);
  expect(heard).toEqual(['before', 'during', 'after']);
  expect(discord.sessions).toHaveLength(1);
}

test('a cut connection is resumed, and nothing is lost or doubled', async () => {
  await listen();
  await posts(() => discord.faults.dropSockets());
});

test('so it is after close 4000', async () => {
  await listen();
  await posts(() => discord.faults.closeSockets(4000));
});

test('so it is when a reconnect is asked for', async () => {
  await listen();
  await posts(() => discord.faults.reconnect());
  expect(discord.sessions[0]!.closeCode).toBe(4200);
});

test('so it is on an invalid session that can be resumed', async () => {
  await listen();
  discord.faults.dropSockets();
  await discord.until(() => discord.sessions[0]!.resumes === 1);
  discord.faults.invalidate(true);
  await ann.post(chat, 'here');
  await discord.until(() => heard.length > 0);
  expect(heard).toEqual(['here']);
  expect(discord.sessions).toHaveLength(1);
});

test('a zombie connection is left by the client, and resumed', async () => {
  await listen();
  await posts(() => discord.faults.zombie(true));
  expect(discord.sessions[0]!.heartbeats).toBeGreaterThan(0);
});

test('after an invalid session the client begins anew, and what came between is lost', async () => {
  await listen();
  await ann.post(chat, 'before');
  await discord.until(() => heard.length === 1);
  discord.faults.invalidate(false);
  await ann.post(chat, 'lost');
  await discord.until(() => discord.sessions.length === 2 && client!.isReady() && client!.ws.status === 0, 8_000);
  await ann.post(chat, 'after');
  await discord.until(() => heard.includes('after'));
  expect(heard).toEqual(['before', 'after']);
});

test('a replay ends with RESUMED', async () => {
  const first = new RawSocket(discord);
  const { session_id } = await first.ready(discord, Intent.GuildMessages);
  await ann.post(chat, 'one');
  const { s } = await first.event('MESSAGE_CREATE');
  first.cut();
  await discord.until(() => !discord.sessions[0]!.isConnected);
  await ann.post(chat, 'two');
  await ann.post(chat, 'three');
  const second = new RawSocket(discord);
  await second.send(6, { token: discord.token, session_id, seq: s });
  await second.event('RESUMED');
  expect(second.events).toEqual(['MESSAGE_CREATE', 'MESSAGE_CREATE', 'RESUMED']);
  expect(second.frames.map((one) => one.s)).toEqual([null, 3, 4, 5]);
});

test.each([
  ['closed with 1000', (socket: RawSocket) => socket.close(1000)],
  ['was declared over', () => discord.faults.invalidate(false)],
  ['was closed with 4009', () => discord.faults.closeSockets(4009)],
])('a session that %s cannot be resumed', async (_, end) => {
  const first = new RawSocket(discord);
  const { session_id } = await first.ready(discord, Intent.GuildMessages);
  end(first);
  await discord.until(() => !discord.sessions[0]!.isConnected);
  const second = new RawSocket(discord);
  await second.send(6, { token: discord.token, session_id, seq: 1 });
  expect((await second.frame(({ op }) => op === 9)).d).toBe(false);
});

test('so it is after close 1001 by the server', async () => {
  await listen();
  await posts(() => discord.faults.closeSockets(1001));
});

test('an interaction tells when it went out', async () => {
  const first = new RawSocket(discord);
  const { session_id } = await first.ready(discord, 0);
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, [{ name: 'late', description: 'l' }]);
  first.cut();
  await discord.until(() => !discord.sessions[0]!.isConnected);
  const sent = ann.slash(chat, 'late');
  await new Promise((resolve) => setTimeout(resolve, 60));
  const second = new RawSocket(discord);
  await second.send(6, { token: discord.token, session_id, seq: 1 });
  const { d } = await second.event('INTERACTION_CREATE');
  await rest(discord, `POST /interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'x' } });
  const exchange = await sent;
  expect(exchange.deliveredMs).toBeGreaterThanOrEqual(60);
  expect(exchange.ackMs).toBeGreaterThanOrEqual(exchange.deliveredMs!);
});

test('two clients of one token are both told', async () => {
  await listen();
  const other = await connected(discord);
  const otherHeard = new Promise((resolve) => other.once('messageCreate', ({ content }) => resolve(content)));
  await ann.post(chat, 'both');
  expect(await otherHeard).toBe('both');
  await discord.until(() => heard.length === 1);
  await other.destroy();
});
