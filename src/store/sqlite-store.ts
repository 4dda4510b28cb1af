import { sql } from 'kysely';
import { cases } from './cases.ts';
import { claims } from './claims.ts';
import { forgetting } from './forgetting.ts';
import { notes } from './notes.ts';
import { openTables } from './open-tables.ts';
import { optOuts } from './opt-outs.ts';
import { replies } from './replies.ts';
import { readSettings, settings } from './settings.ts';
import type { Store } from './store.ts';
import { verdicts } from './verdicts.ts';

export type StoreOptions = {
  /** Where it is kept; folders are made. `:memory:`: gone when the process ends. */
  readonly file: string;
  /** How long a case is held after its last post. */
  readonly caseTtlMs: number;
  /** After that, what was claimed and not settled is given anew; a minute if not told. */
  readonly claimTtlMs?: number;
  /** How long our answers are remembered; as long as cases if not told. */
  readonly replyTtlMs?: number;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long settings and opt-outs are taken from memory: so late does one process see what another one wrote. */
const MAX_AGE_MS = 5_000;

/** Opens the store in a SQLite file, which several processes may share. Throws in plain words if it cannot be used. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { file, caseTtlMs, claimTtlMs = MINUTE, replyTtlMs = caseTtlMs } = options;
  const db = await openTables(file);
  const known = readSettings(db, MAX_AGE_MS);
  const lifetimes = { claim: claimTtlMs, settled: Math.max(caseTtlMs, DAY), case: caseTtlMs, reply: replyTtlMs };
  const vanish = async () => {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  };
  return {
    ...claims(db, claimTtlMs),
    ...cases(db, caseTtlMs),
    ...replies(db),
    ...settings(db, known),
    ...optOuts(db, MAX_AGE_MS),
    ...verdicts(db),
    ...notes(db),
    ...forgetting(db, lifetimes, known, vanish),
    close: () => db.destroy(),
  };
}
