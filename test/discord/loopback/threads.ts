import { tellChannel, tellMessage } from './events.ts';
import { writeMessage } from './messages/write.ts';
import { snowflake } from './snowflake.ts';
import type { ChannelState, MessageState, World } from './world.ts';

/** An ordinary guild's default: three days. */
const AUTO_ARCHIVE_MINUTES = 4_320;

/** THREAD_STARTER_MESSAGE: refers to the message a thread was made from. */
const STARTER = 21;

export type NewThread = {
  readonly ownerId: string;
  readonly name: string;
  /** Ids. */
  readonly tags: readonly string[];
  /** The message it starts from: it has its id. */
  readonly from?: MessageState;
  /** A forum post whose first message comes later. */
  readonly isWithoutStarter?: boolean;
};

/** A new public thread, told as THREAD_CREATE. */
export function newThread(world: World, parent: ChannelState, made: NewThread): ChannelState {
  const now = new Date().toISOString();
  const channel: ChannelState = {
    id: made.from?.id ?? snowflake(),
    kind: 'thread',
    guildId: parent.guildId,
    name: made.name,
    parentId: parent.id,
    overwrites: [],
    tags: [],
    position: 0,
    messages: new Set(),
    lastMessageId: null,
    recipients: [],
    thread: {
      ownerId: made.ownerId,
      isArchived: false,
      isLocked: false,
      archivedAt: now,
      createdAt: now,
      autoArchiveMinutes: AUTO_ARCHIVE_MINUTES,
      appliedTags: made.tags,
      members: new Map([[made.ownerId, now]]),
      sent: 0,
      isWithoutStarter: made.isWithoutStarter ?? false,
      slowdownSeconds: 0,
    },
    isDeleted: false,
  };
  world.channels.set(channel.id, channel);
  world.guilds.get(parent.guildId!)!.channels.add(channel.id);
  if (parent.kind === 'forum') parent.lastMessageId = channel.id;
  tellChannel(world, 'THREAD_CREATE', channel, { newly_created: true });
  if (made.from) {
    made.from.threadId = channel.id;
    tellMessage(world, 'MESSAGE_UPDATE', made.from);
    const { id: messageId, channelId, guildId, authorId } = made.from;
    writeMessage(world, channel, { authorId, type: STARTER, reference: { type: 0, messageId, channelId, guildId } });
  }
  return channel;
}
