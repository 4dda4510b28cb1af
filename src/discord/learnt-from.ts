import { lastLead } from '../engine/case.ts';
import type { CauseId, Turn } from '../engine/types.ts';
import type { KeptCase } from '../store/store.ts';
import type { Conversation } from './conversation.ts';
import type { Learnt } from './decision.ts';
import type { Heard } from './heard-post.ts';

/** What is known once a post was heard: its case, and the cause whose advice helped, if the post says so. */
export function learntFrom({ turn }: Heard, { facts, joined, key, before, mayGoOn }: Conversation): Learnt {
  // In a text channel, a post that was judged on its own opens a case of its own.
  const isOwn = mayGoOn && turn.case.posts.length === 1;
  const told = isOwn ? null : before;
  return {
    key: isOwn ? `message:${joined.messages[0]}` : key,
    kept: {
      known: turn.case,
      asker: told?.asker ?? facts.author,
      guild: facts.guild,
      channel: facts.channel,
      newest: facts.id,
      state: told?.state ?? 'open',
    },
    solvedBy: told === null ? null : helpedNow(turn, told),
  };
}

/** The cause that the person says we were right about, the first time they say so. */
function helpedNow(turn: Turn, before: KeptCase): CauseId | null {
  if (before.state !== 'answered' || !(turn.case.remarks.at(-1) ?? []).includes('worked')) return null;
  const lead = lastLead(before.known);
  const isKnown = before.known.closed.some((closed) => closed.cause === lead && closed.why === 'worked');
  return isKnown ? null : lead;
}
