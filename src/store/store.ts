import type { Case, CauseId, Locale } from '../engine/types.ts';

/** An id of Discord's: 17 to 20 digits. https://discord.com/developers/docs/reference#snowflakes */
export type Snowflake = string;

/**
 * What the bot remembers. Holds clean text, ids and settings; never a character of a secret, never a name of a person. Every
 * implementation keeps the same promises: what is kept survives a restart, a claim is given once among all processes that
 * share it, and nothing is held longer than its time to live. Times are milliseconds since 1970 and come from the caller.
 */
export type Store = {
  /**
   * Takes a message or interaction for this process. False if it was settled before, or another process took it less than
   * a minute ago; a claim of a process that died is given anew after that.
   */
  readonly claim: (id: Snowflake, now: number) => Promise<boolean>;
  /** What was claimed is dealt with, also if by silence: nobody gets the claim again. */
  readonly settle: (id: Snowflake, now: number) => Promise<void>;
  readonly isSettled: (id: Snowflake) => Promise<boolean>;
  /** Gives a claim back, so that it can be taken at once. */
  readonly release: (id: Snowflake) => Promise<void>;

  readonly caseOf: (key: CaseKey, now: number) => Promise<KeptCase | null>;
  /** Replaces the case; its time to live begins anew. */
  readonly keepCase: (key: CaseKey, kept: KeptCase, now: number) => Promise<void>;

  /** The case of a person's that changed last in a channel, if that was not before `since`; null if there is none. */
  readonly newestCaseOf: (
    asker: Snowflake,
    channel: Snowflake,
    since: number,
  ) => Promise<{ readonly key: CaseKey; readonly kept: KeptCase } | null>;
  readonly forgetCase: (key: CaseKey) => Promise<void>;

  readonly replyTo: (question: Snowflake) => Promise<KeptReply | null>;
  /** By the message that we wrote. */
  readonly replyOf: (reply: Snowflake) => Promise<KeptReply | null>;
  readonly keepReply: (kept: KeptReply, now: number) => Promise<void>;
  readonly forgetReply: (question: Snowflake) => Promise<void>;

  /** Settings of a server; the defaults if there are none. */
  readonly settingsOf: (guild: Snowflake) => Promise<GuildSettings>;
  readonly keepSettings: (guild: Snowflake, settings: GuildSettings) => Promise<void>;

  /** Whether a user, a channel or a server asked not to be answered unasked. */
  readonly isOptedOut: (ids: readonly Snowflake[]) => Promise<boolean>;
  readonly optOut: (id: Snowflake, isOut: boolean) => Promise<void>;

  /** Counts "That solved it", "Not it" and marked solutions by cause, without who said it. */
  readonly countVerdict: (cause: CauseId, verdict: Verdict, now: number) => Promise<void>;
  readonly verdicts: () => Promise<readonly { cause: CauseId; verdict: Verdict; count: number }[]>;

  /** Small facts of the process: the digest of the registered commands, the newest event seen. */
  readonly note: (key: string) => Promise<string | null>;
  readonly keepNote: (key: string, value: string) => Promise<void>;

  /** Deletes every case and reply of a person's; their opt-out stays. Returns how many cases there were. */
  readonly forgetUser: (user: Snowflake) => Promise<number>;
  /** Deletes what a server left behind: settings, cases, replies. */
  readonly forgetGuild: (guild: Snowflake) => Promise<void>;
  /** Deletes what is past its time to live. */
  readonly sweep: (now: number) => Promise<void>;
  /** Throws if the store cannot be written. */
  readonly check: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** `thread:<id>`, `message:<id>` (a reply in a channel opens a case of its own) or `interaction:<id>`. */
export type CaseKey = `${'thread' | 'message' | 'interaction'}:${Snowflake}`;

/** One conversation: what was told, by whom, where. */
export type KeptCase = {
  readonly known: Case;
  /** Who asks; only this person and helpers press buttons. */
  readonly asker: Snowflake;
  readonly guild: Snowflake | null;
  readonly channel: Snowflake | null;
  /** The newest message of the person's that the case has learnt, so that an edit of it can be taken anew. */
  readonly newest: Snowflake | null;
  /** `open`: not answered yet. `answered`: we said something. `solved`: the bot stays silent. */
  readonly state: 'open' | 'answered' | 'solved';
};

/** Our answer to a message. */
export type KeptReply = {
  readonly question: Snowflake;
  readonly reply: Snowflake;
  readonly channel: Snowflake;
  readonly guild: Snowflake | null;
  readonly asker: Snowflake;
  readonly case: CaseKey;
};

export type Verdict = 'solved' | 'not-it';

export type GuildSettings = {
  /** Forums whose new posts are answered, and text channels that are listened to; ids. */
  readonly forums: readonly Snowflake[];
  readonly channels: readonly Snowflake[];
  /** Language of public replies; null: the server's own. */
  readonly locale: Locale | null;
  /** Tag that marks a solved post; null: found by its name. */
  readonly solvedTag: Snowflake | null;
  /** Roles whose members may press buttons for others. */
  readonly helpers: readonly Snowflake[];
  /** Delete a message that holds a secret, where the bot may. */
  readonly deletesSecrets: boolean;
};

export const DEFAULT_SETTINGS: GuildSettings = {
  forums: [],
  channels: [],
  locale: null,
  solvedTag: null,
  helpers: [],
  deletesSecrets: false,
};
