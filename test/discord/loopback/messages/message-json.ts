import { channelJson, memberJson } from '../places-json.ts';
import { attachmentJson } from '../uploads.ts';
import type { GuildState, MessageState, World } from '../world.ts';

/** Types that are written by somebody; all others are system messages. */
const WRITTEN = new Set([0, 19, 20, 23]);

export function isSystem(message: MessageState): boolean {
  return !WRITTEN.has(message.type);
}

/**
 * A message as the API shows it. Without content, what stands in it is left out where the bot may not read it: not in its own messages,
 * direct messages and those that mention it. https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function messageJson(world: World, message: MessageState, withContent: boolean, isNested = false): object {
  const reads = withContent || readsAnyway(world, message);
  const author = world.users.get(message.authorId)!.json;
  const { reference } = message;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: message.webhook ? webhookAuthor(message.webhook) : author,
    content: reads ? message.content : '',
    embeds: reads ? message.embeds : [],
    attachments: reads ? message.uploads.map((id) => attachmentJson(world, world.uploads.get(id)!)) : [],
    components: reads ? message.components : [],
    timestamp: message.timestamp,
    edited_timestamp: message.editedTimestamp,
    flags: message.flags | (message.threadId === null ? 0 : 1 << 5),
    mentions: message.mentions.flatMap((id) => world.users.get(id)?.json ?? []),
    mention_roles: message.mentionRoles,
    mention_everyone: message.mentionsEveryone,
    pinned: false,
    tts: false,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.webhook ? { webhook_id: message.webhook.id } : {}),
    ...(message.interaction ? answerJson(world, message) : {}),
    ...(message.reactions.length === 0 ? {} : { reactions: reactionsJson(world, message) }),
    ...(reference ? { message_reference: referenceJson(reference) } : {}),
    ...(reference?.type === 0 && !isNested ? referencedJson(world, reference.messageId, withContent) : {}),
    ...(message.snapshot ? { message_snapshots: reads ? [{ message: message.snapshot }] : [] } : {}),
    ...(message.threadId === null || isNested
      ? {}
      : { thread: channelJson(world, world.channels.get(message.threadId)!) }),
  };
}

/** As in MESSAGE_CREATE and MESSAGE_UPDATE: with guild and member. */
export function messageEventJson(world: World, message: MessageState, withContent: boolean): object {
  const guild = message.guildId === null ? null : world.guilds.get(message.guildId)!;
  return {
    ...messageJson(world, message, withContent),
    ...(guild ? { guild_id: guild.id, ...senderJson(guild, message) } : {}),
    channel_type: message.guildId === null ? 1 : undefined,
  };
}

function senderJson(guild: GuildState, message: MessageState): object {
  const member = message.webhook ? undefined : guild.members.get(message.authorId);
  return member ? { member: memberJson(member) } : {};
}

/** The bot reads it whether or not it has the intent. */
export function readsAnyway(world: World, message: MessageState): boolean {
  return message.authorId === world.bot.id || message.guildId === null || message.mentions.includes(world.bot.id);
}

function webhookAuthor(webhook: { readonly id: string; readonly name: string }): object {
  return { id: webhook.id, username: webhook.name, discriminator: '0000', global_name: null, avatar: null, bot: true };
}

function referenceJson(reference: NonNullable<MessageState['reference']>): object {
  return {
    type: reference.type,
    message_id: reference.messageId,
    channel_id: reference.channelId,
    ...(reference.guildId === null ? {} : { guild_id: reference.guildId }),
  };
}

function referencedJson(world: World, id: string, withContent: boolean): object {
  const referenced = world.messages.get(id);
  const exists = referenced && !referenced.isDeleted;
  return { referenced_message: exists ? messageJson(world, referenced, withContent, true) : null };
}

function answerJson(world: World, message: MessageState): object {
  const { interaction } = message;
  if (!interaction) return {};
  const user = world.users.get(interaction.userId)!.json;
  const command = interaction.json.type === 2 ? interaction.json.data.name : null;
  return {
    application_id: world.application.id,
    webhook_id: world.application.id,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.json.type,
      user,
      authorizing_integration_owners: interaction.json.authorizing_integration_owners,
    },
    ...(command === null ? {} : { interaction: { id: interaction.id, type: 2, name: command, user } }),
  };
}

function reactionsJson(world: World, message: MessageState): readonly object[] {
  const counts = Map.groupBy(message.reactions, ({ emoji }) => emoji);
  return [...counts].map(([emoji, all]) => ({
    emoji: { id: null, name: emoji },
    count: all.length,
    count_details: { normal: all.length, burst: 0 },
    me: all.some(({ userId }) => userId === world.bot.id),
    me_burst: false,
    burst_colors: [],
  }));
}

/** https://discord.com/developers/docs/resources/message#message-snapshot-structure */
export function snapshotOf(world: World, message: MessageState): object {
  const json = messageJson(world, message, true) as { readonly [key: string]: unknown };
  const kept = [
    'type',
    'content',
    'embeds',
    'attachments',
    'timestamp',
    'edited_timestamp',
    'flags',
    'mentions',
    'mention_roles',
    'components',
  ];
  return Object.fromEntries(kept.map((key) => [key, json[key]]));
}
