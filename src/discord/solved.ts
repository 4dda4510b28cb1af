import type { CauseId } from '../engine/types.ts';
import type { GuildSettings, KeptCase, Snowflake } from '../store/store.ts';
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

/** A solution was marked by others, with a tag or a ✅: the case is closed, and if our reply was the solution, it counts. */
export async function noteSolved(channel: Snowflake, solution: Snowflake | null, desk: Desk): Promise<void> {
  const { store, metrics, now } = desk;
  const key = `thread:${channel}` as const;
  const kept = await store.caseOf(key, now());
  if (kept === null || kept.state === 'solved') return;
  await store.keepCase(key, { ...kept, state: 'solved' }, now());
  const cause = await helpedBy(kept, solution, desk);
  if (cause === null) return;
  await store.countVerdict(cause, 'solved', now());
  metrics.verdict('solved');
}

/** The cause whose advice was marked as the solution; null if the message is not ours or not known, or the person said so before. */
export async function helpedBy(
  { known }: KeptCase,
  solution: Snowflake | null,
  { store }: Pick<Desk, 'store'>,
): Promise<CauseId | null> {
  const ours = solution === null ? null : await store.replyOf(solution);
  const lead = ours === null ? null : (known.advised.findLast((advice) => advice.lead !== null)?.lead ?? null);
  const isCounted = known.closed.some((closed) => closed.cause === lead && closed.why === 'worked');
  return isCounted ? null : lead;
}
