import {
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  type Client,
  type Message as ClientMessage,
  type Interaction,
  MessageFlags,
  type SendableChannels,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connected } from './connected.ts';
import { type Channel, type Discord, openDiscord } from './discord.ts';

let discord: Discord;
let client: Client<true>;
const { IsComponentsV2, Ephemeral } = MessageFlags;

const CARD = {
  type: 17,
  components: [
    { type: 10, content: '**Pairing**' },
    { type: 1, components: [{ type: 2, style: 2, label: 'Not it', custom_id: 'clinic:1:not-it' }] },
  ],
} as const;

beforeAll(async () => {
  discord = await openDiscord();
  client = await connected(discord);
});

beforeEach(() => {
  client.removeAllListeners('messageCreate');
  client.removeAllListeners('interactionCreate');
});

afterAll(async () => {
  expect(discord.faultsFound).toEqual([]);
  await client.destroy();
  await discord.close();
});

function whenAsked(answer: (interaction: Interaction) => Promise<unknown>): void {
  client.on('interactionCreate', (interaction) => void answer(interaction));
}

function heard(): Promise<ClientMessage> {
  return new Promise((resolve) => client.on('messageCreate', (one) => void (one.author.bot || resolve(one))));
}

/** What the client holds of a channel, once it was told of it. */
async function sendable({ id }: Channel): Promise<SendableChannels> {
  const channel = await discord.until(() => client.channels.cache.get(id));
  if (!channel.isSendable()) throw new Error('not sendable');
  return channel;
}

test('a client logs in and knows guilds, channels, threads, roles and itself', async () => {
  const guild = discord.guild({ name: 'clinic', locale: 'es-ES' });
  const help = guild.forum('help', { tags: ['solved'] });
  const ann = discord.person({ name: 'ann' });
  const thread = await ann.openPost(help, { title: 'It fails', content: 'pairing required', tags: ['solved'] });
  const second = await connected(discord);
  const seen = second.guilds.cache.get(guild.id)!;
  expect(seen.preferredLocale).toBe('es-ES');
  expect(seen.members.me?.permissions.has('SendMessagesInThreads')).toBe(true);
  const forum = seen.channels.cache.get(help.id)!;
  expect(forum.type).toBe(ChannelType.GuildForum);
  const known = seen.channels.cache.get(thread.id);
  expect(known?.isThread() && known.appliedTags).toEqual(thread.appliedTags);
  await second.destroy();
});

test('a message is heard with its author, content and files, and is answered', async () => {
  const chat = discord.guild().text('chat');
  const ann = discord.person({ name: 'ann' });
  const next = heard();
  const post = await ann.post(chat, { content: 'it fails', files: [{ name: 'gateway.log', text: 'error: 1008' }] });
  const message = await next;
  expect([message.author.username, message.content]).toEqual(['ann', 'it fails']);
  const file = message.attachments.first()!;
  expect(file.contentType).toBe('text/plain; charset=utf-8');
  expect(await (await fetch(file.url)).text()).toBe('error: 1008');
  await message.reply({
    components: [CARD],
    flags: IsComponentsV2,
    allowedMentions: { parse: [], repliedUser: false },
  });
  const reply = discord.messagesIn(chat)[1]!;
  expect([reply.text, reply.repliesTo, reply.pings]).toEqual(['**Pairing**', post.id, []]);
  expect(reply.buttons).toEqual([{ label: 'Not it', customId: 'clinic:1:not-it', url: null, isDisabled: false }]);
});

test('a slash command is deferred, and completed with Components V2', async () => {
  await client.application.commands.set([
    {
      name: 'diagnose',
      description: 'Reads an error',
      contexts: [0, 1, 2],
      integrationTypes: [0, 1],
      options: [
        { type: 3, name: 'error', description: 'The text' },
        { type: 11, name: 'log', description: 'A file' },
        { type: 5, name: 'public', description: 'For all' },
      ],
    },
  ]);
  whenAsked(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: Ephemeral });
    const log = await fetch(interaction.options.getAttachment('log')!.url);
    const said = `${interaction.options.getString('error')} ${interaction.options.getBoolean('public')} ${await log.text()}`;
    await interaction.editReply({ components: [{ type: 10, content: said }], flags: IsComponentsV2 });
  });
  const ann = discord.person({ name: 'ann', locale: 'zh-CN' });
  const chat = discord.guild({ locale: 'es-ES' }).text('chat');
  const values = { error: 'boom', public: false, log: { name: 'a.log', text: 'the log' } };
  const exchange = await ann.slash(chat, 'diagnose', values);
  expect(exchange.first).toMatchObject({ type: 5, flags: Ephemeral });
  expect(exchange.ackMs).toBeLessThan(3_000);
  await exchange.settled();
  expect(exchange.shown).toMatchObject({ text: 'boom false the log', isPrivate: true, edits: 0 });
  expect(discord.messagesIn(chat)).toEqual([]);
  expect(exchange.interaction).toMatchObject({
    locale: 'zh-CN',
    guild_locale: 'es-ES',
    context: 0,
    authorizing_integration_owners: { '0': chat.guildId },
    attachment_size_limit: 10_485_760,
    entitlements: [],
    channel: { id: chat.id, name: 'chat' },
  });
});

