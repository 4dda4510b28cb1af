import type { CaseKey, KeptCase, Snowflake } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** How long what somebody said before may still be what they go on with, milliseconds. */
const CONVERSATION_MS = 30 * 60_000;

/** What a person told in a channel a moment ago; null if that was nothing, or is solved. */
export async function recentCase(
  asker: Snowflake,
  channel: Snowflake,
  { store, now }: Pick<Desk, 'store' | 'now'>,
): Promise<{ readonly key: CaseKey; readonly kept: KeptCase } | null> {
  const newest = await store.newestCaseOf(asker, channel, now() - CONVERSATION_MS);
  return newest?.kept.state === 'solved' ? null : newest;
}
