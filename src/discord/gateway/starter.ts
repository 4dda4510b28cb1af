import { setTimeout } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import pRetry from 'p-retry';
import type { Snowflake } from '../../store/store.ts';
import type { Desk } from '../desk.ts';
import { discordFault } from '../discord-fault.ts';

/** How long the first message of a new post may take to come by itself, milliseconds. */
const COMES_WITHIN_MS = 1_500;
/** Discord announces a thread before its first message can be read. */
const RETRY = { retries: 4, minTimeout: 500, maxTimeout: 4_000 } as const;

/**
 * The first message of a forum post, if it did not come by itself; null if it did, or cannot be had. It is asked for at most five
 * times. `hasCome`: whether a message came by itself. `retryMs`: before the second time, doubled each time; half a second if not told.
 */
export async function starterOf(
  thread: Snowflake,
  hasCome: (message: Snowflake) => boolean,
  desk: Pick<Desk, 'courier' | 'log'>,
  retryMs: number = RETRY.minTimeout,
): Promise<APIMessage | null> {
  await setTimeout(COMES_WITHIN_MS);
  if (hasCome(thread)) return null; // it has the thread's id
  try {
    return await pRetry(() => desk.courier.message(thread, thread), {
      ...RETRY,
      minTimeout: retryMs,
      shouldRetry: ({ error }) => !hasCome(thread) && ['gone', 'early', 'busy'].includes(discordFault(error).fault),
    });
  } catch (error) {
    if (!hasCome(thread)) desk.log.warn({ ...discordFault(error), channelId: thread }, 'first message not read');
    return null;
  }
}
