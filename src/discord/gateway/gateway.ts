import {
  type APIInteraction,
  type APIMessage,
  type Client,
  GatewayDispatchEvents as Event,
  Events,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  type GatewayReadyDispatchData,
  type GatewayThreadCreateDispatchData,
  type GatewayThreadDeleteDispatchData,
  type GatewayThreadUpdateDispatchData,
  type REST,
  Status,
} from 'discord.js';
import type { Desk } from '../desk.ts';
import { InOrder } from '../in-order.ts';
import { respond } from '../respond.ts';
import { isTaggedSolved } from '../thread-state.ts';
import { catchUp } from './catch-up.ts';
import type { Messages } from './messages.ts';
import { Missed } from './missed.ts';
import { placeOf } from './place-of.ts';
import { GatewayRefused } from './refusal.ts';

/** Events are told before the socket closes; those of the last seconds are looked for again. Milliseconds. */
const MARGIN_MS = 5_000;

/** What goes on in a gateway connection, for the bot to wait for when it stops. */
export type Gateway = {
  /** Resolves when all servers are there; rejects with `GatewayRefused`, or with what the client throws. */
  readonly ready: Promise<void>;
  /** Resolves when Discord closes a connection and does not let it be opened again. */
  readonly refused: Promise<GatewayRefused>;
  /** Resolves when nothing is being answered any more. */
  readonly idle: () => Promise<void>;
  /** Takes no more events, and waits for nothing that takes long. */
  readonly deafen: () => void;
  /** Gives up what is still being answered. */
  readonly cut: () => void;
  /** Up to when everything was heard and dealt with, milliseconds since 1970. */
  readonly heardAt: () => number;
  readonly isReady: () => boolean;
  readonly close: () => Promise<void>;
};

/**
 * Connects and hands every event to whom it concerns. `since`: what was written after this time, while nobody listened, is
 * answered too; milliseconds since 1970.
 */
