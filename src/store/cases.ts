import type { Kysely, Selectable } from 'kysely';
import { fittingCase, MAX_JSON } from './fitting-case.ts';
import { CASE_FORMAT, unpacked } from './packed-case.ts';
import type { KeptCase, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** Conversations, for `ttlMs` after they were last kept. One that cannot be read counts as absent. */
export function cases(
  db: Kysely<Tables>,
  ttlMs: number,
): Pick<Store, 'caseOf' | 'keepCase' | 'newestCaseOf' | 'forgetCase'> {
  const readable = db
    .selectFrom('cases')
    .select(['key', 'known', 'asker', 'guild', 'channel', 'newest', 'state'])
    .where('format', '=', CASE_FORMAT);
  return {
    caseOf: async (key, now) => {
      const row = await readable
        .where('key', '=', key)
        .where('at', '>', now - ttlMs)
        .executeTakeFirst();
      return row === undefined ? null : keptIn(row);
    },
    newestCaseOf: async (asker, channel, since) => {
      const row = await readable
        .where('asker', '=', asker)
        .where('channel', '=', channel)
        .where('at', '>=', since)
        .orderBy('at', 'desc')
        .orderBy('key', 'desc')
        .limit(1)
        .executeTakeFirst();
      const kept = row === undefined ? null : keptIn(row);
      return row === undefined || kept === null ? null : { key: row.key, kept };
    },
    keepCase: async (key, kept, now) => {
      const { asker, guild, channel, newest, state } = kept;
      const row = {
        format: CASE_FORMAT,
        known: fittingCase(kept.known),
        asker,
        guild,
        channel,
        newest,
        state,
        at: now,
      };
      await db
        .insertInto('cases')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },
    forgetCase: async (key) => {
      await db.deleteFrom('cases').where('key', '=', key).execute();
    },
  };
}

function keptIn(row: Omit<Selectable<Tables['cases']>, 'format' | 'at'>): KeptCase | null {
  const { asker, guild, channel, newest, state } = row;
  const known = unpacked(row.known, MAX_JSON);
  return known === null ? null : { known, asker, guild, channel, newest, state };
}
