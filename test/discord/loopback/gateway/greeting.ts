import { PermissionFlagsBits } from 'discord-api-types/v10';
import { botMay } from '../permissions.ts';
import { channelJson, guildJson, memberWithUserJson } from '../places-json.ts';
import type { GuildState, World } from '../world.ts';
import type { GatewaySession } from './session.ts';

/** Flag of applications in fewer than 100 guilds that were granted the intent for content. */
const GATEWAY_MESSAGE_CONTENT_LIMITED = 1 << 19;

export function applicationFlags(world: World): number {
  return world.settings.messageContent ? GATEWAY_MESSAGE_CONTENT_LIMITED : 0;
}

/** READY: guilds come one by one after it. */
export function ready(world: World, session: GatewaySession, guilds: readonly GuildState[]): object {
  return {
    v: 10,
    user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
    session_type: 'normal',
    session_id: session.id,
    resume_gateway_url: gatewayUrl(world),
    shard: session.shard,
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    application: { id: world.application.id, flags: applicationFlags(world) },
    private_channels: [],
    relationships: [],
    presences: [],
    user_settings: {},
    _trace: [],
  };
}

export function gatewayUrl(world: World): string {
  return `${world.origin.replace('http', 'ws')}/gateway`;
}

/** GUILD_CREATE: channels and active threads that the bot can see, and of the members only itself. */
export function guildCreate(world: World, guild: GuildState): object {
  const channels = [...guild.channels]
    .map((id) => world.channels.get(id)!)
    .filter((one) => !one.isDeleted && botMay(world, one, PermissionFlagsBits.ViewChannel));
  const bot = guild.members.get(world.bot.id)!;
  return {
    ...guildJson(guild),
    joined_at: bot.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [memberWithUserJson(world, bot)],
    channels: channels.filter((one) => one.thread === null).map((one) => channelJson(world, one)),
    threads: channels.filter((one) => one.thread && !one.thread.isArchived).map((one) => channelJson(world, one)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** Answers op 8 for the users asked for; without the intent for members, all at once cannot be had. */
export function membersChunk(world: World, session: GatewaySession, d: { readonly [key: string]: unknown }): void {
  const guild = world.guilds.get(String(d['guild_id']));
  if (!guild?.hasBot) return;
  const asked = [d['user_ids'] ?? []].flat().map(String);
  const found = asked.flatMap((id) => guild.members.get(id) ?? []);
  const chunk = {
    guild_id: guild.id,
    members: found.map((one) => memberWithUserJson(world, one)),
    not_found: asked.filter((id) => !guild.members.has(id)),
    chunk_index: 0,
    chunk_count: 1,
    ...(d['nonce'] === undefined ? {} : { nonce: d['nonce'] }),
  };
  session.dispatch('GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
}
