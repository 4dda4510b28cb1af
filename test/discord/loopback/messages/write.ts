import { tellChannel, tellDeleted, tellMessage } from '../events.ts';
import type { InteractionState } from '../interactions/state.ts';
import { linkTo } from '../links.ts';
import { snowflake } from '../snowflake.ts';
import type { ChannelState, MessageState, Reference, World } from '../world.ts';
import { allComponents, type Component, IS_COMPONENTS_V2, stored, TEXT_DISPLAY } from './components.ts';
import { type AllowedMentions, mentionsIn } from './mentions.ts';

/** What a new message is made of; whether it may be is asked before. */
export type Draft = {
  readonly id?: string;
  readonly authorId: string;
  readonly content?: string;
  readonly embeds?: readonly object[];
  readonly components?: readonly Component[];
  /** Ids of kept files. */
  readonly uploads?: readonly string[];
  readonly flags?: number;
  readonly type?: number;
  readonly reference?: Reference | null;
  readonly snapshot?: object | null;
  readonly allowedMentions?: AllowedMentions | null;
  readonly nonce?: string | number | null;
  readonly webhook?: MessageState['webhook'];
  readonly interaction?: InteractionState | null;
  readonly seenBy?: string | null;
};

/** Puts a message into a channel and tells it. */
export function writeMessage(world: World, channel: ChannelState, draft: Draft): MessageState {
  const reference = draft.reference ?? null;
  const message: MessageState = {
    id: draft.id ?? snowflake(),
    channelId: channel.id,
    guildId: channel.guildId,
    authorId: draft.authorId,
    webhook: draft.webhook ?? null,
    interaction: draft.interaction ?? null,
    type: draft.type ?? (reference?.type === 0 ? 19 : 0),
    timestamp: new Date().toISOString(),
    content: draft.content ?? '',
    embeds: draft.embeds ?? [],
    components: [],
    uploads: draft.uploads ?? [],
    flags: draft.flags ?? 0,
    editedTimestamp: null,
    reference,
    snapshot: draft.snapshot ?? null,
    mentions: [],
    mentionRoles: [],
    mentionsEveryone: false,
    pings: [],
    nonce: draft.nonce ?? null,
    reactions: [],
    seenBy: draft.seenBy ?? null,
    threadId: null,
    edits: 0,
    isDeleted: false,
  };
  fill(world, message, draft.components ?? [], draft.allowedMentions ?? null);
  world.messages.set(message.id, message);
  channel.lastMessageId = message.id;
  if (message.seenBy === null) {
    channel.messages.add(message.id);
    touchThread(world, channel, message);
  }
  tellMessage(world, 'MESSAGE_CREATE', message);
  return message;
}

/** A message wakes its thread up; the first in a forum post is not counted. */
function touchThread(world: World, channel: ChannelState, message: MessageState): void {
  const { thread } = channel;
  if (!thread) return;
  if (message.id !== channel.id) thread.sent += 1;
  if (!thread.members.has(message.authorId)) thread.members.set(message.authorId, message.timestamp);
  if (!thread.isArchived) return;
  thread.isArchived = false;
  thread.archivedAt = message.timestamp;
  tellChannel(world, 'THREAD_UPDATE', channel);
}

/** What an edit changes; the rest stays. */
export type Change = {
  readonly content?: string;
  readonly embeds?: readonly object[];
  readonly components?: readonly Component[];
  readonly uploads?: readonly string[];
  readonly flags?: number;
  readonly allowedMentions?: AllowedMentions | null;
  /** A link's preview came: nobody edited. */
  readonly isUnfurl?: boolean;
};

export function editMessage(world: World, message: MessageState, change: Change): void {
  message.content = change.content ?? message.content;
  message.embeds = change.embeds ?? message.embeds;
  message.uploads = change.uploads ?? message.uploads;
  message.flags = change.flags ?? message.flags;
  if (!change.isUnfurl) {
    message.editedTimestamp = new Date().toISOString();
    message.edits += 1;
    const components = change.components ?? (message.components as unknown as readonly Component[]);
    fill(world, message, components, change.allowedMentions ?? null);
  }
  tellMessage(world, 'MESSAGE_UPDATE', message);
}

/** What is derived from its parts. Edits mention, but notify nobody. */
function fill(
  world: World,
  message: MessageState,
  components: readonly Component[],
  allowed: AllowedMentions | null,
): void {
  message.components = stored(components, (url) => mediaJson(world, message, url));
  const isV2 = (message.flags & IS_COMPONENTS_V2) !== 0;
  const text = isV2 ? textDisplays(components).join('\n') : message.content;
  const repliedTo =
    message.type === 19 ? (world.messages.get(message.reference?.messageId ?? '')?.authorId ?? null) : null;
  const mentions = mentionsIn(text, allowed, repliedTo);
  message.mentions = mentions.users;
  message.mentionRoles = mentions.roles;
  message.mentionsEveryone = mentions.everyone;
  if (message.edits === 0) message.pings = mentions.pings;
}

export function textDisplays(components: readonly Component[]): readonly string[] {
  return [...allComponents(components)].flatMap(({ component }) =>
    component.type === TEXT_DISPLAY ? [component.content ?? ''] : [],
  );
}

function mediaJson(world: World, message: MessageState, url: string): object | null {
  const name = url.slice('attachment://'.length);
  const upload = message.uploads.map((id) => world.uploads.get(id)!).find((one) => one.name === name);
  if (!upload) return null;
  const link = linkTo(world, upload);
  return {
    url: link,
    proxy_url: link,
    attachment_id: upload.id,
    size: upload.bytes.length,
    content_type: upload.contentType,
    width: null,
    height: null,
    loading_state: 2,
  };
}

/** Takes messages of one channel away and tells it; ones that are gone already are left out. */
export function deleteMessages(world: World, channel: ChannelState, messages: readonly MessageState[]): void {
  const there = messages.filter((one) => !one.isDeleted);
  for (const message of there) {
    message.isDeleted = true;
    channel.messages.delete(message.id);
  }
  const ids = there.filter((one) => one.seenBy === null).map(({ id }) => id);
  if (ids.length > 0) tellDeleted(world, channel, ids);
}
