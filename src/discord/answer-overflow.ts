import type { Snowflake } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { discordFault } from './discord-fault.ts';

/** Answer Overflow's bot: it marks solutions in many help servers. https://github.com/AnswerOverflow/AnswerOverflow */
export const ANSWER_OVERFLOW = '958907348389339146';
/** How long we rely on what we found, milliseconds, and for how many servers. */
const KNOWN_FOR_MS = 6 * 3_600_000;
const MOST = 5_000;

/** Tells whether Answer Overflow is in a server; where that cannot be found out, it is not. */
export function answerOverflowLookup({
  courier,
  log,
  now,
}: Pick<Desk, 'courier' | 'log' | 'now'>): Desk['hasAnswerOverflow'] {
  const known = new Map<Snowflake, { readonly isThere: boolean; readonly until: number }>();

  return async (guild) => {
    const before = known.get(guild);
    if (before !== undefined && before.until > now()) return before.isThere;
    const isThere = await courier.isMember(guild, ANSWER_OVERFLOW).catch((error: unknown) => {
      log.warn({ ...discordFault(error), guildId: guild }, 'member not looked up');
      return false;
    });
    if (known.size >= MOST) known.delete(known.keys().next().value!);
    known.set(guild, { isThere, until: now() + KNOWN_FOR_MS });
    return isThere;
  };
}
