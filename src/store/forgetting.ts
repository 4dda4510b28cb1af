import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Remembered } from './remembered.ts';
import type { GuildSettings, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** How long each kind of row is held, in milliseconds. */
export type Lifetimes = {
  readonly claim: number;
  readonly settled: number;
  readonly case: number;
  readonly reply: number;
};

/** Rows deleted at once: about 10 ms of work if they are large, in which nothing else runs. */
const BATCH = 50;

/**
 * Deletes what a person, a server or time has ended. `known`: forgets the settings too. `vanish`: called at the end, so that no
 * copy stays on the disk. What is not deleted because the process ends before that is deleted by time.
 */
export function forgetting(
  db: Kysely<Tables>,
  lifetimes: Lifetimes,
  known: Remembered<GuildSettings>,
  vanish: () => Promise<void>,
): Pick<Store, 'forgetUser' | 'forgetGuild' | 'sweep'> {
  const cases = (which: Which<'cases'>) => {
    const some = db.selectFrom('cases').select('key').where(which).limit(BATCH);
    return inBatches(() => db.deleteFrom('cases').where('key', 'in', some).executeTakeFirst());
  };
  const replies = (which: Which<'replies'>) => {
    const some = db.selectFrom('replies').select('question').where(which).limit(BATCH);
    return inBatches(() => db.deleteFrom('replies').where('question', 'in', some).executeTakeFirst());
  };
  const claims = (settled: 0 | 1, until: number) => {
    const old = db.selectFrom('claims').select('id').where('settled', '=', settled).where('at', '<=', until);
    return inBatches(() => db.deleteFrom('claims').where('id', 'in', old.limit(BATCH)).executeTakeFirst());
  };
  return {
    forgetUser: async (user) => {
      const count = await cases((row) => row('asker', '=', user));
      await replies((row) => row('asker', '=', user));
      await vanish();
      return count;
    },
    forgetGuild: async (guild) => {
      await db.deleteFrom('settings').where('guild', '=', guild).execute();
      known.forget(guild);
      await cases((row) => row('guild', '=', guild));
      await replies((row) => row('guild', '=', guild));
      await vanish();
    },
    sweep: async (now) => {
      await cases((row) => row('at', '<=', now - lifetimes.case));
      await replies((row) => row('at', '<=', now - lifetimes.reply));
      await claims(0, now - lifetimes.claim);
      await claims(1, now - lifetimes.settled);
      await vanish();
    },
  };
}

type Which<Table extends keyof Tables> = (row: ExpressionBuilder<Tables, Table>) => Expression<SqlBool>;

/** Deletes batch after batch until there is nothing left; messages are answered in between. Returns how many rows there were. */
async function inBatches(deleteSome: () => Promise<{ readonly numDeletedRows: bigint }>): Promise<number> {
  for (let count = 0; ; ) {
    const { numDeletedRows } = await deleteSome();
    if (numDeletedRows === 0n) return count;
    count += Number(numDeletedRows);
    await new Promise((next) => setImmediate(next));
  }
}
