import { permissionsIn } from './permissions.ts';
import type { ChannelState, GuildState, Member, Role, ThreadState, World } from './world.ts';

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
const TYPES = { text: 0, dm: 1, thread: 11, forum: 15 };

/** A channel, thread or direct message as the API shows it to the bot. */
export function channelJson(world: World, channel: ChannelState): object {
  const head = { id: channel.id, type: TYPES[channel.kind], last_message_id: channel.lastMessageId, flags: 0 };
  if (channel.kind === 'dm') {
    const others = channel.recipients.filter((id) => id !== world.bot.id);
    return { ...head, recipients: others.map((id) => world.users.get(id)!.json) };
  }
  const place = { ...head, guild_id: channel.guildId, parent_id: channel.parentId, name: channel.name };
  if (channel.thread) return { ...place, ...threadJson(world, channel, channel.thread) };
  return {
    ...place,
    position: channel.position,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map(({ id, isMember, allow, deny }) => ({
      id,
      type: isMember ? 1 : 0,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...(channel.kind === 'forum' ? forumJson(channel) : {}),
  };
}

/** A channel in an interaction: also what its user may do there. */
export function interactionChannelJson(world: World, channel: ChannelState, userId: string): object {
  return { ...channelJson(world, channel), permissions: permissionsIn(world, channel, userId).toString() };
}

function forumJson(channel: ChannelState): object {
  return {
    available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

function threadJson(world: World, channel: ChannelState, thread: ThreadState): object {
  const joined = thread.members.get(world.bot.id);
  return {
    owner_id: thread.ownerId,
    message_count: channel.messages.size - (channel.messages.has(channel.id) ? 1 : 0),
    total_message_sent: thread.sent,
    member_count: thread.members.size,
    rate_limit_per_user: thread.slowdownSeconds,
    applied_tags: thread.appliedTags,
    thread_metadata: {
      archived: thread.isArchived,
      locked: thread.isLocked,
      archive_timestamp: thread.archivedAt,
      auto_archive_duration: thread.autoArchiveMinutes,
      create_timestamp: thread.createdAt,
    },
    ...(joined ? { member: { id: channel.id, user_id: world.bot.id, join_timestamp: joined, flags: 0 } } : {}),
  };
}

export function roleJson(role: Role): object {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: role.botId !== null,
    mentionable: false,
    flags: 0,
    ...(role.botId === null ? {} : { tags: { bot_id: role.botId } }),
  };
}

/** A member without its user, as in messages. */
export function memberJson(member: Member): object {
  return {
    roles: [...member.roles],
    nick: null,
    avatar: null,
    banner: null,
    joined_at: member.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function memberWithUserJson(world: World, member: Member): object {
  return { ...memberJson(member), user: world.users.get(member.userId)!.json };
}

/** A guild as `GET /guilds/:id` shows it. */
export function guildJson(guild: GuildState): object {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    features: ['COMMUNITY'],
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw: false,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    public_updates_channel_id: null,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    vanity_url_code: null,
    verification_level: 0,
    max_members: 500_000,
    max_video_channel_users: 25,
  };
}
