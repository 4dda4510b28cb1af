import { randomBytes, sign } from 'node:crypto';
import { type APIInteraction, PermissionFlagsBits } from 'discord-api-types/v10';
import { messageJson } from '../messages/message-json.ts';
import { ALL_PERMISSIONS, permissionsIn } from '../permissions.ts';
import { interactionChannelJson, memberWithUserJson } from '../places-json.ts';
import { MAX_UPLOAD } from '../rest/message-body.ts';
import { snowflake } from '../snowflake.ts';
import type { ChannelState, MessageState, World } from '../world.ts';
import { postInteraction } from './post.ts';
import type { InteractionState } from './state.ts';

const { AttachFiles, EmbedLinks, MentionEveryone, UseExternalEmojis, SendMessages, SendMessagesInThreads } =
  PermissionFlagsBits;
/** What an app may do where only the person installed it, as far as the person may. */
const FOREIGN_PERMISSIONS =
  AttachFiles | EmbedLinks | MentionEveryone | UseExternalEmojis | SendMessages | SendMessagesInThreads;

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
const TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 };

/** Interactions whose tokens are known; the oldest are forgotten. */
const MAX_KNOWN = 50_000;

export type NewInteraction = {
  readonly kind: InteractionState['kind'];
  readonly userId: string;
  readonly channel: ChannelState;
  readonly data: object;
  readonly source?: MessageState | null;
  /** The person installed the app, and it acts by that. */
  readonly isUserInstalled: boolean;
};

/** Sends an interaction to the bot. The promise resolves once it is answered or its deadline has passed. */
export function sendInteraction(
  world: World,
  made: NewInteraction,
): { readonly state: InteractionState; readonly done: Promise<void> } {
  const token = randomBytes(60).toString('base64url');
  const id = snowflake();
  const { channel } = made;
  const guild = channel.guildId === null ? null : world.guilds.get(channel.guildId)!;
  let answered = (): void => {};
  const done = new Promise<void>((resolve) => {
    // Timers may be a millisecond early; whoever waited for the deadline must find it passed.
    const timer = setTimeout(resolve, world.settings.deadlineMs + 2).unref();
    answered = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  const isForeign = guild ? !guild.hasBot : !channel.recipients.includes(world.bot.id);
  const state: InteractionState = {
    id,
    token,
    kind: made.kind,
    json: interactionJson(world, made, id, token),
    userId: made.userId,
    channelId: channel.id,
    guildId: channel.guildId,
    createdAt: Date.now(),
    sourceId: made.source?.id ?? null,
    isForeign,
    first: null,
    ackMs: null,
    deliveredMs: null,
    isReceived: false,
    refusals: [],
    originalId: null,
    followUps: [],
    choices: null,
    modal: null,
    isPending: false,
    answered,
  };
  world.interactions.set(token, state);
  if (world.interactions.size > MAX_KNOWN) world.interactions.delete(world.interactions.keys().next().value!);
  if (world.interactionsUrl !== null) void postInteraction(world, state, world.interactionsUrl);
  else {
    world.dispatch({
      type: 'INTERACTION_CREATE',
      guildId: channel.guildId,
      intents: 0,
      body: () => state.json,
      withoutContent: null,
      watch: {
        delivered: () => {
          state.deliveredMs = Date.now() - state.createdAt;
        },
        received: () => {
          state.isReceived = true;
        },
      },
    });
  }
  return { state, done };
}

function interactionJson(world: World, made: NewInteraction, id: string, token: string): APIInteraction {
  const { channel, userId, source } = made;
  const user = world.users.get(userId)!;
  const guild = channel.guildId === null ? null : world.guilds.get(channel.guildId)!;
  const member = guild?.members.get(userId);
  const json = {
    id,
    application_id: world.application.id,
    type: TYPES[made.kind],
    data: made.data,
    token,
    version: 1,
    ...(guild
      ? {
          guild: { id: guild.id, locale: guild.locale, features: ['COMMUNITY'] },
          guild_id: guild.id,
          guild_locale: guild.locale,
          member: {
            ...memberWithUserJson(world, member!),
            permissions: permissionsIn(world, channel, userId).toString(),
            unusual_dm_activity_until: null,
          },
        }
      : { user: user.json }),
    channel: interactionChannelJson(world, channel, userId),
    channel_id: channel.id,
    ...(source ? { message: messageJson(world, source, true) } : {}),
    app_permissions: appPermissions(world, channel, userId).toString(),
    locale: user.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: owners(world, made),
    context: contextOf(world, channel),
    attachment_size_limit: MAX_UPLOAD,
  };
  return json as unknown as APIInteraction;
}

/** 0 in a guild, 1 with the bot alone, 2 between others. */
export function contextOf(world: World, channel: ChannelState): 0 | 1 | 2 {
  if (channel.guildId !== null) return 0;
  return channel.recipients.includes(world.bot.id) ? 1 : 2;
}

function owners(world: World, { channel, isUserInstalled, userId }: NewInteraction): object {
  const guild = channel.guildId === null ? null : world.guilds.get(channel.guildId)!;
  return {
    ...(guild?.hasBot ? { '0': guild.id } : {}),
    ...(!guild && !isUserInstalled ? { '0': '0' } : {}),
    ...(isUserInstalled ? { '1': userId } : {}),
  };
}

function appPermissions(world: World, channel: ChannelState, userId: string): bigint {
  const guild = channel.guildId === null ? null : world.guilds.get(channel.guildId)!;
  if (guild?.hasBot) return permissionsIn(world, channel, world.bot.id);
  const person = guild ? permissionsIn(world, channel, userId) : ALL_PERMISSIONS;
  return person & FOREIGN_PERMISSIONS;
}

/** Hex Ed25519 signature over timestamp and body. */
export function signature(world: World, timestamp: string, body: string): string {
  return sign(null, Buffer.from(timestamp + body), world.application.privateKey).toString('hex');
}
