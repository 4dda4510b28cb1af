import { lastLead } from '../engine/case.ts';
import type { CauseId } from '../engine/types.ts';
import type { CaseKey, GuildSettings, KeptCase, Snowflake } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { discordFault } from './discord-fault.ts';
import { solvedTag } from './thread-state.ts';

/** Most tags of a forum post. https://discord.com/developers/docs/resources/channel#channel-object */
const MAX_TAGS = 5;

/** Adds the solved tag to a forum post, beside those that it has. Nothing where there is no post, no such tag or no room for it. */
export async function tagSolved(channel: Snowflake, settings: GuildSettings, { courier, log }: Desk): Promise<void> {
  try {
    const post = await courier.forumPost(channel);
    const tag = post === null ? null : solvedTag(post.knownTags, settings);
    if (post === null || tag === null || post.tags.includes(tag) || post.tags.length >= MAX_TAGS) return;
    await courier.tag(channel, [...post.tags, tag]);
  } catch (error) {
    log.warn({ ...discordFault(error), channelId: channel }, 'not tagged');
  }
}

/**
 * A solution was marked by others, with a tag or a ✅: the case is closed, and if our reply was the solution, it counts. The tag
 * may come before it is told which message the solution was.
 */
export async function noteSolved(channel: Snowflake, solution: Snowflake | null, desk: Desk): Promise<void> {
  const { store, now } = desk;
  const key = `thread:${channel}` as const;
  const kept = await store.caseOf(key, now());
  if (kept === null) return;
  if (kept.state !== 'solved') await store.keepCase(key, { ...kept, state: 'solved' }, now());
  await countSolved(key, await helpedBy(kept, solution, desk), desk);
}

/** The solved tag was taken off: there is something left to say. */
export async function noteReopened(channel: Snowflake, { store, now }: Pick<Desk, 'store' | 'now'>): Promise<void> {
  const key = `thread:${channel}` as const;
  const kept = await store.caseOf(key, now());
  if (kept?.state === 'solved') await store.keepCase(key, { ...kept, state: 'answered' }, now());
}

/** The cause whose advice was marked as the solution; null if the message is not ours, or not known. */
export async function helpedBy(
  { known }: KeptCase,
  solution: Snowflake | null,
  { store }: Pick<Desk, 'store'>,
): Promise<CauseId | null> {
  const ours = solution === null ? null : await store.replyOf(solution);
  return ours === null ? null : lastLead(known);
}

/** Counts that the advice about a cause helped: once for each case, in how many ways ever it is said. */
export async function countSolved(
  key: CaseKey,
  cause: CauseId | null,
  { store, metrics, now }: Pick<Desk, 'store' | 'metrics' | 'now'>,
): Promise<void> {
  const once = `solved:${key}:${cause}`;
  if (cause === null || !(await store.claim(once, now()))) return;
  await store.countVerdict(cause, 'solved', now());
  await store.settle(once, now());
  metrics.verdict('solved');
}
