import { withoutNewest } from '../engine/case.ts';
import type { CaseKey, Snowflake } from '../store/store.ts';
import type { Desk } from './desk.ts';

/**
 * Takes out of a case what a message told that was deleted. Where it stood in the case is known only of the newest; of an older
 * one nothing is done, unless it was answered (`isAnswered`): then the whole case is forgotten.
 */
export async function unlearn(
  key: CaseKey,
  message: Snowflake,
  isAnswered: boolean,
  { store, now }: Pick<Desk, 'store' | 'now'>,
): Promise<void> {
  const kept = await store.caseOf(key, now());
  if (kept === null) return;
  const isNewest = kept.newest === message;
  if (isNewest && kept.known.posts.length > 1) {
    await store.keepCase(key, { ...kept, known: withoutNewest(kept.known), newest: null }, now());
  } else if (isNewest || isAnswered) await store.forgetCase(key);
}
