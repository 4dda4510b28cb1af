import type { Kysely } from 'kysely';
import { remembered } from './remembered.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** Who asked not to be answered unasked. What another process wrote is seen after `maxAgeMs` at the latest. */
export function optOuts(db: Kysely<Tables>, maxAgeMs: number): Pick<Store, 'isOptedOut' | 'optOut'> {
  const known = remembered(async () => {
    const rows = await db.selectFrom('opt_outs').select('id').execute();
    return new Set(rows.map((row) => row.id));
  }, maxAgeMs);
  return {
    isOptedOut: async (ids) => {
      const out = await known.of('all');
      return ids.some((id) => out.has(id));
    },
    optOut: async (id, isOut) => {
      if (isOut) {
        await db
          .insertInto('opt_outs')
          .values({ id })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else {
        await db.deleteFrom('opt_outs').where('id', '=', id).execute();
      }
      known.forget('all');
    },
  };
}
