import { snowflake } from './snowflake.ts';
import type { ChannelState, World } from './world.ts';

/** The channel of two users; made when there is none. */
export function directMessages(world: World, one: string, other: string): ChannelState {
  for (const channel of world.channels.values()) {
    if (channel.kind === 'dm' && channel.recipients.includes(one) && channel.recipients.includes(other)) return channel;
  }
  const channel: ChannelState = {
    id: snowflake(),
    kind: 'dm',
    guildId: null,
    name: '',
    parentId: null,
    overwrites: [],
    tags: [],
    position: 0,
    messages: new Set(),
    lastMessageId: null,
    recipients: [one, other],
    thread: null,
    isDeleted: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}
