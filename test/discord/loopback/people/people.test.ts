import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discord, type Guild, openDiscord, type Person } from '../discord.ts';
import { rest } from '../raw-rest.ts';
import { RawSocket } from '../raw-socket.ts';

let discord: Discord;
let guild: Guild;
let ann: Person;
let socket: RawSocket;

beforeAll(async () => {
  discord = await openDiscord();
  guild = discord.guild();
  ann = discord.person({ name: 'ann', permissions: 1n << 34n });
  socket = new RawSocket(discord);
  await socket.ready(discord, (1 << 0) | (1 << 9) | (1 << 15));
});

afterAll(() => discord.close());

test('people become members where they act, with roles for what they may do', async () => {
  const chat = guild.text('chat');
  await ann.post(chat, 'x');
  const { json } = await rest(discord, `GET /guilds/${guild.id}/members/${ann.id}`);
  expect(json.user.username).toBe('ann');
  const roles = (await rest(discord, `GET /guilds/${guild.id}/roles`)).json as { id: string; permissions: string }[];
  const own = roles
    .filter(({ id }) => json.roles.includes(id))
    .reduce((bits, one) => bits | BigInt(one.permissions), 0n);
  expect(own & (1n << 34n)).not.toBe(0n);
  const helper = guild.role('helpers', 1n << 13n);
  const bob = discord.person({ name: 'bob' });
  guild.member(bob, { roles: [helper] });
  expect((await rest(discord, `GET /guilds/${guild.id}/members/${bob.id}`)).json.roles).toContain(helper);
});

test('a bot known by its id is found by it where it is a member', async () => {
  const other = discord.person({ name: 'Answer Overflow', id: '958907348389339146', bot: true });
  expect((await rest(discord, `GET /guilds/${guild.id}/members/${other.id}`)).json.code).toBe(10007);
  guild.member(other);
  const { json } = await rest(discord, `GET /guilds/${guild.id}/members/958907348389339146`);
  expect(json.user).toMatchObject({ username: 'Answer Overflow', bot: true });
});

test('posts come by people, bots, webhooks and the system', async () => {
  const chat = guild.text('chat');
  const other = discord.person({ name: 'other', bot: true });
  await other.post(chat, { content: 'a', embeds: [{ title: 'Solved' }] });
  await ann.post(chat, { content: 'b', webhook: true });
  await ann.post(chat, { type: 7 });
  await discord.until(() => discord.messagesIn(chat).length === 3);
  const seen = await discord.until(() => {
    const events = socket.frames.filter(({ t, d }) => t === 'MESSAGE_CREATE' && d.channel_id === chat.id);
    return events.length === 3 ? events.map(({ d }) => d) : null;
  });
  expect(seen[0]).toMatchObject({ author: { id: other.id, bot: true }, embeds: [{ title: 'Solved' }] });
  expect(seen[1]).toMatchObject({ webhook_id: expect.any(String), author: { username: 'ann', bot: true } });
  expect(seen[1].member).toBeUndefined();
  expect(seen[2]).toMatchObject({ type: 7, content: '' });
  expect(discord.messagesIn(chat)[0]!.text).toBe('a\nSolved');
});

test('a forwarded message holds a snapshot of what it was', async () => {
  const chat = guild.text('chat');
  const post = await ann.post(chat, { content: 'it fails', files: [{ name: 'a.log', text: 'x' }] });
  const forward = await ann.post(chat, { forwards: post });
  await ann.edit(post, 'changed');
  expect(forward.json).toMatchObject({
    content: '',
    message_reference: { type: 1, message_id: post.id },
    message_snapshots: [{ message: { content: 'it fails', attachments: [{ filename: 'a.log' }] } }],
  });
  expect(forward.repliesTo).toBeNull();
});

