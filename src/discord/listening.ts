import type { GuildSettings, Snowflake } from '../store/store.ts';
import type { MessageFacts } from './message-facts.ts';

/**
 * How a message reaches us. `asked`: it mentions us or replies to us. `thread`: it stands in a forum post or thread that we
 * attend. `overheard`: in a text channel that we listen to. Null: it is none of our business.
 */
export type Address = 'asked' | 'thread' | 'overheard';

/** Decided from facts and settings alone, because every message of a server comes by here. */
export function addressOf(facts: MessageFacts, settings: GuildSettings, us: Snowflake): Address | null {
  if (!facts.isPerson || facts.author === us) return null;
  if (facts.mentionsUs || facts.repliesTo?.author === us) return 'asked';
  const { kind, parent } = facts.place;
  if (kind === 'text') return settings.channels.includes(facts.channel) ? 'overheard' : null;
  if (parent === null) return null;
  const listened = kind === 'forum-post' ? settings.forums : settings.channels;
  return listened.includes(parent) ? 'thread' : null;
}

/** Whether a person speaks to somebody else: such a message is not for us to answer unasked. */
export function isForOthers(facts: MessageFacts, us: Snowflake): boolean {
  const { repliesTo } = facts;
  return facts.mentionsOthers || (repliesTo !== null && repliesTo.author !== us && repliesTo.author !== facts.author);
}
