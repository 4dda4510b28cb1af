import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { APIApplicationCommand, APIMessageComponent, APIUser } from 'discord-api-types/v10';
import type { DiscordOptions } from './discord.ts';
import { FaultPlan } from './fault-plan.ts';
import type { GatewayEvent } from './gateway/event.ts';
import type { InteractionState } from './interactions/state.ts';
import type { SeenRequest } from './rest/seen-request.ts';
import { snowflake } from './snowflake.ts';

/** Everything there is, mutable; REST, the gateway and people change it, and only through the functions beside this file. */
export type World = {
  readonly settings: Settings;
  readonly token: string;
  readonly application: { readonly id: string; readonly publicKey: string; readonly privateKey: KeyObject };
  readonly bot: APIUser;
  readonly users: Map<string, UserState>;
  readonly guilds: Map<string, GuildState>;
  /** Threads and direct messages too. */
  readonly channels: Map<string, ChannelState>;
  readonly messages: Map<string, MessageState>;
  /** Ids of messages, by channel and nonce. */
  readonly nonces: Map<string, string>;
  /** By token. */
  readonly interactions: Map<string, InteractionState>;
  /** By guild; the global ones by ''. */
  readonly commands: Map<string, readonly APIApplicationCommand[]>;
  readonly uploads: Map<string, UploadState>;
  readonly requests: SeenRequest[];
  readonly faultsFound: string[];
  readonly plan: FaultPlan;
  /** Key of the signature in links to files. */
  readonly linkKey: Buffer;
  /** Links made before are dead; ms since 1970. */
  linksSince: number;
  origin: string;
  interactionsUrl: string | null;
  /** Set by the gateway. */
  dispatch: (event: GatewayEvent) => void;
};

export type Settings = Required<Omit<DiscordOptions, 'limits'>> & Pick<DiscordOptions, 'limits'>;

export type UserState = { readonly json: APIUser; readonly locale: string; readonly permissions: bigint };

export type Role = {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly botId: string | null;
  readonly position: number;
};
export type Member = { readonly userId: string; readonly roles: Set<string>; readonly joinedAt: string };
export type Overwrite = {
  readonly id: string;
  readonly isMember: boolean;
  readonly allow: bigint;
  readonly deny: bigint;
};
export type Tag = { readonly id: string; readonly name: string; readonly moderated: boolean };

export type GuildState = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  readonly channels: Set<string>;
  readonly botRole: string;
  readonly peopleRole: string;
  hasBot: boolean;
  isOut: boolean;
};

export type ChannelState = {
  readonly id: string;
  readonly kind: 'text' | 'forum' | 'dm' | 'thread';
  readonly guildId: string | null;
  name: string;
  readonly parentId: string | null;
  overwrites: readonly Overwrite[];
  tags: readonly Tag[];
  readonly position: number;
  /** Ids, oldest first; deleted ones are taken out. */
  readonly messages: Set<string>;
  /** Private answers and ones that were deleted count as well. */
  lastMessageId: string | null;
  readonly recipients: readonly string[];
  readonly thread: ThreadState | null;
  isDeleted: boolean;
};

export type ThreadState = {
  readonly ownerId: string;
  isArchived: boolean;
  isLocked: boolean;
  archivedAt: string;
  readonly createdAt: string;
  autoArchiveMinutes: number;
  appliedTags: readonly string[];
  readonly members: Map<string, string>;
  sent: number;
  /** A forum post whose first message has not come yet. */
  isWithoutStarter: boolean;
  slowdownSeconds: number;
};

export type UploadState = {
  readonly id: string;
  readonly channelId: string;
  readonly isEphemeral: boolean;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
};

export type MessageState = {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly authorId: string;
  /** Name it was sent under, if by a webhook. */
  readonly webhook: { readonly id: string; readonly name: string } | null;
  /** The bot's application, for answers to interactions. */
  readonly interaction: InteractionState | null;
  readonly type: number;
  readonly timestamp: string;
  content: string;
  embeds: readonly object[];
  components: readonly APIMessageComponent[];
  uploads: readonly string[];
  flags: number;
  editedTimestamp: string | null;
  reference: Reference | null;
  readonly snapshot: object | null;
  mentions: readonly string[];
  mentionRoles: readonly string[];
  mentionsEveryone: boolean;
  pings: readonly string[];
  readonly nonce: string | number | null;
  readonly reactions: { readonly emoji: string; readonly userId: string }[];
  /** The only person who sees it. */
  readonly seenBy: string | null;
  threadId: string | null;
  edits: number;
  isDeleted: boolean;
};

export type Reference = {
  readonly type: 0 | 1;
  readonly messageId: string;
  readonly channelId: string;
  readonly guildId: string | null;
};

/** An empty world with a bot in it. */
export function newWorld(options: DiscordOptions): World {
  const pair = generateKeyPairSync('ed25519');
  const id = snowflake();
  const bot = userJson(id, 'clinic', true);
  return {
    settings: {
      port: options.port ?? 0,
      messageContent: options.messageContent ?? true,
      shards: options.shards ?? 1,
      heartbeatMs: options.heartbeatMs ?? 41_250,
      deadlineMs: options.deadlineMs ?? 3_000,
      tokenLifeMs: options.tokenLifeMs ?? 15 * 60_000,
      identify: options.identify ?? { maxConcurrency: 1, everyMs: 0 },
      validate: options.validate ?? true,
      ...(options.limits ? { limits: options.limits } : {}),
    },
    token: `loopback.${randomBytes(18).toString('base64url')}`,
    application: {
      id,
      publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
      privateKey: pair.privateKey,
    },
    bot,
    users: new Map([[id, { json: bot, locale: 'en-US', permissions: 0n }]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    nonces: new Map(),
    interactions: new Map(),
    commands: new Map(),
    uploads: new Map(),
    requests: [],
    faultsFound: [],
    plan: new FaultPlan(),
    linkKey: randomBytes(32),
    linksSince: 0,
    origin: '',
    interactionsUrl: null,
    dispatch: () => {},
  };
}

/** A user as the API shows it. */
export function userJson(id: string, name: string, isBot: boolean): APIUser {
  return {
    id,
    username: name,
    discriminator: isBot ? '0001' : '0',
    global_name: isBot ? null : name,
    avatar: null,
    bot: isBot,
  };
}