test('threads are made from messages, archived, locked, tagged and deleted', async () => {
  const chat = guild.text('chat');
  const post = await ann.post(chat, 'it fails');
  const thread = await ann.openThread(post, 'It fails');
  expect([thread.id, thread.parentId, post.json.thread?.name]).toEqual([post.id, chat.id, 'It fails']);
  expect(discord.messagesIn(thread)[0]!.json).toMatchObject({ type: 21, referenced_message: { content: 'it fails' } });
  const help = guild.forum('help', { tags: ['solved', 'open'] });
  const other = await ann.openPost(help, { title: 'a', content: 'b', tags: ['open'] });
  await guild.applyTag(other, 'solved');
  await guild.removeTag(other, help.tags[1]!.id);
  await ann.lock(other);
  await ann.archive(other);
  expect(other).toMatchObject({ isLocked: true, isArchived: true, appliedTags: [help.tags[0]!.id], isDeleted: false });
  const updates = await discord.until(() => {
    const all = socket.frames.filter(({ t, d }) => t === 'THREAD_UPDATE' && d.id === other.id);
    return all.length === 4 ? all : null;
  });
  expect(updates.at(-1)!.d.thread_metadata).toMatchObject({ locked: true, archived: true });
  const active = (await rest(discord, `GET /guilds/${guild.id}/threads/active`)).json.threads as { id: string }[];
  expect(active.map(({ id }) => id)).toContain(thread.id);
  expect(active.map(({ id }) => id)).not.toContain(other.id);
  expect((await rest(discord, `GET /channels/${help.id}/threads/archived/public`)).json.threads).toMatchObject([
    { id: other.id },
  ]);
  await guild.deleteThread(other);
  expect(other.isDeleted).toBe(true);
  expect((await rest(discord, `GET /channels/${other.id}`)).json.code).toBe(10003);
});

test('messages are listed newest first, after, before and around one', async () => {
  const chat = guild.text('chat');
  const ids: string[] = [];
  for (const content of ['a', 'b', 'c', 'd', 'e']) ids.push((await ann.post(chat, content)).id);
  const list = async (query: string): Promise<string> => {
    const { json } = await rest(discord, `GET /channels/${chat.id}/messages?${query}`);
    return (json as { content: string }[]).map(({ content }) => content).join('');
  };
  expect(await list('limit=2')).toBe('ed');
  expect(await list(`after=${ids[1]}&limit=2`)).toBe('dc');
  expect(await list(`before=${ids[3]}&limit=2`)).toBe('cb');
  expect(await list(`around=${ids[2]}&limit=3`)).toBe('dcb');
  expect(await list(`after=${ids[4]}`)).toBe('');
});

test('what nobody could do is told', async () => {
  const chat = guild.text('chat');
  const help = guild.forum('help', { tags: ['solved'] });
  const bob = discord.person({ name: 'bob' });
  const post = await ann.post(chat, 'x');
  await expect(bob.edit(post, 'y')).rejects.toThrow('bob did not write this message');
  await expect(ann.press(post, 'Press')).rejects.toThrow('there is no "Press"');
  await expect(ann.post(help, 'x')).rejects.toThrow('openPost');
  await expect(ann.openPost(help, { title: 'a', content: 'b', tags: ['none'] })).rejects.toThrow('no tag "none"');
  await expect(ann.post(chat, 'x'.repeat(4_001))).rejects.toThrow('message.txt');
  await expect(ann.post({ id: '1' }, 'x')).rejects.toThrow('no channel 1');
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Old', custom_id: 'o', disabled: true }] };
  await rest(discord, `POST /channels/${chat.id}/messages`, { content: 'x', components: [row] });
  await expect(ann.press(discord.messagesIn(chat).at(-1)!, 'Old')).rejects.toThrow('"Old" is disabled');
});

test('the bot opens forum posts, threads and direct messages itself', async () => {
  const help = guild.forum('help', { tags: ['solved'] });
  const chat = guild.text('chat', { botPermissions: (1n << 35n) | (1n << 10n) | (1n << 16n) });
  const body = { name: 'A post', applied_tags: [help.tags[0]!.id], message: { content: 'hello' } };
  const { status, json } = await rest(discord, `POST /channels/${help.id}/threads`, body);
  expect([status, json.message.id]).toEqual([201, json.id]);
  const post = await ann.post(chat, 'x');
  const request = `POST /channels/${chat.id}/messages/${post.id}/threads`;
  expect((await rest(discord, request, { name: 'T' })).json).toMatchObject({ id: post.id, type: 11, name: 'T' });
  expect((await rest(discord, request, { name: 'T' })).json.code).toBe(160004);
  const dm = (await rest(discord, 'POST /users/@me/channels', { recipient_id: ann.id })).json;
  expect(dm).toMatchObject({ type: 1, recipients: [{ id: ann.id }] });
  await rest(discord, `POST /channels/${dm.id}/messages`, { content: 'hello' });
  expect(discord.messagesIn(ann.dm())).toMatchObject([{ content: 'hello' }]);
});
