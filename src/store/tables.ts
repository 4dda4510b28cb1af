import type { CauseId } from '../engine/types.ts';
import type { CaseKey, KeptCase, Snowflake, Verdict } from './store.ts';

/** Rows as they stand in the database, by table. `at`: milliseconds since 1970. See `migrations.ts` for keys and indexes. */
export type Tables = {
  /** `owner`: the store that took it. `settled`: 1 once it is dealt with. */
  readonly claims: {
    readonly id: Snowflake;
    readonly owner: string;
    readonly settled: 0 | 1;
    readonly at: number;
  };
  /** `known`: see `packed-case.ts`. */
  readonly cases: {
    readonly key: CaseKey;
    readonly format: number;
    readonly known: Uint8Array;
    readonly asker: Snowflake;
    readonly guild: Snowflake | null;
    readonly channel: Snowflake | null;
    readonly newest: Snowflake | null;
    readonly state: KeptCase['state'];
    readonly at: number;
  };
  readonly replies: {
    readonly question: Snowflake;
    readonly reply: Snowflake;
    readonly channel: Snowflake;
    readonly guild: Snowflake | null;
    readonly asker: Snowflake;
    readonly case: CaseKey;
    readonly at: number;
  };
  readonly settings: { readonly guild: Snowflake; readonly json: string };
  readonly opt_outs: { readonly id: Snowflake };
  /** `day`: `2026-08-31`, UTC. */
  readonly verdicts: {
    readonly day: string;
    readonly cause: CauseId;
    readonly verdict: Verdict;
    readonly count: number;
  };
  readonly notes: { readonly key: string; readonly value: string };
};
