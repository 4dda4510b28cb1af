import type { Channel, Forum, Thread } from '../discord.ts';
import type { ChannelState } from '../world.ts';

/** A channel as tests hold it. */
export function channelView(state: ChannelState): Channel & Forum {
  if (state.kind === 'thread') throw new Error('a thread is no channel');
  return {
    id: state.id,
    kind: state.kind,
    guildId: state.guildId,
    name: state.name,
    tags: state.tags.map(({ id, name }) => ({ id, name })),
  };
}

/** A live view of a thread. */
export function threadView(state: ChannelState): Thread {
  const thread = state.thread!;
  return {
    kind: 'thread',
    id: state.id,
    guildId: state.guildId!,
    parentId: state.parentId!,
    ownerId: thread.ownerId,
    get name() {
      return state.name;
    },
    get isArchived() {
      return thread.isArchived;
    },
    get isLocked() {
      return thread.isLocked;
    },
    get isDeleted() {
      return state.isDeleted;
    },
    get appliedTags() {
      return thread.appliedTags;
    },
  };
}
