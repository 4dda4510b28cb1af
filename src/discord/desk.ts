import type { KnowledgeBase } from '../engine/compile.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Snowflake, Store } from '../store/store.ts';
import type { Courier } from './courier.ts';
import type { ReadFiles } from './files/files.ts';
import type { PasteSite } from './files/paste-links.ts';

/** What every handler works with. The handlers know no transport: they take Discord's JSON and give back JSON or a decision. */
export type Desk = {
  readonly kb: KnowledgeBase;
  readonly store: Store;
  readonly files: ReadFiles;
  readonly courier: Courier;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The bot's own user, which is also its application's id. */
  readonly us: Snowflake;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pasteSites: readonly PasteSite[];
  /** Whether a bot that marks solutions is in a server. Never rejects. */
  readonly hasAnswerOverflow: (guild: Snowflake) => Promise<boolean>;
  /** Registers the commands that a server has besides the global ones. Never rejects. */
  readonly registerFor: (guild: Snowflake) => Promise<void>;
  /** How long a case is kept, milliseconds; told to people who ask what is kept. */
  readonly caseTtlMs: number;
};
