import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kyselyDatabase } from '../../src/store/node-sqlite.ts';

type Tables = { readonly things: { readonly id: number; readonly bytes: Uint8Array | null; readonly name: string } };

let db: Kysely<Tables>;
beforeEach(async () => {
  const database = new DatabaseSync(':memory:');
  database.exec('create table things (id integer primary key, bytes blob, name text)');
  db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });
});
afterEach(() => db.destroy());

test('values come back as they were', async () => {
  const row = { id: 1, bytes: new Uint8Array([0, 255]), name: `'; drop table "things"; -- 🦞` };
  await db
    .insertInto('things')
    .values([row, { id: 2, bytes: null, name: '' }])
    .execute();
  expect(await db.selectFrom('things').selectAll().orderBy('id').execute()).toEqual([
    row,
    { id: 2, bytes: null, name: '' },
  ]);
});

test('a statement tells what it changed, or returns it', async () => {
  const put = (id: number) => db.insertInto('things').values({ id, bytes: null, name: 'a' });
  expect((await put(7).executeTakeFirst()).insertId).toBe(7n);
  expect(await put(8).returning('id').execute()).toEqual([{ id: 8 }]);
  expect((await db.updateTable('things').set({ name: 'b' }).executeTakeFirst()).numUpdatedRows).toBe(2n);
  expect((await db.deleteFrom('things').where('id', '>', 7).executeTakeFirst()).numDeletedRows).toBe(1n);
});

test('rows come one by one while the same statement is used elsewhere', async () => {
  for (const id of [1, 2, 3]) await db.insertInto('things').values({ id, bytes: null, name: 'a' }).execute();
  const ids: number[] = [];
  for await (const { id } of db.selectFrom('things').select('id').orderBy('id').stream()) ids.push(id);
  expect(ids).toEqual([1, 2, 3]);
});

test('any number of different statements works, also after the tables have changed', async () => {
  for (let one = 0; one < 250; one += 1) {
    const { rows } = await sql<{ n: number }>`select ${sql.lit(one)} as n`.execute(db);
    expect(rows).toEqual([{ n: one }]);
  }
  const all = () => db.selectFrom('things').selectAll().execute();
  expect(await all()).toEqual([]);
  await sql`alter table things add column more text`.execute(db);
  await db.insertInto('things').values({ id: 1, bytes: null, name: 'a' }).execute();
  expect(await all()).toEqual([{ id: 1, bytes: null, name: 'a', more: null }]);
});

test('what goes wrong rejects and leaves the rest usable', async () => {
  await expect(sql`select missing from things`.execute(db)).rejects.toThrow('no such column');
  const twice = db.transaction().execute(async (whole) => {
    for (const id of [1, 1]) await whole.insertInto('things').values({ id, bytes: null, name: 'a' }).execute();
  });
  await expect(twice).rejects.toThrow('UNIQUE');
  expect(await db.selectFrom('things').selectAll().execute()).toEqual([]);
});
