import { type APIMessage, ChannelType, type GatewayGuildCreateDispatchData } from 'discord.js';
import type { Snowflake } from '../../store/store.ts';
import type { Desk } from '../desk.ts';
import { discordFault } from '../discord-fault.ts';
import { snowflakeAt } from '../snowflake.ts';

/** What was asked longer ago is no longer answered, milliseconds. */
const LONGEST_MS = 3_600_000;
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
 * The messages of a server that were written since a time while nobody listened: after a session that could not be resumed, a
 * restart, or an outage. Only channels in which something was written are looked at. Oldest first within a channel.
 */
export async function* missedMessages(
  guild: GatewayGuildCreateDispatchData,
  since: number,
  { courier, log, now }: Desk,
): AsyncGenerator<APIMessage, void, undefined> {
  const from = snowflakeAt(Math.max(since, now() - LONGEST_MS));
  const places = [...(guild.channels ?? []), ...(guild.threads ?? [])];
  for (const place of places) {
    const last = 'last_message_id' in place ? place.last_message_id : null;
    if (!WITH_MESSAGES.includes(place.type) || !last || BigInt(last) <= BigInt(from)) continue;
    try {
      yield* messagesAfter(place.id, from, courier);
    } catch (error) {
      const fault = discordFault(error);
      if (fault.fault !== 'forbidden') log.warn({ ...fault, channelId: place.id }, 'messages not read');
    }
  }
}

async function* messagesAfter(channel: Snowflake, from: Snowflake, courier: Desk['courier']) {
  let after = from;
  for (let page = 0; page < PAGES; page += 1) {
    const messages = (await courier.messages(channel, after)).toSorted((a, b) =>
      BigInt(a.id) < BigInt(b.id) ? -1 : 1,
    );
    yield* messages;
    if (messages.length < 100) return;
    after = messages.at(-1)!.id;
  }
}