export function openGateway(
  client: Client,
  token: string,
  since: number,
  messages: Messages,
  rest: REST,
  desk: Desk,
): Gateway {
  const { log, metrics, store, now } = desk;
  const running = new Set<Promise<unknown>>();
  const heard = new Map<number, number>();
  const missed = new Missed();
  const catchingUp = new InOrder();
  let isClosing = false;

  /** A handler's failure is told and ends there: no event may end the process. */
  const run = (what: () => Promise<unknown>) => {
    const done: Promise<unknown> = what()
      .catch((error: unknown) => log.error({ error }, 'an event was not handled'))
      .finally(() => running.delete(done));
    running.add(done);
  };
  const on = <T>(event: Event, handle: (data: T, shard: number) => Promise<unknown>) => {
    client.ws.on(event, (data: T, shard: number) => {
      if (!isClosing) run(() => handle(data, shard));
    });
  };

  // Comes before the event itself. A new session: what was written since the last event of the old one was told to nobody.
  client.on(Events.Raw, (packet: { readonly t?: string; readonly d?: unknown }, shard: number) => {
    if (isClosing) return;
    if (packet.t === Event.Ready) {
      const { guilds } = packet.d as GatewayReadyDispatchData;
      for (const { id } of guilds) missed.open(id, (heard.get(shard) ?? since) - MARGIN_MS);
    }
    heard.set(shard, now());
  });
  client.on(Events.Error, (error) => log.warn({ error }, 'client error'));
  client.on(Events.ShardError, (error, shard) => log.warn({ error, shard }, 'connection error'));
  client.on(Events.ShardReconnecting, (shard) => told('reconnecting', shard));
  client.on(Events.ShardResume, (shard) => told('resumed', shard));
  client.on(Events.ShardReady, (shard) => told('ready', shard));
  client.on(Events.GuildCreate, () => metrics.guilds(client.guilds.cache.size));

  function told(event: 'reconnecting' | 'resumed' | 'ready', shard: number): void {
    metrics.gatewayEvent(event);
    metrics.guilds(client.guilds.cache.size);
    log.info({ event, shard }, 'gateway');
  }

  on<GatewayGuildCreateDispatchData>(Event.GuildCreate, async (guild) => {
    if (guild.unavailable) return;
    const known = missed.of(guild.id); // what opens later is not in what this event tells of the server
    const take = (message: APIMessage) => run(() => messages.created(message, guild.id));
    await catchingUp.run(guild.id, async () => {
      const gaps = missed.of(guild.id).filter((gap) => known.includes(gap));
      if (gaps.length === 0) return;
      const from = Math.min(...gaps.map((gap) => gap.since));
      // Events come in order: whose newest message is known was listened to until this event, if there was no gap before.
      const isKnown = (newest: string) => gaps.length === 1 && messages.has(newest);
      if (await catchUp(guild, from, isKnown, take, desk)) missed.close(guild.id, gaps);
    });
  });
  on<GatewayGuildDeleteDispatchData>(Event.GuildDelete, async (guild) => {
    if (guild.unavailable) missed.open(guild.id, now() - MARGIN_MS);
    else await store.forgetGuild(guild.id);
  });
  on<GatewayMessageCreateDispatchData>(Event.MessageCreate, (message) =>
    messages.created(message, message.guild_id ?? null),
  );
  on<GatewayMessageUpdateDispatchData>(Event.MessageUpdate, (message) =>
    messages.updated(message, message.guild_id ?? null),
  );
  on<GatewayMessageDeleteDispatchData>(Event.MessageDelete, ({ id, channel_id }) => messages.removed(id, channel_id));
  on<GatewayMessageDeleteBulkDispatchData>(Event.MessageDeleteBulk, async ({ ids, channel_id }) => {
    for (const id of ids) await messages.removed(id, channel_id);
  });
  on<GatewayThreadCreateDispatchData>(Event.ThreadCreate, async (thread) => {
    if (!thread.newly_created || !thread.guild_id || !thread.parent_id) return;
    const settings = await store.settingsOf(thread.guild_id);
    if (!settings.forums.includes(thread.parent_id)) return;
    await messages.opened(thread.id, thread.guild_id);
  });
  on<GatewayThreadUpdateDispatchData>(Event.ThreadUpdate, async (thread) => {
    const place = thread.guild_id ? await placeOf(thread.id, client) : null;
    if (place?.kind !== 'forum-post') return;
    const settings = await store.settingsOf(thread.guild_id!);
    const wasSolved = isTaggedSolved(place, settings); // the client learns of the event after us
    const isSolved = isTaggedSolved({ ...place, tags: thread.applied_tags ?? place.tags }, settings);
    if (isSolved !== wasSolved) await messages.tagged(thread.id, isSolved);
  });
  on<GatewayThreadDeleteDispatchData>(Event.ThreadDelete, ({ id }) => store.forgetCase(`thread:${id}`));
  on<APIInteraction>(Event.InteractionCreate, (interaction) => respond(interaction, rest, desk));

  const refused = new Promise<GatewayRefused>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) => resolve(new GatewayRefused(code)));
  });
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    void refused.then(reject);
    client.login(token).catch(reject);
  });
  /** Of an open connection, a heartbeat that was acknowledged tells that all was heard that came before it. */
  const heardOn = (id: number) => {
    const shard = client.ws.shards.get(id);
    return Math.max(heard.get(id)!, shard?.status === Status.Ready ? shard.lastPingTimestamp : 0);
  };

  return {
    ready,
    refused,
    idle: async () => {
      await messages.idle();
      while (running.size > 0) await Promise.all(running);
    },
    heardAt: () => missed.completeUntil(Math.min(...[...heard.keys()].map(heardOn), messages.unfinishedSince)),
    isReady: () => client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready),
    deafen: () => {
      isClosing = true;
      messages.close();
    },
    cut: () => messages.cut(),
    close: async () => {
      isClosing = true;
      await client.destroy();
    },
  };
}
