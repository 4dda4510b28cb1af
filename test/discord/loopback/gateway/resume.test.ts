import type { Client } from 'discord.js';
import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { describe, type ExpectStatic, test } from 'vitest';
import { connected } from '../connected.ts';
import { type Channel, type Discord, type DiscordOptions, openDiscord, type Person } from '../discord.ts';
import { rest } from '../raw-rest.ts';
import { RawSocket } from '../raw-socket.ts';

type Scene = { readonly discord: Discord; readonly chat: Channel; readonly ann: Person };
type Listening = Scene & { readonly client: Client<true>; readonly heard: readonly string[] };
type Finish = (act: () => Promise<void>) => void;

/** A server of its own for each test, so that what they wait for is waited for at once. */
async function scene(onTestFinished: Finish, options: DiscordOptions = {}): Promise<Scene> {
  const discord = await openDiscord(options);
  onTestFinished(() => discord.close());
  return { discord, chat: discord.guild().text('chat'), ann: discord.person({ name: 'ann' }) };
}

async function listening(onTestFinished: Finish, options: DiscordOptions = {}): Promise<Listening> {
  const set = await scene(onTestFinished, options);
  const client = await connected(set.discord);
  onTestFinished(() => client.destroy());
  const heard: string[] = [];
  client.on('messageCreate', ({ content }) => void heard.push(content));
  return { ...set, client, heard };
}

describe.concurrent('a client', () => {
  test.for<[string, (discord: Discord) => void, DiscordOptions?]>([
    ['after a cut connection', ({ faults }) => faults.dropSockets()],
    ['after close 4000', ({ faults }) => faults.closeSockets(4000)],
    ['after close 1001 by the server', ({ faults }) => faults.closeSockets(1001)],
    ['when a reconnect is asked for', ({ faults }) => faults.reconnect()],
    ['out of a zombie connection', ({ faults }) => faults.zombie(true), { heartbeatMs: 150 }],
  ])('resumes %s, and hears all, once and in order', async ([, happen, options], { expect, onTestFinished }) => {
    const { discord, chat, ann, heard } = await listening(onTestFinished, options);
    await ann.post(chat, 'before');
    happen(discord);
    await ann.post(chat, 'during');
    await discord.until(() => discord.sessions[0]!.resumes === 1);
    await ann.post(chat, 'after');
    await discord.until(() => heard.length >= 3);
    expect(heard).toEqual(['before', 'during', 'after']);
    expect(discord.sessions).toHaveLength(1);
  });

  test('resumes on an invalid session that can be resumed', async ({ expect, onTestFinished }) => {
    const { discord, chat, ann, heard } = await listening(onTestFinished);
    discord.faults.dropSockets();
    await discord.until(() => discord.sessions[0]!.resumes === 1);
    discord.faults.invalidate(true);
    await ann.post(chat, 'here');
    await discord.until(() => heard.length > 0);
    expect([heard, discord.sessions.length]).toEqual([['here'], 1]);
  });

  test('hears all, in order, when a silent connection comes back to life', async ({ expect, onTestFinished }) => {
    const { discord, chat, ann, heard } = await listening(onTestFinished);
    discord.faults.zombie(true);
    await ann.post(chat, 'held back');
    discord.faults.zombie(false);
    await ann.post(chat, 'after');
    await discord.until(() => heard.length > 1);
    expect([heard, discord.sessions[0]!.resumes]).toEqual([['held back', 'after'], 0]);
  });

  test('begins anew after an invalid session, and what came between is lost', async ({ expect, onTestFinished }) => {
    const { discord, chat, ann, client, heard } = await listening(onTestFinished);
    await ann.post(chat, 'before');
    await discord.until(() => heard.length === 1);
    discord.faults.invalidate(false);
    await ann.post(chat, 'lost');
    await discord.until(() => discord.sessions.length === 2 && client.ws.status === 0, 8_000);
    await ann.post(chat, 'after');
    await discord.until(() => heard.includes('after'));
    expect(heard).toEqual(['before', 'after']);
  });

  test('is told beside another of its token', async ({ expect, onTestFinished }) => {
    const { discord, chat, ann, heard } = await listening(onTestFinished);
    const other = await connected(discord);
    onTestFinished(() => other.destroy());
    const otherHeard = new Promise((resolve) => other.once('messageCreate', ({ content }) => resolve(content)));
    await ann.post(chat, 'both');
    expect(await otherHeard).toBe('both');
    await discord.until(() => heard.length === 1);
  });
});

/** A session whose connection was just cut. */
async function cutOff({ discord }: Scene, intents: number): Promise<{ readonly session_id: string }> {
  const socket = new RawSocket(discord);
  const ready = await socket.ready(discord, intents);
  socket.cut();
  await discord.until(() => !discord.sessions[0]!.isConnected);
  return ready;
}

async function resumed({ discord }: Scene, session_id: string, seq: number): Promise<RawSocket> {
  const socket = new RawSocket(discord);
  await socket.send(6, { token: discord.token, session_id, seq });
  return socket;
}

async function isRefused(set: Scene, session_id: string, expect: ExpectStatic): Promise<void> {
  const socket = await resumed(set, session_id, 1);
  expect((await socket.frame(({ op }) => op === 9)).d).toBe(false);
}

test('a replay begins after what was seen, and ends with RESUMED', async ({ expect, onTestFinished }) => {
  const set = await scene(onTestFinished);
  const { session_id } = await cutOff(set, Intent.GuildMessages);
  for (const post of ['one', 'two', 'three']) await set.ann.post(set.chat, post);
  const socket = await resumed(set, session_id, 2);
  await socket.event('RESUMED');
  expect(socket.events).toEqual(['MESSAGE_CREATE', 'MESSAGE_CREATE', 'RESUMED']);
  expect(socket.frames.map(({ s }) => s)).toEqual([null, 3, 4, 5]);
});

test('an interaction tells when it went out', async ({ expect, onTestFinished }) => {
  const set = await scene(onTestFinished);
  const { discord, chat, ann } = set;
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, [{ name: 'late', description: 'l' }]);
  const { session_id } = await cutOff(set, 0);
  const sent = ann.slash(chat, 'late');
  await new Promise((resolve) => setTimeout(resolve, 60));
  const { d } = await (await resumed(set, session_id, 1)).event('INTERACTION_CREATE');
  await rest(discord, `POST /interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'x' } });
  const exchange = await sent;
  expect(exchange.deliveredMs).toBeGreaterThanOrEqual(55);
  expect(exchange.ackMs).toBeGreaterThanOrEqual(exchange.deliveredMs!);
});

test('a session that missed more than is kept cannot be resumed', async ({ expect, onTestFinished }) => {
  const set = await scene(onTestFinished);
  const { session_id } = await cutOff(set, Intent.GuildMessages);
  for (let post = 0; post < 10_000; post += 1) await set.ann.post(set.chat, 'x');
  await isRefused(set, session_id, expect);
});

test.for<[string, (socket: RawSocket, discord: Discord) => void]>([
  ['closed with 1000', (socket) => socket.close(1000)],
  ['was declared over', (_, { faults }) => faults.invalidate(false)],
  ['was closed with 4009', (_, { faults }) => faults.closeSockets(4009)],
])('a session that %s cannot be resumed', async ([, end], { expect, onTestFinished }) => {
  const set = await scene(onTestFinished);
  const socket = new RawSocket(set.discord);
  const { session_id } = await socket.ready(set.discord, Intent.GuildMessages);
  end(socket, set.discord);
  await set.discord.until(() => !set.discord.sessions[0]!.isConnected);
  await isRefused(set, session_id, expect);
});
