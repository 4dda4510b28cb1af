import type { Snowflake } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { discordFault } from './discord-fault.ts';

/** Answer Overflow's bot: it marks solutions in many help servers. https://github.com/AnswerOverflow/AnswerOverflow */
export const ANSWER_OVERFLOW = '958907348389339146';
/** How long we rely on what we found, milliseconds, and for how many servers. */
const KNOWN_FOR_MS = 6 * 3_600_000;
const MOST = 5_000;

const known = new WeakMap<Desk['store'], Map<Snowflake, { readonly isThere: boolean; readonly until: number }>>();

/** Whether Answer Overflow is in a server; where that cannot be found out, it is not. */
export async function hasAnswerOverflow(guild: Snowflake, { store, courier, log, now }: Desk): Promise<boolean> {
  const found = known.get(store) ?? new Map();
  known.set(store, found);
  const before = found.get(guild);
  if (before !== undefined && before.until > now()) return before.isThere;
  const isThere = await courier.isMember(guild, ANSWER_OVERFLOW).catch((error: unknown) => {
    log.warn({ ...discordFault(error), guildId: guild }, 'member not looked up');
    return false;
  });
  if (found.size >= MOST) found.delete(found.keys().next().value!);
  found.set(guild, { isThere, until: now() + KNOWN_FOR_MS });
  return isThere;
}