test('a modal takes text and files and cannot be answered by a modal', async () => {
  await client.application.commands.set([{ name: 'diagnose', description: 'Reads an error' }]);
  const modal = {
    custom_id: 'clinic:1:paste',
    title: 'Paste the error',
    components: [
      { type: 10, content: 'Take tokens out first.' },
      { type: 18, label: 'Error', component: { type: 4, style: 2, custom_id: 'error', max_length: 4_000 } },
      { type: 18, label: 'Logs', component: { type: 19, custom_id: 'logs', max_values: 10, required: false } },
    ],
  } as const;
  whenAsked(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.showModal(modal as unknown as APIModalInteractionResponseCallbackData);
    if (!interaction.isModalSubmit()) return;
    const files = interaction.fields.getUploadedFiles('logs')!;
    const first = await fetch(files.first()!.url);
    await interaction.reply(`${interaction.fields.getTextInputValue('error')} ${files.size} ${await first.text()}`);
  });
  const ann = discord.person({ name: 'ann' });
  const chat = discord.guild().text('chat');
  const opened = await ann.slash(chat, 'diagnose');
  expect(opened.modal?.title).toBe('Paste the error');
  const files = [
    { name: 'a.log', text: 'one' },
    { name: 'b.log', text: 'two' },
  ];
  const sent = await ann.submit(opened, { error: 'pairing required', logs: files });
  expect(sent.shown?.text).toBe('pairing required 2 one');
  await expect(ann.submit(opened, { error: '' })).rejects.toThrow('1 to 4000 characters');
  await expect(ann.submit(opened, { error: 'x', other: 'y' })).rejects.toThrow('no field "other"');
});

test('buttons and select menus come with their message, and update it', async () => {
  const chat = discord.guild().text('chat');
  const channel = await sendable(chat);
  const options = ['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }));
  const row = { type: 1, components: [{ type: 3, custom_id: 'pick', options, max_values: 2 }] } as const;
  await channel.send({ components: [CARD, row], flags: IsComponentsV2 });
  const message = discord.messagesIn(chat)[0]!;
  const ann = discord.person({ name: 'ann' });
  whenAsked(async (interaction) => {
    if (interaction.isButton()) {
      expect(interaction.message.components).toHaveLength(2);
      await interaction.update({ components: [{ type: 10, content: `pressed ${interaction.customId}` }] });
    }
    if (interaction.isStringSelectMenu())
      await interaction.reply({ content: interaction.values.join(), flags: Ephemeral });
  });
  const chosen = await ann.choose(message, 'pick', ['a', 'c']);
  expect(chosen.shown).toMatchObject({ text: 'a,c', isPrivate: true });
  const pressed = await ann.press(message, 'Not it');
  expect(pressed.shown).toBe(message);
  expect(message.text).toBe('pressed clinic:1:not-it');
  await expect(ann.press(message, 'Not it')).rejects.toThrow('there is no "Not it"');
});

test('a deferred update changes the message later', async () => {
  const chat = discord.guild().text('chat');
  const channel = await sendable(chat);
  await channel.send({ components: [CARD], flags: IsComponentsV2 });
  whenAsked(async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply({ components: [{ type: 10, content: 'later' }] });
    await interaction.followUp({ content: 'and this', flags: Ephemeral });
  });
  const exchange = await discord.person({ name: 'ann' }).press(discord.messagesIn(chat)[0]!, 'clinic:1:not-it');
  expect(exchange.first?.type).toBe(6);
  await exchange.settled();
  await discord.until(() => exchange.followUps.length === 1);
  expect(exchange.shown?.text).toBe('later');
  expect(exchange.followUps[0]).toMatchObject({ content: 'and this', isPrivate: true });
});

