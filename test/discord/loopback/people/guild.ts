import { PermissionFlagsBits } from 'discord-api-types/v10';
import type {
  Channel,
  ChannelOptions,
  Forum,
  Guild,
  GuildOptions,
  Message,
  Person,
  TagOptions,
  Thread,
} from '../discord.ts';
import { tellChannel, tellGuild } from '../events.ts';
import { guildCreate } from '../gateway/greeting.ts';
import { deleteMessages } from '../messages/write.ts';
import { ALL_PERMISSIONS, BOT_PERMISSIONS, botMay, PEOPLE_PERMISSIONS } from '../permissions.ts';
import { channelJson, memberWithUserJson, roleJson } from '../places-json.ts';
import { guildSnowflake, snowflake } from '../snowflake.ts';
import type { ChannelState, GuildState, Overwrite, Role, World } from '../world.ts';
import { messageState } from './message-view.ts';
import { channelView } from './places.ts';

/** A server, and what its moderators do. */
export class GuildHandle implements Guild {
  readonly id: string;
  readonly #world: World;
  readonly #state: GuildState;

  constructor(world: World, options: GuildOptions) {
    this.#world = world;
    this.#state = newGuild(world, options);
    this.id = this.#state.id;
    if (this.#state.hasBot) this.#tellCreated();
  }

  text(name: string, options: ChannelOptions = {}): Channel {
    return channelView(this.#open('text', name, options.botPermissions, []));
  }

  forum(name: string, options: ChannelOptions & { readonly tags?: readonly (string | TagOptions)[] } = {}): Forum {
    const tags = (options.tags ?? []).map((tag) => ({
      id: snowflake(),
      name: typeof tag === 'string' ? tag : tag.name,
      moderated: typeof tag !== 'string' && tag.moderated === true,
    }));
    return channelView(this.#open('forum', name, options.botPermissions, tags));
  }

  role(name: string, permissions = 0n): string {
    const role = addRole(this.#state, name, permissions, null);
    if (this.#state.hasBot) this.#tell('GUILD_ROLE_CREATE', () => ({ guild_id: this.id, role: roleJson(role) }));
    return role.id;
  }

  member(person: Person, options: { readonly roles?: readonly string[] } = {}): void {
    join(this.#world, this.#state, person.id);
    const member = this.#state.members.get(person.id)!;
    for (const role of options.roles ?? []) {
      if (!this.#state.roles.has(role)) throw new Error(`the guild has no role ${role}`);
      member.roles.add(role);
    }
  }

  applyTag(thread: Thread, tag: string): Promise<void> {
    return this.#tag(thread, tag, true);
  }

  removeTag(thread: Thread, tag: string): Promise<void> {
    return this.#tag(thread, tag, false);
  }

  async permitBot(permissions: bigint, channel?: Channel): Promise<void> {
    if (channel) return this.#permitIn(this.#world.channels.get(channel.id)!, permissions);
    const role = this.#state.roles.get(this.#state.botRole)!;
    role.permissions = permissions;
    this.#tell('GUILD_ROLE_UPDATE', () => ({ guild_id: this.id, role: roleJson(role) }));
  }

  async deleteMessages(messages: readonly Message[]): Promise<void> {
    const states = messages.map((one) => messageState(this.#world, one));
    for (const [channelId, all] of Map.groupBy(states, (one) => one.channelId)) {
      deleteMessages(this.#world, this.#world.channels.get(channelId)!, all);
    }
  }

  async deleteThread(thread: Thread): Promise<void> {
    const state = this.#world.channels.get(thread.id)!;
    const { id, guildId, parentId } = state;
    if (botMay(this.#world, state, PermissionFlagsBits.ViewChannel)) {
      this.#tell('THREAD_DELETE', () => ({ id, guild_id: guildId, parent_id: parentId, type: 11 }));
    }
    state.isDeleted = true;
  }

  async removeBot(): Promise<void> {
    this.#tell('GUILD_DELETE', () => ({ id: this.id }));
    this.#state.hasBot = false;
    this.#state.members.delete(this.#world.bot.id);
  }

  async addBot(): Promise<void> {
    this.#state.hasBot = true;
    addBotMember(this.#world, this.#state);
    this.#tellCreated();
  }

  async outage(on: boolean): Promise<void> {
    this.#state.isOut = on;
    if (on) this.#tell('GUILD_DELETE', () => ({ id: this.id, unavailable: true }));
    else this.#tellCreated();
  }

  #tell(type: string, body: () => object): void {
    tellGuild(this.#world, type, this.id, body);
  }

  #tellCreated(): void {
    this.#tell('GUILD_CREATE', () => guildCreate(this.#world, this.#state));
  }

  #open(
    kind: 'text' | 'forum',
    name: string,
    botPermissions: bigint | undefined,
    tags: ChannelState['tags'],
  ): ChannelState {
    const channel: ChannelState = {
      id: snowflake(),
      kind,
      guildId: this.id,
      name,
      parentId: null,
      overwrites: this.#overwrites(botPermissions),
      tags,
      position: this.#state.channels.size,
      messages: new Set(),
      lastMessageId: null,
      recipients: [],
      thread: null,
      isDeleted: false,
    };
    this.#world.channels.set(channel.id, channel);
    this.#state.channels.add(channel.id);
    tellChannel(this.#world, 'CHANNEL_CREATE', channel);
    return channel;
  }

  /** One overwrite for the bot that makes its permissions just these. */
  #overwrites(wanted: bigint | undefined): readonly Overwrite[] {
    if (wanted === undefined) return [];
    const base = this.#state.roles.get(this.#state.botRole)!.permissions;
    return [{ id: this.#world.bot.id, isMember: true, allow: wanted & ~base, deny: ALL_PERMISSIONS & ~wanted }];
  }

  /** A channel the bot begins to see is told with its threads. */
  #permitIn(channel: ChannelState, permissions: bigint): void {
    const { ViewChannel } = PermissionFlagsBits;
    const sawIt = botMay(this.#world, channel, ViewChannel);
    const before = channelJson(this.#world, channel);
    channel.overwrites = this.#overwrites(permissions);
    const seesIt = botMay(this.#world, channel, ViewChannel);
    if (sawIt && !seesIt) this.#tell('CHANNEL_DELETE', () => before);
    if (!seesIt) return;
    tellChannel(this.#world, sawIt ? 'CHANNEL_UPDATE' : 'CHANNEL_CREATE', channel);
    if (sawIt) return;
    const threads = [...this.#state.channels]
      .map((id) => this.#world.channels.get(id)!)
      .filter((one) => one.parentId === channel.id && one.thread?.isArchived === false && !one.isDeleted);
    this.#tell('THREAD_LIST_SYNC', () => ({
      guild_id: this.id,
      channel_ids: [channel.id],
      threads: threads.map((one) => channelJson(this.#world, one)),
      members: [],
    }));
  }

  async #tag(thread: Thread, tag: string, isOn: boolean): Promise<void> {
    const state = this.#world.channels.get(thread.id)!;
    const known = this.#world.channels.get(state.parentId!)!.tags;
    const found = known.find(({ id, name }) => id === tag || name === tag);
    if (!found) throw new Error(`the forum has no tag "${tag}"`);
    const others = state.thread!.appliedTags.filter((id) => id !== found.id);
    state.thread!.appliedTags = isOn ? [...others, found.id] : others;
    tellChannel(this.#world, 'THREAD_UPDATE', state);
  }
}

function newGuild(world: World, options: GuildOptions): GuildState {
  const id = guildSnowflake();
  const botRole = snowflake();
  const peopleRole = snowflake();
  const role = (
    roleId: string,
    name: string,
    permissions: bigint,
    botId: string | null,
    position: number,
  ): [string, Role] => [roleId, { id: roleId, name, permissions, botId, position }];
  const guild: GuildState = {
    id,
    name: options.name ?? `guild ${world.guilds.size + 1}`,
    locale: options.locale ?? 'en-US',
    ownerId: snowflake(),
    roles: new Map([
      role(id, '@everyone', 0n, null, 0),
      role(peopleRole, 'people', PEOPLE_PERMISSIONS, null, 1),
      role(botRole, world.bot.username, options.botPermissions ?? BOT_PERMISSIONS, world.bot.id, 2),
    ]),
    members: new Map(),
    channels: new Set(),
    botRole,
    peopleRole,
    hasBot: options.withBot ?? true,
    isOut: false,
  };
  world.guilds.set(id, guild);
  if (guild.hasBot) addBotMember(world, guild);
  return guild;
}

function addBotMember(world: World, guild: GuildState): void {
  const roles = new Set([guild.botRole]);
  guild.members.set(world.bot.id, { userId: world.bot.id, roles, joinedAt: new Date().toISOString() });
}

function addRole(guild: GuildState, name: string, permissions: bigint, botId: string | null): Role {
  const role: Role = { id: snowflake(), name, permissions, botId, position: guild.roles.size };
  guild.roles.set(role.id, role);
  return role;
}

/** Makes somebody a member, with a role of their own for what they may do besides; nothing if they are one. */
export function join(world: World, guild: GuildState, userId: string): void {
  if (guild.members.has(userId)) return;
  const user = world.users.get(userId)!;
  const roles = new Set([guild.peopleRole]);
  if (user.permissions !== 0n) {
    const role = addRole(guild, user.json.username, user.permissions, null);
    roles.add(role.id);
    if (guild.hasBot)
      tellGuild(world, 'GUILD_ROLE_CREATE', guild.id, () => ({ guild_id: guild.id, role: roleJson(role) }));
  }
  const member = { userId, roles, joinedAt: new Date().toISOString() };
  guild.members.set(userId, member);
  if (!guild.hasBot) return;
  world.dispatch({
    type: 'GUILD_MEMBER_ADD',
    guildId: guild.id,
    intents: 1 << 1,
    body: () => ({ ...memberWithUserJson(world, member), guild_id: guild.id }),
    withoutContent: null,
  });
}
