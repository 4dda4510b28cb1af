import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelState, GuildState, World } from './world.ts';

const {
  ViewChannel,
  SendMessages,
  SendMessagesInThreads,
  CreatePublicThreads,
  AttachFiles,
  EmbedLinks,
  ReadMessageHistory,
  AddReactions,
  UseApplicationCommands,
  Administrator,
} = PermissionFlagsBits;

/** What an invite link of a support bot asks for. */
export const BOT_PERMISSIONS: bigint =
  ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ReadMessageHistory | AddReactions;

/** What everybody may do who is not a bot. */
export const PEOPLE_PERMISSIONS: bigint = BOT_PERMISSIONS | CreatePublicThreads | UseApplicationCommands;

/** All that exist; also what everybody may do in direct messages. */
export const ALL_PERMISSIONS: bigint = Object.values(PermissionFlagsBits).reduce((all, one) => all | one, 0n);

/** In the whole guild; 0 for who is no member. https://discord.com/developers/docs/topics/permissions */
export function guildPermissions(guild: GuildState, userId: string): bigint {
  if (userId === guild.ownerId) return ALL_PERMISSIONS;
  const member = guild.members.get(userId);
  if (!member) return 0n;
  let bits = guild.roles.get(guild.id)!.permissions;
  for (const id of member.roles) bits |= guild.roles.get(id)!.permissions;
  return (bits & Administrator) === 0n ? bits : ALL_PERMISSIONS;
}

/** In a channel, overwrites applied; a thread has those of its channel. */
export function permissionsIn(world: World, channel: ChannelState, userId: string): bigint {
  if (channel.guildId === null) return channel.recipients.includes(userId) ? ALL_PERMISSIONS : 0n;
  const guild = world.guilds.get(channel.guildId)!;
  let bits = guildPermissions(guild, userId);
  if (bits === ALL_PERMISSIONS || bits === 0n) return bits;
  const parent = channel.parentId === null ? channel : world.channels.get(channel.parentId)!;
  for (const one of parent.overwrites) {
    if (one.isMember && one.id === userId) bits = (bits & ~one.deny) | one.allow;
  }
  return (bits & ViewChannel) === 0n ? 0n : bits;
}

/** The bot's; none where it is not a member. */
export function botMay(world: World, channel: ChannelState, permission: bigint): boolean {
  if (channel.guildId !== null) {
    const guild = world.guilds.get(channel.guildId)!;
    if (!guild.hasBot || guild.isOut) return false;
  }
  return (permissionsIn(world, channel, world.bot.id) & permission) === permission;
}