test('autocomplete is asked with what stands in the option', async () => {
  await client.application.commands.set([
    {
      name: 'kb',
      description: 'Knowledge base',
      options: [
        {
          type: 1,
          name: 'search',
          description: 'Looks up',
          options: [{ type: 3, name: 'words', description: 'What', required: true, autocomplete: true }],
        },
      ],
    },
  ]);
  whenAsked(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const asked = `${interaction.options.getSubcommand()} ${interaction.options.getFocused()}`;
    await interaction.respond([{ name: asked, value: 'pairing' }]);
  });
  const chat = discord.guild().text('chat');
  const ann = discord.person({ name: 'ann' });
  expect(await ann.typeahead(chat, 'kb search', 'words', 'pair')).toEqual([{ name: 'search pair', value: 'pairing' }]);
  await expect(ann.slash(chat, 'kb search')).rejects.toThrow('option "words" is required');
  await expect(ann.slash(chat, 'kb find', { words: 'x' })).rejects.toThrow('no subcommand "find"');
});

test('a context menu carries its target', async () => {
  await client.application.commands.set([{ name: 'Diagnose message', type: 3 }]);
  whenAsked(async (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      await interaction.reply(`read: ${interaction.targetMessage.content}`);
  });
  const chat = discord.guild().text('chat');
  const ann = discord.person({ name: 'ann' });
  const post = await ann.post(chat, 'disconnected (1008)');
  const exchange = await ann.contextMenu(post, 'Diagnose message');
  expect(exchange.shown?.text).toBe('read: disconnected (1008)');
  expect(discord.messagesIn(chat)).toHaveLength(2);
});

test('a forum post is told once as new, and answered in its thread', async () => {
  const help = discord.guild().forum('help', { tags: ['question'] });
  const created = new Promise<boolean>((resolve) => client.once('threadCreate', (_, isNew) => resolve(isNew)));
  const next = heard();
  const thread = await discord.person({ name: 'ann' }).openPost(help, { title: 'It fails', content: 'why?' });
  expect(await created).toBe(true);
  const starter = await next;
  expect([starter.id, starter.channelId]).toEqual([thread.id, thread.id]);
  if (!starter.channel.isThread()) throw new Error('not a thread');
  expect((await starter.channel.fetchStarterMessage())?.content).toBe('why?');
  await starter.channel.send('because');
  expect(discord.messagesIn(thread).map(({ content }) => content)).toEqual(['why?', 'because']);
});

test('direct messages are heard and answered', async () => {
  const ann = discord.person({ name: 'ann' });
  whenAsked(async (interaction) => void (interaction.isChatInputCommand() && (await interaction.reply('here'))));
  await client.application.commands.set([{ name: 'here', description: 'Where' }]);
  const exchange = await ann.slash(ann.dm(), 'here');
  expect(exchange.interaction).toMatchObject({
    context: 1,
    user: { id: ann.id },
    authorizing_integration_owners: { '0': '0' },
  });
  expect(exchange.shown?.text).toBe('here');
});

test('edits, previews, deletions and reactions are told', async () => {
  const chat = discord.guild().text('chat');
  const ann = discord.person({ name: 'ann' });
  const told: string[] = [];
  client.on('messageUpdate', (_, now) => void told.push(`update ${now.content} ${now.editedAt !== null}`));
  client.on('messageDelete', ({ id }) => void told.push(`delete ${id}`));
  client.on('messageDeleteBulk', ({ size }) => void told.push(`bulk ${size}`));
  client.on('messageReactionAdd', ({ emoji }, user) => void told.push(`${emoji.name} ${user.id}`));
  const [one, two, three] = [await ann.post(chat, 'one'), await ann.post(chat, 'two'), await ann.post(chat, 'three')];
  await ann.unfurl(one);
  await ann.edit(one, 'one!');
  await ann.react(two, '✅');
  await ann.delete(one);
  await discord.until(() => told.length === 4);
  expect(told).toEqual(['update one false', 'update one! true', `✅ ${ann.id}`, `delete ${one.id}`]);
  const guild = discord.guild();
  const other = guild.text('other');
  await guild.deleteMessages([two, three, await ann.post(other, 'x')]);
  await discord.until(() => told.length === 6);
  expect(told[4]).toBe('bulk 2');
});
