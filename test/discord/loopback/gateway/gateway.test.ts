import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, openDiscord } from '../discord.ts';
import { rest } from '../raw-rest.ts';
import { identify, RawSocket } from '../raw-socket.ts';

const { Guilds, GuildMessages, MessageContent, GuildMembers, GuildMessageReactions } = Intent;
let discord: Discord;

beforeEach(async () => {
  discord = await openDiscord({ shards: 3, identify: { maxConcurrency: 2, everyMs: 100 } });
});

afterEach(() => discord.close());

test('says hello with the interval of heartbeats, and acknowledges them', async () => {
  const socket = new RawSocket(discord);
  expect((await socket.frame(({ op }) => op === 10)).d.heartbeat_interval).toBe(41_250);
  await socket.send(1, null);
  expect((await socket.frame(({ op }) => op === 11)).d).toBeNull();
});

test('names itself, its shards and its limits', async () => {
  const { json } = await rest(discord, 'GET /gateway/bot');
  expect(json).toEqual({
    url: `ws://127.0.0.1:${discord.port}/gateway`,
    shards: 3,
    session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 14_400_000, max_concurrency: 2 },
  });
  await new RawSocket(discord).ready(discord, Guilds);
  expect((await rest(discord, 'GET /gateway/bot')).json.session_start_limit.remaining).toBe(999);
});

test('READY names the guilds, which then come one by one', async () => {
  const guild = discord.guild({ name: 'clinic' });
  const chat = guild.text('chat');
  const post = await discord.person({ name: 'ann' }).post(chat, 'hello');
  discord.guild({ withBot: false });
  const socket = new RawSocket(discord);
  const ready = await socket.ready(discord, Guilds);
  expect(ready).toMatchObject({
    v: 10,
    user: { id: discord.bot.id, bot: true },
    guilds: [{ id: guild.id, unavailable: true }],
    application: { id: discord.application.id, flags: 1 << 19 },
    resume_gateway_url: `ws://127.0.0.1:${discord.port}/gateway`,
    shard: [0, 1],
  });
  const { d } = await socket.event('GUILD_CREATE');
  expect(d.members.map((one: { user: { id: string } }) => one.user.id)).toEqual([discord.bot.id]);
  expect(d.channels).toMatchObject([{ id: chat.id, name: 'chat', last_message_id: post.id }]);
  expect(d.roles[0]).toMatchObject({ id: guild.id, name: '@everyone' });
});

describe('closes', () => {
  const good = (extra: object) => ({ ...identify(discord, Guilds), ...extra });
  test.each<[string, number, (socket: RawSocket) => Promise<void>]>([
    ['an unknown opcode', 4001, (socket) => socket.send(99, null)],
    ['what is no JSON', 4002, (socket) => socket.sendText('{')],
    ['what comes before identify', 4003, (socket) => socket.send(3, {})],
    ['a wrong token', 4004, (socket) => socket.send(2, good({ token: 'another' }))],
    ['a resume with a wrong token', 4004, (socket) => socket.send(6, { token: 'another', session_id: 'x', seq: 0 })],
    ['a shard that is not there', 4010, (socket) => socket.send(2, good({ shard: [3, 3] }))],
    ['intents that do not exist', 4013, (socket) => socket.send(2, good({ intents: 1 << 30 }))],
    ['an intent that was not granted', 4014, (socket) => socket.send(2, good({ intents: Guilds | GuildMembers }))],
  ])('on %s', async (_, code, act) => {
    const socket = new RawSocket(discord);
    await act(socket);
    expect(await socket.closed()).toBe(code);
  });

  test('on a second identify', async () => {
    const socket = new RawSocket(discord);
    await socket.ready(discord, Guilds);
    await socket.send(2, identify(discord, Guilds));
    expect(await socket.closed()).toBe(4005);
  });

  test('on a sequence that was never sent', async () => {
    const before = new RawSocket(discord);
    const { session_id } = await before.ready(discord, Guilds);
    before.cut();
    const socket = new RawSocket(discord);
    await socket.send(6, { token: discord.token, session_id, seq: 99 });
    expect(await socket.closed()).toBe(4007);
  });

  test('on more than 120 frames in a minute', async () => {
    const socket = new RawSocket(discord);
    for (let frame = 0; frame <= 120; frame += 1) await socket.send(1, null);
    expect(await socket.closed()).toBe(4008);
  });

  test('on heartbeats that stay away', async () => {
    const hasty = await openDiscord({ heartbeatMs: 100 });
    const socket = new RawSocket(hasty);
    await socket.ready(hasty, Guilds);
    expect(await socket.closed()).toBe(4009);
    expect(hasty.sessions[0]!.isConnected).toBe(false);
    await hasty.close();
  });

  test('on another version of the gateway', async () => {
    expect(await new RawSocket(discord, 'v=6').closed()).toBe(4012);
  });

  test('not on a token with the prefix of the header', async () => {
    const socket = new RawSocket(discord);
    await socket.send(2, good({ token: `Bot ${discord.token}` }));
    expect((await socket.event('READY')).s).toBe(1);
  });
});

