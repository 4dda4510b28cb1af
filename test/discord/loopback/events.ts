import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { messageEventJson, readsAnyway } from './messages/message-json.ts';
import { botMay } from './permissions.ts';
import { channelJson, memberWithUserJson } from './places-json.ts';
import type { ChannelState, MessageState, World } from './world.ts';

const { Guilds, GuildMessages, DirectMessages, GuildMessageReactions, DirectMessageReactions } = GatewayIntentBits;

/** MESSAGE_CREATE or MESSAGE_UPDATE, to sessions that may see it. Private messages are told to nobody. */
export function tellMessage(world: World, type: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: MessageState): void {
  const channel = world.channels.get(message.channelId)!;
  if (message.seenBy !== null || !isVisible(world, channel)) return;
  world.dispatch({
    type,
    guildId: message.guildId,
    intents: message.guildId === null ? DirectMessages : GuildMessages,
    body: () => messageEventJson(world, message, true),
    withoutContent: canBeStripped(world, message) ? () => messageEventJson(world, message, false) : null,
  });
}

function canBeStripped(world: World, message: MessageState): boolean {
  const referenced = message.reference ? world.messages.get(message.reference.messageId) : undefined;
  return !readsAnyway(world, message) || (referenced !== undefined && !readsAnyway(world, referenced));
}

export function tellDeleted(world: World, channel: ChannelState, ids: readonly string[]): void {
  if (!isVisible(world, channel)) return;
  const guild = channel.guildId === null ? {} : { guild_id: channel.guildId };
  world.dispatch({
    type: ids.length === 1 ? 'MESSAGE_DELETE' : 'MESSAGE_DELETE_BULK',
    guildId: channel.guildId,
    intents: channel.guildId === null ? DirectMessages : GuildMessages,
    body: () => ({ ...(ids.length === 1 ? { id: ids[0] } : { ids }), channel_id: channel.id, ...guild }),
    withoutContent: null,
  });
}

export function tellReaction(
  world: World,
  type: 'MESSAGE_REACTION_ADD' | 'MESSAGE_REACTION_REMOVE',
  message: MessageState,
  userId: string,
  emoji: string,
): void {
  const channel = world.channels.get(message.channelId)!;
  if (!isVisible(world, channel)) return;
  const guild = channel.guildId === null ? null : world.guilds.get(channel.guildId)!;
  const member = guild?.members.get(userId);
  world.dispatch({
    type,
    guildId: channel.guildId,
    intents: guild ? GuildMessageReactions : DirectMessageReactions,
    body: () => ({
      user_id: userId,
      channel_id: channel.id,
      message_id: message.id,
      message_author_id: message.authorId,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...(guild ? { guild_id: guild.id } : {}),
      ...(member && type === 'MESSAGE_REACTION_ADD' ? { member: memberWithUserJson(world, member) } : {}),
    }),
    withoutContent: null,
  });
}

/** THREAD_* and CHANNEL_*. */
export function tellChannel(world: World, type: string, channel: ChannelState, extra: object = {}): void {
  if (!isVisible(world, channel)) return;
  tellGuild(world, type, channel.guildId!, () => ({ ...channelJson(world, channel), ...extra }));
}

/** Anything else about a guild. */
export function tellGuild(world: World, type: string, guildId: string, body: () => object): void {
  world.dispatch({ type, guildId, intents: Guilds, body, withoutContent: null });
}

function isVisible(world: World, channel: ChannelState): boolean {
  return botMay(world, channel, PermissionFlagsBits.ViewChannel);
}
