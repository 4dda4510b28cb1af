import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Steps from an empty database to the tables of `tables.ts`, in the order of their names. A released step is never
 * changed: what comes later is a step of its own, with the next number.
 */
export const MIGRATIONS: { readonly [name: string]: Migration } = {
  '0001-first-tables': { up: firstTables },
};

async function firstTables(db: Kysely<unknown>): Promise<void> {
  // Rows are found by keys that are texts: without a rowid, a look-up is one search instead of two.
  const table = (name: string) => db.schema.createTable(name).modifyEnd(sql`strict, without rowid`);
  await table('claims')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('settled', 'integer', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .execute();
  await db.schema // with a rowid: a blob would make the rows of its tree too long
    .createTable('cases')
    .modifyEnd(sql`strict`)
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('format', 'integer', (column) => column.notNull())
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('guild', 'text')
    .addColumn('channel', 'text')
    .addColumn('newest', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('known', 'blob', (column) => column.notNull())
    .execute();
  await table('replies')
    .addColumn('question', 'text', (column) => column.primaryKey().notNull())
    .addColumn('reply', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('guild', 'text')
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('case', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .execute();
  await table('settings')
    .addColumn('guild', 'text', (column) => column.primaryKey().notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .execute();
  await table('opt_outs')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .execute();
  await table('verdicts')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('verdicts_key', ['cause', 'verdict', 'day'])
    .execute();
  await table('notes')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  for (const [name, columns] of INDEXES) {
    await db.schema
      .createIndex(`${name}_by_${columns.join('_')}`)
      .on(name)
      .columns([...columns])
      .execute();
  }
}

const INDEXES: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['claims', ['settled', 'at']],
  ['cases', ['at']],
  ['cases', ['asker', 'channel', 'at']],
  ['cases', ['guild']],
  ['replies', ['at']],
  ['replies', ['asker']],
  ['replies', ['guild']],
  ['replies', ['reply', 'at']],
];
