import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Channel, type Discord, type Forum, type Guild, openDiscord, type Person } from '../discord.ts';
import { BOT_PERMISSIONS } from '../permissions.ts';
import { rest } from '../raw-rest.ts';

const NOBODY = '123456789012345678';
let discord: Discord;
let guild: Guild;
let chat: Channel;
let help: Forum;
let ann: Person;

beforeEach(async () => {
  discord = await openDiscord();
  guild = discord.guild();
  chat = guild.text('chat');
  help = guild.forum('help', { tags: ['solved', { name: 'staff', moderated: true }] });
  ann = discord.person({ name: 'ann' });
});

afterEach(() => discord.close());

async function code(request: string, body?: object): Promise<readonly [number, number]> {
  const { status, json } = await rest(discord, request, body);
  return [status, json?.code ?? 0];
}

const without = (bits: bigint): bigint => BOT_PERMISSIONS & ~bits;

test('what does not exist is told by its code', async () => {
  expect(await code(`GET /channels/${NOBODY}`)).toEqual([404, 10003]);
  expect(await code(`GET /guilds/${NOBODY}`)).toEqual([404, 10004]);
  expect(await code(`GET /users/${NOBODY}`)).toEqual([404, 10013]);
  expect(await code(`GET /guilds/${guild.id}/members/${NOBODY}`)).toEqual([404, 10007]);
  expect(await code(`GET /guilds/${guild.id}/members/${ann.id}`)).toEqual([404, 10007]);
  expect(await code(`GET /guilds/${guild.id}/members?limit=100`)).toEqual([403, 50001]);
  expect(await code(`GET /channels/${chat.id}/messages/${NOBODY}`)).toEqual([404, 10008]);
  expect(await code(`DELETE /channels/${chat.id}/messages/${NOBODY}`)).toEqual([404, 10008]);
  expect(await code(`PATCH /channels/${chat.id}/messages/${NOBODY}`, { content: 'x' })).toEqual([404, 10008]);
  expect(await code(`GET /applications/${discord.application.id}/commands/${NOBODY}`)).toEqual([404, 10063]);
  expect(await code(`POST /interactions/${NOBODY}/none/callback`, { type: 5 })).toEqual([404, 10062]);
  expect(await code(`PATCH /webhooks/${discord.application.id}/none/messages/@original`, {})).toEqual([404, 10015]);
  expect(discord.faultsFound).toEqual([]);
});

