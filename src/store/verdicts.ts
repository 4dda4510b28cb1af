import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** What people said of the causes that were advised. Counted by day, because an entry is edited and judged anew. */
export function verdicts(db: Kysely<Tables>): Pick<Store, 'countVerdict' | 'verdicts'> {
  return {
    countVerdict: async (cause, verdict, now) => {
      const day = new Date(now).toISOString().slice(0, 10);
      await db
        .insertInto('verdicts')
        .values({ day, cause, verdict, count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['cause', 'verdict', 'day'])
            .doUpdateSet((row) => ({ count: row('verdicts.count', '+', 1) })),
        )
        .execute();
    },
    verdicts: () =>
      db
        .selectFrom('verdicts')
        .select((row) => ['cause', 'verdict', row.fn.sum<number>('count').as('count')])
        .groupBy(['cause', 'verdict'])
        .orderBy('cause')
        .orderBy('verdict')
        .execute(),
  };
}
