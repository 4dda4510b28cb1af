import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import pRetry from 'p-retry';
import { MIGRATIONS } from './migrations.ts';
import { kyselyDatabase } from './node-sqlite.ts';
import type { Tables } from './tables.ts';

/** How long a statement waits for another process that writes. Nothing else runs meanwhile; Discord waits 3 s for an answer. */
const BUSY_MS = 2_000;

/** Largest log of changes that stays on the disk once they are in the database, in bytes. */
const LOG_BYTES = 4 * 1024 * 1024;

/**
 * `normal`: what was committed survives the end of the process in any manner; a power cut may take the last moments.
 * https://www.sqlite.org/pragma.html#pragma_synchronous. `secure_delete`: what is deleted is overwritten.
 */
const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  pragma secure_delete = on;
  pragma temp_store = memory;
  pragma journal_size_limit = ${LOG_BYTES};
`;

/** SQLite's number for "database is locked". https://www.sqlite.org/rescode.html#busy */
const BUSY = 5;

/** A file that the person must mend, told in plain words. */
export class UnusableStore extends Error {
  override readonly name = 'UnusableStore';
}

/**
 * Opens a database file that only its owner can read, or `:memory:`, and brings its tables up to date; what is missing is made.
 * Throws `UnusableStore` if the file cannot be used or a newer version of the program wrote it.
 */
export async function openTables(file: string): Promise<Kysely<Tables>> {
  try {
    // SQLite does not wait where two processes make the same file.
    return await pRetry(() => opened(file), { retries: 6, minTimeout: 50, shouldRetry: ({ error }) => isBusy(error) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnusableStore(`${file} cannot hold what the bot remembers: ${why}. Mend that, or name another file.`, {
      cause: error,
    });
  }
}

async function opened(file: string): Promise<Kysely<Tables>> {
  const database = new DatabaseSync(file === ':memory:' ? file : ownFile(resolve(file)), { timeout: BUSY_MS });
  try {
    database.exec(PRAGMAS);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });
    await migrate(database, db);
    return db;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isBusy(error: Error): boolean {
  return 'errcode' in error && error.errcode === BUSY;
}

/** All steps or none. A second process that starts at the same time waits, because Kysely locks nothing for SQLite. */
async function migrate(database: DatabaseSync, db: Kysely<Tables>): Promise<void> {
  database.exec('begin immediate');
  const newer = stepsDone(database).find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (newer !== undefined) throw new Error(`a newer version of Claw Clinic wrote it (${newer})`);
  const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error;
  database.exec('commit'); // closing without it undoes all
}

function stepsDone(database: DatabaseSync): readonly string[] {
  const isNew = database.prepare(`select 1 from sqlite_schema where name = 'kysely_migration'`).get() === undefined;
  if (isNew) return [];
  return database
    .prepare('select name from kysely_migration')
    .all()
    .map(({ name }) => String(name));
}

/** Made before SQLite sees it, because the files that SQLite puts beside it get the same rights. */
function ownFile(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  for (const one of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(one)) chmodSync(one, 0o600);
  return path;
}
