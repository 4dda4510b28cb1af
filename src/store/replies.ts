import type { Kysely } from 'kysely';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const COLUMNS = ['question', 'reply', 'channel', 'guild', 'asker', 'case'] as const;

/** Our answers, by the message that they answer. Several messages may have one answer, where Discord split a post. */
export function replies(db: Kysely<Tables>): Pick<Store, 'replyTo' | 'replyOf' | 'keepReply' | 'forgetReply'> {
  return {
    replyTo: async (question) => {
      const row = await db.selectFrom('replies').select(COLUMNS).where('question', '=', question).executeTakeFirst();
      return row ?? null;
    },
    replyOf: async (reply) => {
      const row = await db
        .selectFrom('replies')
        .select(COLUMNS)
        .where('reply', '=', reply)
        .orderBy('at', 'desc')
        .orderBy('question', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
    keepReply: async (kept, now) => {
      const { question, reply, channel, guild, asker } = kept;
      const row = { reply, channel, guild, asker, case: kept.case, at: now };
      await db
        .insertInto('replies')
        .values({ question, ...row })
        .onConflict((conflict) => conflict.column('question').doUpdateSet(row))
        .execute();
    },
    forgetReply: async (question) => {
      await db.deleteFrom('replies').where('question', '=', question).execute();
    },
  };
}
