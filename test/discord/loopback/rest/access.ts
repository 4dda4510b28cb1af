import { PermissionFlagsBits } from 'discord-api-types/v10';
import { botMay } from '../permissions.ts';
import type { ChannelState, GuildState, MessageState, World } from '../world.ts';
import { refusal } from './api-error.ts';

const { ViewChannel, SendMessages, SendMessagesInThreads, ManageThreads, ReadMessageHistory } = PermissionFlagsBits;

/** A channel the bot can see: else 10003 or 50001. */
export function visibleChannel(world: World, id: string): ChannelState {
  const channel = world.channels.get(id);
  if (!channel || channel.isDeleted) throw refusal(10003);
  if (!botMay(world, channel, ViewChannel)) throw refusal(50001);
  return channel;
}

/** A message the bot may read: private ones are reached through their interaction only. */
export function readableMessage(world: World, channelId: string, id: string): MessageState {
  const channel = visibleChannel(world, channelId);
  if (!botMay(world, channel, ReadMessageHistory)) throw refusal(50001);
  const message = world.messages.get(id);
  if (!message || message.channelId !== channelId || message.isDeleted || message.seenBy !== null) throw refusal(10008);
  return message;
}

export function need(world: World, channel: ChannelState, permission: bigint): void {
  if (!botMay(world, channel, permission)) throw refusal(50013);
}

/** A channel the bot may send to now. An archived thread that is not locked wakes up by it. */
export function sendableChannel(world: World, id: string): ChannelState {
  const channel = visibleChannel(world, id);
  if (channel.kind === 'forum') throw refusal(50008);
  need(world, channel, channel.thread ? SendMessagesInThreads : SendMessages);
  if (channel.thread?.isWithoutStarter) throw refusal(40058);
  needUnlocked(world, channel);
  return channel;
}

/** Nothing but deleting and sending is done in an archived thread. */
export function needActive(channel: ChannelState): void {
  if (channel.thread?.isArchived) throw refusal(50083);
}

/** Locked threads are for those who manage threads. https://discord.com/developers/docs/topics/threads#locked-threads */
export function needUnlocked(world: World, channel: ChannelState): void {
  if (!channel.thread?.isLocked || botMay(world, channel, ManageThreads)) return;
  throw refusal(channel.thread.isArchived ? 50083 : 160005);
}

export function botGuild(world: World, id: string): GuildState {
  const guild = world.guilds.get(id);
  if (!guild) throw refusal(10004);
  if (!guild.hasBot) throw refusal(50001);
  return guild;
}