test('a request without the token is not let in', async () => {
  const response = await fetch(`${discord.api}/v10/users/@me`, { headers: { authorization: 'Bot another' } });
  expect([response.status, await response.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
});

test('a route that is not there is told, and noted', async () => {
  expect(await code('GET /voice/regions')).toEqual([404, 0]);
  expect(discord.faultsFound).toEqual(['no such route: GET /voice/regions']);
});

test('an answer without a body has no content type', async () => {
  const post = await ann.post(chat, 'x');
  const { status, headers, json } = await rest(
    discord,
    `PUT /channels/${chat.id}/messages/${post.id}/reactions/%E2%9C%85/@me`,
  );
  expect([status, headers.get('content-type'), json]).toEqual([204, null, null]);
  expect(post.reactions).toEqual([{ emoji: '✅', userId: discord.bot.id }]);
});

test('who cannot see a channel has no access to it', async () => {
  const hidden = guild.text('staff', { botPermissions: 0n });
  const post = await ann.post(hidden, 'x');
  for (const request of ['GET', 'DELETE'].map((method) => `${method} /channels/${hidden.id}/messages/${post.id}`)) {
    expect(await code(request)).toEqual([403, 50001]);
  }
  expect(await code(`POST /channels/${hidden.id}/messages`, { content: 'x' })).toEqual([403, 50001]);
  expect(await code(`GET /channels/${discord.guild({ withBot: false }).text('a').id}`)).toEqual([403, 50001]);
});

test.each<[string, bigint, number]>([
  ['sending', Permission.SendMessages, 50013],
  ['sending with files', Permission.AttachFiles, 50013],
  ['a reply', Permission.ReadMessageHistory, 160002],
  ['a reaction', Permission.AddReactions, 50013],
])('%s needs its permission', async (what, permission, expected) => {
  const narrow = guild.text('narrow', { botPermissions: without(permission) });
  const post = await ann.post(narrow, 'x');
  const messages = `/channels/${narrow.id}/messages`;
  if (what === 'a reaction') {
    await guild.permitBot(without(permission), narrow);
    expect(await code(`PUT ${messages}/${post.id}/reactions/x/@me`)).toEqual([403, expected]);
    return;
  }
  const body = { content: 'x', ...(what === 'a reply' ? { message_reference: { message_id: post.id } } : {}) };
  const files = what === 'sending with files' ? [{ name: 'a.txt', text: 'x' }] : undefined;
  expect((await rest(discord, `POST ${messages}`, body, files)).json.code).toBe(expected);
  await guild.permitBot(BOT_PERMISSIONS, narrow);
  expect((await rest(discord, `POST ${messages}`, body, files)).status).toBe(200);
});

test('without the history nothing is listed', async () => {
  const post = await ann.post(chat, 'x');
  expect((await rest(discord, `GET /channels/${chat.id}/messages`)).json).toHaveLength(1);
  await guild.permitBot(without(Permission.ReadMessageHistory), chat);
  expect((await rest(discord, `GET /channels/${chat.id}/messages`)).json).toEqual([]);
  expect(await code(`GET /channels/${chat.id}/messages/${post.id}`)).toEqual([403, 50001]);
});

test('messages of others are deleted by who manages messages, and edited by nobody', async () => {
  const post = await ann.post(chat, 'x');
  const own = (await rest(discord, `POST /channels/${chat.id}/messages`, { content: 'mine' })).json;
  expect(await code(`DELETE /channels/${chat.id}/messages/${post.id}`)).toEqual([403, 50013]);
  expect(await code(`DELETE /channels/${chat.id}/messages/${own.id}`)).toEqual([204, 0]);
  await guild.permitBot(BOT_PERMISSIONS | Permission.ManageMessages);
  expect(await code(`PATCH /channels/${chat.id}/messages/${post.id}`, { content: 'y' })).toEqual([403, 50005]);
  expect(discord.faultsFound).toEqual([expect.stringContaining('Cannot edit a message authored by another user')]);
  expect(await code(`DELETE /channels/${chat.id}/messages/${post.id}`)).toEqual([204, 0]);
  expect(post.isDeleted).toBe(true);
});

test('many messages are deleted at once by who manages messages', async () => {
  const posts = [await ann.post(chat, 'a'), await ann.post(chat, 'b')];
  const body = { messages: posts.map(({ id }) => id) };
  expect(await code(`POST /channels/${chat.id}/messages/bulk-delete`, body)).toEqual([403, 50013]);
  await guild.permitBot(BOT_PERMISSIONS | Permission.ManageMessages, chat);
  expect(await code(`POST /channels/${chat.id}/messages/bulk-delete`, body)).toEqual([204, 0]);
  expect(discord.messagesIn(chat)).toEqual([]);
});

test('threads need their own permission to send', async () => {
  const thread = await ann.openPost(help, { title: 'a', content: 'b' });
  await guild.permitBot(without(Permission.SendMessagesInThreads), help);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'x' })).toEqual([403, 50013]);
  await guild.permitBot(without(Permission.SendMessages), help);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'x' })).toEqual([200, 0]);
  expect(await code(`POST /channels/${help.id}/messages`, { content: 'x' })).toEqual([400, 50008]);
});

