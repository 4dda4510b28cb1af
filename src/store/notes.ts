import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The note that is written to see whether the store can be written. */
const CHECK = 'store-check';

/** Small facts of the process, and the check that writes one. */
export function notes(db: Kysely<Tables>): Pick<Store, 'note' | 'keepNote' | 'check'> {
  const keepNote: Store['keepNote'] = async (key, value) => {
    await db
      .insertInto('notes')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  };
  return {
    note: async (key) => {
      const row = await db.selectFrom('notes').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value ?? null;
    },
    keepNote,
    check: () => keepNote(CHECK, randomUUID()), // SQLite writes nothing where nothing changes
  };
}
