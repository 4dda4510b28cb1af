import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Most statements kept prepared. The store has about forty. */
const STATEMENTS = 100;

/**
 * Node's own SQLite in the shape that Kysely's dialect takes. A statement is prepared once and used again; it is run to its end
 * each time, so that none is in use twice.
 */
export function kyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      const made: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as readonly SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as readonly SQLInputValue[])),
        iterate: (parameters) => database.prepare(sql).iterate(...(parameters as readonly SQLInputValue[])),
      };
      if (prepared.size >= STATEMENTS) prepared.clear();
      prepared.set(sql, made);
      return made;
    },
  };
}
