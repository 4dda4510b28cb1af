import type { Client, Guild as ClientGuild } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connected } from './connected.ts';
import { type Discord, type Guild, openDiscord, type Person } from './discord.ts';

let discord: Discord;
let client: Client<true>;
let guild: Guild;
let seen: ClientGuild;
let ann: Person;

beforeAll(async () => {
  discord = await openDiscord();
  guild = discord.guild({ name: 'clinic', locale: 'zh-CN' });
  ann = discord.person({ name: 'ann' });
  guild.member(ann);
  client = await connected(discord);
  seen = client.guilds.cache.get(guild.id)!;
});

afterAll(async () => {
  expect(discord.faultsFound).toEqual([]);
  await client.destroy();
  await discord.close();
});

test('a client reads itself, its application and its guilds', async () => {
  expect((await client.application.fetch()).id).toBe(discord.application.id);
  expect((await client.user.fetch()).username).toBe('clinic');
  expect([...(await client.guilds.fetch()).keys()]).toEqual([guild.id]);
  expect((await seen.fetch()).preferredLocale).toBe('zh-CN');
});

test('a client reads channels, roles, users and members', async () => {
  const chat = guild.text('chat');
  expect((await seen.channels.fetch()).has(chat.id)).toBe(true);
  expect((await seen.roles.fetch()).map(({ name }) => name)).toContain('@everyone');
  expect((await client.users.fetch(ann.id, { force: true })).username).toBe('ann');
  expect((await seen.members.fetch({ user: ann.id, force: true })).id).toBe(ann.id);
  const nobody = '123456789012345678';
  const chunk = await seen.members.fetch({ user: [ann.id, nobody] });
  expect([...chunk.keys()]).toEqual([ann.id]);
});

test('a client types, reacts, sees who reacted and takes it back', async () => {
  const post = await ann.post(guild.text('chat'), 'x');
  const channel = await client.channels.fetch(post.channelId);
  if (!channel?.isSendable()) throw new Error('not sendable');
  await channel.sendTyping();
  const message = await channel.messages.fetch(post.id);
  const reaction = await message.react('✅');
  await ann.react(post, '✅');
  expect([...(await reaction.users.fetch()).keys()]).toEqual([discord.bot.id, ann.id]);
  expect(post.json.reactions).toMatchObject([{ emoji: { name: '✅' }, count: 2, me: true }]);
  await reaction.users.remove(discord.bot.id);
  expect(post.reactions).toEqual([{ emoji: '✅', userId: ann.id }]);
});

test('a client joins and leaves a thread, changes its own, and lists threads but not who is there', async () => {
  const help = guild.forum('help', { tags: ['solved'] });
  const thread = await ann.openPost(help, { title: 'a', content: 'b' });
  const channel = await client.channels.fetch(thread.id);
  if (!channel?.isThread()) throw new Error('not a thread');
  await channel.join();
  expect((await client.channels.fetch(thread.id, { force: true }))?.isThread()).toBe(true);
  expect(channel.joined).toBe(true);
  await channel.leave();
  await expect(channel.members.fetch()).rejects.toMatchObject({ code: 50001 });
  const forum = await client.channels.fetch(help.id);
  if (!forum?.isThreadOnly()) throw new Error('not a forum');
  const own = await forum.threads.create({ name: 'mine', message: { content: 'x' } });
  await own.edit({ name: 'still mine', appliedTags: [help.tags[0]!.id], archived: true });
  expect([own.name, own.archived, own.appliedTags]).toEqual(['still mine', true, [help.tags[0]!.id]]);
  expect([...(await forum.threads.fetchArchived()).threads.keys()]).toEqual([own.id]);
  expect([...(await forum.threads.fetchActive()).threads.keys()]).toEqual([thread.id]);
});

test('who manages channels and threads renames and deletes them', async () => {
  const chat = guild.text('chat', { botPermissions: (1n << 10n) | (1n << 4n) | (1n << 34n) | (1n << 11n) });
  const channel = await client.channels.fetch(chat.id);
  if (channel?.type !== 0) throw new Error('not a text channel');
  const renamed = new Promise((resolve) =>
    client.once('channelUpdate', (_, now) => resolve('name' in now && now.name)),
  );
  await channel.setName('talk');
  expect(await renamed).toBe('talk');
  const thread = await ann.openThread(await ann.post(chat, 'x'), 'T');
  const inside = await client.channels.fetch(thread.id);
  await inside!.delete();
  expect(thread.isDeleted).toBe(true);
  const gone = new Promise((resolve) => client.once('channelDelete', ({ id }) => resolve(id)));
  await channel.delete();
  expect(await gone).toBe(chat.id);
});