test('an identify bucket that is taken gives an invalid session', async () => {
  await new RawSocket(discord).ready(discord, Guilds, [0, 3]);
  const sameBucket = new RawSocket(discord);
  await sameBucket.send(2, identify(discord, Guilds, [2, 3]));
  expect((await sameBucket.frame(({ op }) => op === 9)).d).toBe(false);
  const otherBucket = new RawSocket(discord);
  expect((await otherBucket.ready(discord, Guilds, [1, 3])).shard).toEqual([1, 3]);
  await new Promise((resolve) => setTimeout(resolve, 120));
  await sameBucket.send(2, identify(discord, Guilds, [2, 3]));
  expect((await sameBucket.event('READY')).d.shard).toEqual([2, 3]);
});

test('intents decide what is told', async () => {
  const guild = discord.guild();
  const chat = guild.text('chat');
  const help = guild.forum('help');
  const ann = discord.person({ name: 'ann' });
  const [guilds, messages, reactions] = [new RawSocket(discord), new RawSocket(discord), new RawSocket(discord)];
  await guilds.ready(discord, Guilds, [0, 1]);
  await new Promise((resolve) => setTimeout(resolve, 120));
  await messages.ready(discord, GuildMessages | MessageContent, [0, 1]);
  await new Promise((resolve) => setTimeout(resolve, 120));
  await reactions.ready(discord, GuildMessageReactions, [0, 1]);
  const post = await ann.post(chat, 'hello');
  await ann.react(post, '✅');
  const thread = await ann.openPost(help, { title: 'a', content: 'b' });
  await ann.archive(thread);
  await guild.deleteThread(thread);
  await ann.post(ann.dm(), 'direct');
  await reactions.event('MESSAGE_REACTION_ADD');
  await guilds.event('THREAD_DELETE');
  expect(guilds.events).toEqual(['READY', 'GUILD_CREATE', 'THREAD_CREATE', 'THREAD_UPDATE', 'THREAD_DELETE']);
  expect(messages.events).toEqual(['READY', 'MESSAGE_CREATE', 'MESSAGE_CREATE']);
  expect(reactions.events).toEqual(['READY', 'MESSAGE_REACTION_ADD']);
});

test('guilds come, go, fall out and come back', async () => {
  const socket = new RawSocket(discord);
  await socket.ready(discord, Guilds);
  const guild = discord.guild({ withBot: false });
  await guild.addBot();
  expect((await socket.event('GUILD_CREATE')).d.id).toBe(guild.id);
  await guild.outage(true);
  expect((await socket.event('GUILD_DELETE')).d).toEqual({ id: guild.id, unavailable: true });
  expect((await rest(discord, `GET /guilds/${guild.id}`)).status).toBe(200);
  await guild.outage(false);
  await guild.removeBot();
  await discord.until(() => socket.events.filter((one) => one === 'GUILD_DELETE').length === 2);
  expect(socket.frames.at(-1)!.d).toEqual({ id: guild.id });
  expect((await rest(discord, `GET /guilds/${guild.id}`)).json.code).toBe(50001);
});

test('a channel that the bot loses and regains is told with its threads', async () => {
  const socket = new RawSocket(discord);
  await socket.ready(discord, Guilds | GuildMessages);
  const guild = discord.guild();
  const help = guild.forum('help');
  const ann = discord.person({ name: 'ann' });
  const thread = await ann.openPost(help, { title: 'a', content: 'b' });
  await guild.permitBot(0n, help);
  await ann.post(thread, 'not seen');
  expect((await socket.event('CHANNEL_DELETE')).d.id).toBe(help.id);
  await guild.permitBot(1n << 10n, help);
  const { d } = await socket.event('THREAD_LIST_SYNC');
  expect(d).toMatchObject({
    channel_ids: [help.id],
    threads: [{ id: thread.id, last_message_id: expect.any(String) }],
  });
  expect(socket.frames.filter(({ t }) => t === 'MESSAGE_CREATE')).toHaveLength(1);
});