test('in an archived thread nothing is changed, but a message wakes it up', async () => {
  const thread = await ann.openPost(help, { title: 'a', content: 'b' });
  const own = (await rest(discord, `POST /channels/${thread.id}/messages`, { content: 'x' })).json;
  await ann.archive(thread);
  expect(await code(`PATCH /channels/${thread.id}/messages/${own.id}`, { content: 'y' })).toEqual([400, 50083]);
  expect(await code(`PUT /channels/${thread.id}/messages/${thread.id}/reactions/x/@me`)).toEqual([400, 50083]);
  expect(await code(`PATCH /channels/${thread.id}`, { applied_tags: [] })).toEqual([400, 50083]);
  expect(await code(`PUT /channels/${thread.id}/thread-members/@me`)).toEqual([400, 50083]);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'z' })).toEqual([200, 0]);
  expect(thread.isArchived).toBe(false);
});

test('a locked thread is for those who manage threads', async () => {
  const thread = await ann.openPost(help, { title: 'a', content: 'b' });
  const own = (await rest(discord, `POST /channels/${thread.id}/messages`, { content: 'x' })).json;
  await ann.lock(thread);
  expect(await code(`PATCH /channels/${thread.id}/messages/${own.id}`, { content: 'y' })).toEqual([400, 160005]);
  expect(await code(`PUT /channels/${thread.id}/messages/${own.id}/reactions/x/@me`)).toEqual([204, 0]);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'x' })).toEqual([400, 160005]);
  await ann.archive(thread);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'x' })).toEqual([400, 50083]);
  await expect(ann.post(thread, 'x')).rejects.toThrow('locked');
  await guild.permitBot(BOT_PERMISSIONS | Permission.ManageThreads, help);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'x' })).toEqual([200, 0]);
});

test('tags of posts of others are set by who manages threads; ones that are unknown by nobody', async () => {
  const [solved, staff] = help.tags.map(({ id }) => id);
  const thread = await ann.openPost(help, { title: 'a', content: 'b' });
  const request = `PATCH /channels/${thread.id}`;
  expect(await code(request, { applied_tags: [solved] })).toEqual([403, 50013]);
  await guild.permitBot(BOT_PERMISSIONS | Permission.ManageThreads, help);
  expect(await code(request, { applied_tags: [solved, staff] })).toEqual([200, 0]);
  expect(thread.appliedTags).toEqual([solved, staff]);
  expect(await code(request, { applied_tags: [NOBODY] })).toEqual([400, 50035]);
  expect(await code(request, { applied_tags: Array(6).fill(solved) })).toEqual([400, 50035]);
  expect(discord.faultsFound).toHaveLength(2);
});

test('a forum post whose first message is late can be neither read nor answered', async () => {
  const thread = await ann.openPost(help, { title: 'a', content: 'b', starterLateMs: 60 });
  expect(await code(`GET /channels/${thread.id}/messages/${thread.id}`)).toEqual([404, 10008]);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'x' })).toEqual([403, 40058]);
  await discord.until(() => discord.messagesIn(thread).length === 1);
  expect(await code(`GET /channels/${thread.id}/messages/${thread.id}`)).toEqual([200, 0]);
  expect(await code(`POST /channels/${thread.id}/messages`, { content: 'x' })).toEqual([200, 0]);
});

test('an outage of a guild takes its channels away', async () => {
  await guild.outage(true);
  expect(await code(`GET /channels/${chat.id}`)).toEqual([403, 50001]);
  await guild.outage(false);
  expect(await code(`GET /channels/${chat.id}`)).toEqual([200, 0]);
});

test('ids that are none, and limits out of range, are refused', async () => {
  expect((await rest(discord, 'GET /channels/abc')).json).toEqual({
    code: 50035,
    message: 'Invalid Form Body',
    errors: { channel_id: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'Value "abc" is not snowflake.' }] } },
  });
  expect(await code(`GET /channels/${chat.id}/messages?limit=101`)).toEqual([400, 50035]);
  expect(discord.faultsFound).toHaveLength(2);
});
