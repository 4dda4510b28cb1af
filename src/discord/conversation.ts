import type { CaseKey, GuildSettings, KeptCase, KeptReply, Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import type { Address } from './listening.ts';
import type { MessageFacts } from './message-facts.ts';
import { recentCase } from './recent-case.ts';
import type { Joined } from './recent-posts.ts';

/** The post that a message is or belongs to, and what was known before it. */
export type Conversation = {
  readonly facts: MessageFacts;
  readonly address: Address;
  readonly settings: GuildSettings;
  readonly joined: Joined;
  readonly key: CaseKey;
  readonly before: KeptCase | null;
  /** Our answer to the same post. */
  readonly earlier: KeptReply | null;
  /** The person said something here a moment ago; this post goes on with it, or begins anew. */
  readonly mayGoOn: boolean;
  /** Somebody else's thread. */
  readonly isGuest: boolean;
};

/** Which conversation a post is part of: a thread is its author's, in a channel everybody has their own. */
export async function conversationOf(
  facts: MessageFacts,
  joined: Joined,
  address: Address,
  settings: GuildSettings,
  desk: Pick<Desk, 'store' | 'now'>,
): Promise<Conversation> {
  const { store, now } = desk;
  const [first] = joined.messages;
  const earlier = (await Promise.all(joined.messages.map((id) => store.replyTo(id)))).find((reply) => reply !== null);
  const found = { facts, address, settings, joined, earlier: earlier ?? null, mayGoOn: false, isGuest: false };

  if (facts.place.kind !== 'text') {
    const key: CaseKey = `thread:${facts.channel}`;
    const before = (await store.caseOf(key, now())) ?? (await caseOfStarter(facts, store, now()));
    const asker = before?.asker ?? (facts.place.kind === 'forum-post' ? facts.place.owner : null) ?? facts.author;
    if (asker === facts.author) return { ...found, key, before };
  }
  const isGuest = facts.place.kind !== 'text';
  if (facts.repliesTo?.case) {
    const key = facts.repliesTo.case;
    const before = await store.caseOf(key, now());
    if (before?.asker === facts.author) return { ...found, key, before, isGuest };
  } else if (!isGuest && earlier === undefined) {
    const recent = await recentCase(facts.author, facts.channel, desk);
    // What somebody showed us in private is not gone on with where all can read it.
    if (recent !== null && !recent.key.startsWith('interaction:')) {
      return { ...found, key: recent.key, before: recent.kept, mayGoOn: true };
    }
  }
  const key: CaseKey = earlier?.case ?? `message:${first}`;
  return { ...found, key, before: await store.caseOf(key, now()), isGuest };
}

/** A thread that was opened from a message goes on with what we know of that: it has the message's id. */
async function caseOfStarter({ channel, place }: MessageFacts, store: Store, now: number): Promise<KeptCase | null> {
  const reply = place.kind === 'thread' ? await store.replyTo(channel) : null;
  return reply === null ? null : store.caseOf(reply.case, now);
}
