import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** Which messages and interactions are taken or dealt with. `ttlMs`: after that, one that was not settled is free again. */
export function claims(db: Kysely<Tables>, ttlMs: number): Pick<Store, 'claim' | 'settle' | 'isSettled' | 'release'> {
  const owner = randomUUID();
  return {
    claim: async (id, now) => {
      const won = await db
        .insertInto('claims')
        .values({ id, owner, settled: 0, at: now })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ owner, at: now })
            .where('claims.settled', '=', 0)
            .where('claims.at', '<=', now - ttlMs),
        )
        .returning('id')
        .executeTakeFirst();
      return won !== undefined;
    },
    settle: async (id, now) => {
      await db
        .insertInto('claims')
        .values({ id, owner, settled: 1, at: now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ settled: 1, at: now }))
        .execute();
    },
    isSettled: async (id) => {
      const row = await db.selectFrom('claims').select('settled').where('id', '=', id).executeTakeFirst();
      return row?.settled === 1;
    },
    release: async (id) => {
      // Only our own: one that was too slow has lost it to another process, which is at it now.
      await db.deleteFrom('claims').where('id', '=', id).where('owner', '=', owner).where('settled', '=', 0).execute();
    },
  };
}
