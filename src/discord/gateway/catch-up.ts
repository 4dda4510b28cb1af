import { type APIMessage, ChannelType, type GatewayGuildCreateDispatchData } from 'discord.js';
import pRetry from 'p-retry';
import type { Snowflake } from '../../store/store.ts';
import type { Desk } from '../desk.ts';
import { discordFault, isBusy } from '../discord-fault.ts';
import { snowflakeAt } from '../snowflake.ts';

/** What was asked longer ago is no longer answered, milliseconds. */
const LONGEST_MS = 3_600_000;
/** Right after a reconnection Discord is often busy. */
const RETRY = { retries: 8, minTimeout: 250, maxTimeout: 10_000, randomize: true, shouldRetry: isBusy } as const;
/** Channels read at once. */
const AT_ONCE = 8;
/** Pages of a hundred messages read of one channel. */
const PAGES = 10;

const WITH_MESSAGES: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/**
 * Takes the messages of a server that were written since a time while nobody listened: after a session that could not be resumed, a
 * restart, or an outage. Only channels in which something was written are looked at, and not those whose newest message is known.
 * Oldest first within a channel. False if some could not be read.
 */
export async function catchUp(
  guild: GatewayGuildCreateDispatchData,
  since: number,
  isKnown: (newest: Snowflake) => boolean,
  take: (message: APIMessage) => void,
  { courier, log, now }: Desk,
): Promise<boolean> {
  const from = snowflakeAt(Math.max(since, now() - LONGEST_MS));
  const active = [...(guild.channels ?? []), ...(guild.threads ?? [])].filter((place) => {
    const last = 'last_message_id' in place ? place.last_message_id : null;
    return WITH_MESSAGES.includes(place.type) && last != null && BigInt(last) > BigInt(from) && !isKnown(last);
  });
  const readOne = async ({ id }: { readonly id: Snowflake }): Promise<boolean> => {
    try {
      for await (const message of messagesAfter(id, from, courier)) take(message);
      return true;
    } catch (error) {
      const fault = discordFault(error);
      if (fault.fault === 'forbidden' || fault.fault === 'gone') return true;
      log.warn({ ...fault, channelId: id }, 'messages not read');
      return false;
    }
  };
  const isRead: boolean[] = [];
  for (let at = 0; at < active.length; at += AT_ONCE) {
    isRead.push(...(await Promise.all(active.slice(at, at + AT_ONCE).map(readOne))));
  }
  return isRead.every(Boolean);
}

async function* messagesAfter(channel: Snowflake, from: Snowflake, courier: Desk['courier']) {
  let after = from;
  for (let page = 0; page < PAGES; page += 1) {
    const read = await pRetry(() => courier.messages(channel, after), RETRY);
    const messages = read.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    yield* messages;
    if (messages.length < 100) return;
    after = messages.at(-1)!.id;
  }
}
