import { Client, type GatewayIntentsString } from 'discord.js';
import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Channel, type Discord, type Message, openDiscord, type Person } from '../discord.ts';
import { type Json, rest } from '../raw-rest.ts';
import { RawSocket } from '../raw-socket.ts';

const EMPTY = { content: '', embeds: [], attachments: [], components: [] };
const FILES = [{ name: 'a.log', text: 'x' }];

describe.each([
  ['the gateway, without the intent', true, Intent.GuildMessages | Intent.DirectMessages],
  ['REST, where it was not granted', false, null],
])('in %s', (_, messageContent, intents) => {
  let discord: Discord;
  let chat: Channel;
  let ann: Person;
  let socket: RawSocket;

  beforeEach(async () => {
    discord = await openDiscord({ messageContent });
    chat = discord.guild().text('chat');
    ann = discord.person({ name: 'ann' });
    socket = new RawSocket(discord);
    await socket.ready(discord, intents ?? Intent.GuildMessages | Intent.DirectMessages);
  });

  afterEach(() => discord.close());

  async function asTheBotSees(message: Message): Promise<Json> {
    if (intents === null)
      return (await rest(discord, `GET /channels/${message.channelId}/messages/${message.id}`)).json;
    return (await socket.frame(({ t, d }) => t === 'MESSAGE_CREATE' && d.id === message.id)).d;
  }

  async function botSays(content: string): Promise<Message> {
    await rest(discord, `POST /channels/${chat.id}/messages`, { content });
    return discord.messagesIn(chat).at(-1)!;
  }

  test('what people write is left out', async () => {
    const post = await ann.post(chat, { content: 'secret', files: FILES });
    expect(await asTheBotSees(post)).toMatchObject(EMPTY);
    expect(post.json).toMatchObject({ content: 'secret', attachments: [{ filename: 'a.log' }] });
  });

  test('a forwarded text is left out too', async () => {
    const forward = await ann.post(chat, { forwards: await ann.post(chat, 'secret') });
    expect(await asTheBotSees(forward)).toMatchObject({ ...EMPTY, message_snapshots: [] });
  });

  test('what mentions the bot is there', async () => {
    const post = await ann.post(chat, { content: `<@${discord.bot.id}> it fails`, files: FILES });
    expect(await asTheBotSees(post)).toMatchObject({ content: post.content, attachments: [{ filename: 'a.log' }] });
  });

  test('so is a reply that notifies the bot, but not the one it answers of somebody else', async () => {
    const reply = await ann.post(chat, { content: 'and now?', replyTo: await botSays('try this') });
    expect(await asTheBotSees(reply)).toMatchObject({
      content: 'and now?',
      referenced_message: { content: 'try this' },
    });
    const quiet = await ann.post(chat, { content: 'and now?', replyTo: await botSays('try that'), ping: false });
    expect(await asTheBotSees(quiet)).toMatchObject({ ...EMPTY, referenced_message: { content: 'try that' } });
    const other = discord.person({ name: 'bob' });
    const asked = await other.post(chat, {
      content: `<@${discord.bot.id}> look`,
      replyTo: await ann.post(chat, 'secret'),
    });
    expect(await asTheBotSees(asked)).toMatchObject({ content: asked.content, referenced_message: EMPTY });
  });

  test('what the bot itself says is there', async () => {
    expect(await asTheBotSees(await botSays('mine'))).toMatchObject({ content: 'mine' });
  });

  test('direct messages are there', async () => {
    expect(await asTheBotSees(await ann.post(ann.dm(), 'direct'))).toMatchObject({ content: 'direct' });
  });

  test('the target of a context menu is there', async () => {
    const command = [{ name: 'Diagnose message', type: 3 }];
    await rest(discord, `PUT /applications/${discord.application.id}/commands`, command);
    const post = await ann.post(chat, 'secret');
    void ann.contextMenu(post, 'Diagnose message');
    const { d } = await socket.event('INTERACTION_CREATE');
    expect(d.data.resolved.messages[post.id].content).toBe('secret');
  });
});

test('with the intent all of it is there', async () => {
  const discord = await openDiscord();
  const chat = discord.guild().text('chat');
  const socket = new RawSocket(discord);
  await socket.ready(discord, Intent.GuildMessages | Intent.MessageContent);
  const post = await discord.person({ name: 'ann' }).post(chat, { content: 'x', files: FILES });
  expect((await socket.event('MESSAGE_CREATE')).d).toMatchObject({ content: 'x', guild_id: chat.guildId });
  const { json } = await rest(discord, `GET /channels/${chat.id}/messages`);
  expect(json).toMatchObject([{ id: post.id, content: 'x', attachments: [{ filename: 'a.log' }] }]);
  await discord.close();
});

test('a client that asks for what was not granted is closed with 4014, and works without', async () => {
  const discord = await openDiscord({ messageContent: false });
  const attempt = async (intents: GatewayIntentsString[]): Promise<string> => {
    const client = new Client({ intents, rest: { api: discord.api } });
    const end = new Promise<string>((resolve) => {
      client.once('clientReady', () => resolve('ready'));
      client.once('shardDisconnect', ({ code }) => resolve(String(code)));
      client.once('error', ({ message }) => resolve(message));
    });
    const login = client.login(discord.token).then(
      () => end,
      (error: Error) => error.message,
    );
    const outcome = await Promise.race([end, login]);
    await client.destroy();
    return outcome;
  };
  expect(await attempt(['Guilds', 'MessageContent'])).toMatch(/4014|disallowed intents/u);
  expect(await attempt(['Guilds'])).toBe('ready');
  expect((await rest(discord, 'GET /applications/@me')).json.flags).toBe(0);
  await discord.close();
});
