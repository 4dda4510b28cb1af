import { type Channel, ChannelType, type Client, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import pRetry from 'p-retry';
import type { Snowflake } from '../../store/store.ts';
import { isBusy } from '../discord-fault.ts';
import type { Place } from '../message-facts.ts';

/**
 * Where a channel is, as the client knows it; null for what is no text channel or thread of a server, or may not be seen. Asks
 * Discord for one unknown; rejects if that is too busy for too long.
 */
export async function placeOf(channel: Snowflake, client: Client): Promise<Place | null> {
  const known = client.channels.cache.get(channel) ?? (await fetched(channel, client));
  return known === null || !isText(known) ? null : described(known);
}

async function fetched(channel: Snowflake, client: Client): Promise<Channel | null> {
  try {
    return await pRetry(() => client.channels.fetch(channel), { retries: 5, minTimeout: 250, shouldRetry: isBusy });
  } catch (error) {
    if (isBusy({ error })) throw error;
    return null;
  }
}

function isText(channel: Channel): channel is GuildTextBasedChannel {
  return channel.isTextBased() && !channel.isDMBased();
}

/** Permissions are worked out only when somebody looks: most messages are none of our business. */
function described(channel: GuildTextBasedChannel): Place {
  const thread = channel.isThread() ? channel : null;
  const forum = thread?.parent?.type === ChannelType.GuildForum ? thread.parent : null;
  return {
    kind: forum !== null ? 'forum-post' : thread !== null ? 'thread' : 'text',
    parent: thread?.parentId ?? null,
    owner: thread?.ownerId ?? null,
    title: forum === null ? null : thread!.name,
    tags: thread?.appliedTags ?? [],
    knownTags: forum?.availableTags ?? [],
    isClosed: thread !== null && (thread.archived === true || thread.locked === true),
    locale: channel.guild.preferredLocale,
    get may() {
      return may(channel);
    },
  };
}

function may(channel: GuildTextBasedChannel): Place['may'] {
  const { me } = channel.guild.members;
  const held = me === null ? null : channel.permissionsFor(me);
  const has = (permission: bigint) => held?.has(permission) ?? false;
  const writes = channel.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return {
    write: has(PermissionFlagsBits.ViewChannel) && has(writes),
    attach: has(PermissionFlagsBits.AttachFiles),
    readHistory: has(PermissionFlagsBits.ReadMessageHistory),
    deleteOthers: has(PermissionFlagsBits.ManageMessages),
    tag: has(PermissionFlagsBits.ManageThreads),
  };
}
