import type { APIMessage } from 'discord.js';
import type { Snowflake } from '../store/store.ts';
import type { Tag } from './message-facts.ts';
import type { MessageBody } from './render/message.ts';

/** What the bot does at Discord besides answering interactions. All reject with what the REST client throws. */
export type Courier = {
  /**
   * Writes a message. `nonce` makes it safe to try again: Discord writes one message a nonce. `replyTo` may have been deleted
   * meanwhile. Resolves with the message's id.
   */
  readonly post: (
    channel: Snowflake,
    body: MessageBody,
    how: { readonly replyTo: Snowflake | null; readonly nonce: string },
  ) => Promise<Snowflake>;
  readonly edit: (channel: Snowflake, message: Snowflake, body: MessageBody) => Promise<void>;
  readonly remove: (channel: Snowflake, message: Snowflake) => Promise<void>;
  readonly message: (channel: Snowflake, message: Snowflake) => Promise<APIMessage>;
  /** The newest 50 messages of a channel, newest first; after one, the 100 that follow it. */
  readonly messages: (channel: Snowflake, after?: Snowflake) => Promise<readonly APIMessage[]>;
  /** The tags of a forum post and those of its forum; null for what is no forum post. */
  readonly forumPost: (
    thread: Snowflake,
  ) => Promise<{ readonly tags: readonly Snowflake[]; readonly knownTags: readonly Tag[] } | null>;
  /** The tags that a forum has; empty for what is no forum. */
  readonly forumTags: (forum: Snowflake) => Promise<readonly Tag[]>;
  /** Replaces the tags of a forum post. */
  readonly tag: (thread: Snowflake, tags: readonly Snowflake[]) => Promise<void>;
  /** Whether a user is a member of a server. */
  readonly isMember: (guild: Snowflake, user: Snowflake) => Promise<boolean>;
};
