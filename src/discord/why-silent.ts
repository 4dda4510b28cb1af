import type { APIMessage } from 'discord.js';
import { diagnose } from '../engine/diagnose.ts';
import { addressesSomeone } from '../engine/remarks.ts';
import type { Post, Turn } from '../engine/types.ts';
import type { Snowflake } from '../store/store.ts';
import type { Conversation } from './conversation.ts';
import type { Silence } from './decision.ts';
import type { Desk } from './desk.ts';
import { discordFault } from './discord-fault.ts';
import type { Heard } from './heard-post.ts';
import { isForOthers } from './listening.ts';
import type { MessageFacts } from './message-facts.ts';
import { tellsNews } from './tells-news.ts';
import { isAlreadySaid, isTaggedSolved, markedSolution } from './thread-state.ts';

/** Why nothing is said about the cause; or a solution was marked, in this message if that is known. */
export type Reason = Exclude<Silence, 'solved'> | { readonly solution: Snowflake | null };

/** Unasked we stay out of much; decided before anything is fetched. */
export async function reasonForSilence(found: Conversation, desk: Desk): Promise<Silence | null> {
  const { facts, settings, before } = found;
  if (await desk.store.isOptedOut([facts.author, facts.channel, ...(facts.guild === null ? [] : [facts.guild])])) {
    return 'opted-out';
  }
  if (found.isGuest) return 'another-person';
  if (before?.state === 'solved' || isTaggedSolved(facts.place, settings)) return 'solved';
  return null;
}

/** Unasked we speak if we are sure, or have news in a conversation that we are part of; and only if nobody else said it. */
export async function reasonNotToSay({ turn, post }: Heard, found: Conversation, desk: Desk): Promise<Reason | null> {
  const { facts, before, address } = found;
  if (isForOthers(facts, desk.us) || addressesSomeone(turn.case.posts.at(-1)!)) return 'not-sure';
  const isPartOf = before !== null && before.state === 'answered' && turn.case.posts.length > 1;
  if (isPartOf ? !tellsNews(turn, post, desk.kb) : !turn.reply.speaks) return 'not-sure';
  if (address === 'overheard') return saidAMomentAgo(turn, post, found, desk) ? 'already-said' : null;
  const messages = await messagesOf(facts, desk);
  const solution = markedSolution(messages);
  if (solution !== null) return { solution: solution.message };
  return isAlreadySaid(messages, turn.reply, facts.author, desk.us) ? 'already-said' : null;
}

/** In a channel what stands on its own is judged on its own, but the same error again is no news there either. */
function saidAMomentAgo(turn: Turn, post: Post, { before, mayGoOn }: Conversation, { kb }: Desk): boolean {
  if (!mayGoOn || before?.state !== 'answered' || turn.case.posts.length > 1) return false;
  return !tellsNews(diagnose(before.known, post, kb), post, kb);
}

async function messagesOf(facts: MessageFacts, desk: Desk): Promise<readonly APIMessage[]> {
  if (!facts.place.may.readHistory) return [];
  try {
    return await desk.courier.messages(facts.channel);
  } catch (error) {
    desk.log.warn({ ...discordFault(error), channelId: facts.channel }, 'messages not read');
    return []; // to answer is better than to be lost
  }
}
