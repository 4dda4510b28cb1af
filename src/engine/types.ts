/**
 * The words of the program, as types. Read this first, then `diagnose.ts`.
 *
 * Everything here is plain data: it survives JSON and `structuredClone`, so that a case can be stored and a compiled
 * knowledge base can be cached or posted to a worker.
 */

declare const cleaned: unique symbol;
/** Text that was normalised and had its secrets masked. Only `clean` makes one; later stages accept nothing else. */
export type CleanText = string & { readonly [cleaned]: true };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Languages a reply can be written in. */
export type Locale = 'en' | 'zh' | 'es';

/** What a person pasted. `at`: when it was sent, RFC 3339. `version`: OpenClaw's, if known from elsewhere. */
export type Post = {
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  readonly at?: string;
  readonly version?: string;
  readonly locale?: Locale;
};
/** A text file that came with a post. */
export type Attachment = { readonly name: string; readonly text: string };

// ── clean ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One kind of secret that was masked in a post: how often, and what to do about it. */
export type Redaction = { readonly kind: string; readonly count: number; readonly rotate: string | null };

/**
 * The stand-ins given out so far in one thread: kind → keyed digest of the value → its number (`[REDACTED:kind#1]`).
 * Holds no character of a secret. `key` is random per thread.
 */
export type StandIns = {
  readonly key: string;
  readonly numbers: { readonly [kind: string]: { readonly [digest: string]: number } };
};

export type CleanPost = {
  /** The post and its attachments in one text, line for line as pasted (so that line numbers hold). */
  readonly text: CleanText;
  /** Where each attachment begins in `text`. Empty if there are none. `line` is 1-based. */
  readonly attachments: readonly { readonly name: CleanText; readonly line: number }[];
  /** Milliseconds since 1970, or null if the post came without a time. */
  readonly at: number | null;
  readonly version: string | null;
  readonly redacted: readonly Redaction[];
  readonly standIns: StandIns;
};

// ── read ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether a line was printed by a program or written by the person. */
export type Speaker = 'program' | 'person';

export type Line = {
  /** 1-based, in the clean text. */
  readonly number: number;
  /** Offsets into the clean text, UTF-16 units; `end` excludes the line break. */
  readonly start: number;
  readonly end: number;
  readonly by: Speaker;
  /** The line complains: error level, `Error:`, `failed`, an exception; never a mere stack frame. */
  readonly complaint: boolean;
  /** Index into `commands` of the command line whose output this is. */
  readonly command: number | null;
};

/** An `openclaw …` command line, also one inside a sentence. Aliases are resolved (`automations` → `cron`). */
export type CommandLine = {
  readonly line: number;
  /** Words of the command's name, without `openclaw`: `cron runs`. */
  readonly name: string;
  /** Long flags without dashes (`limit: "20"`, `all: true`) and positionals by their name in the command tree. */
  readonly args: JsonObject;
  readonly text: string;
  /** True if it stands in a sentence or a reply as a suggestion (`try openclaw …`), not at a prompt or on its own. */
  readonly quoted: boolean;
};

/** Something with keys and values: a JSON object at any depth, a table row, a block of `Label: value` lines. */
export type Thing = {
  readonly form: 'json' | 'row' | 'fields';
  /**
   * `shown`: the program printed it. `sent`: the person or the agent gave it to the program (tool input, `--params`,
   * configuration). Both, where it cannot be told.
   */
  readonly ways: readonly ('shown' | 'sent')[];
  /** 1-based line where it begins. */
  readonly line: number;
  readonly value: JsonObject;
  /** Heading of a row's table, without its count: `Paired (4)` → `Paired`. */
  readonly table: string | null;
  /** Number of the table within the post, so that rows of one table can be told from those of another. */
  readonly group: number | null;
  /** The JSON document it stands in, and the RFC 6901 path to it there. */
  readonly document: number | null;
  readonly path: string;
  /** Index into `commands` of the command line whose output this is. */
  readonly command: number | null;
};

/** A whole JSON value found in a post, repaired where it was broken. */
export type JsonDocument = {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly value: Json;
  /** The text was not valid JSON as it stood. */
  readonly repaired: boolean;
};

export type Evidence = {
  readonly text: CleanText;
  readonly at: number | null;
  readonly lines: readonly Line[];
  readonly commands: readonly CommandLine[];
  readonly things: readonly Thing[];
  readonly documents: readonly JsonDocument[];
  /** OpenClaw's version, newest mention first in reading order of trust: banner, `--version`, then prose. */
  readonly version: string | null;
  readonly node: string | null;
  readonly platform: string | null;
};

// ── the knowledge base, as loaded ───────────────────────────────────────────────────────────────────────────────────

export type CauseId = string;
export type SymptomId = string;
/** `symptom/answer`. */
export type AnswerId = string;
export type Stage = 'start' | 'connect' | 'request' | 'run' | 'deliver';

/** A value in a shape. See kb/README.md. */
export type Shape =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'equals'; readonly value: number | boolean }
  | { readonly is: 'any' }
  | { readonly is: 'missing' }
  | { readonly is: 'one-of'; readonly shapes: readonly Shape[] }
  | { readonly is: 'object'; readonly keys: { readonly [key: string]: Shape } }
  | { readonly is: 'not'; readonly shape: Shape }
  | { readonly is: 'says'; readonly text: string }
  | { readonly is: 'has'; readonly all: readonly Shape[] }
  | { readonly is: 'count'; readonly equals: number | null; readonly above: number | null }
  | { readonly is: 'above' | 'below'; readonly than: number }
  | { readonly is: 'before' | 'after' };

export type ObjectShape = Extract<Shape, { is: 'object' }>;

/** One condition of a sign. `seen`: all of these symptoms or answers. */
export type SignPart =
  | { readonly key: 'says' | 'told'; readonly texts: readonly string[] }
  | { readonly key: 'shows' | 'sends'; readonly table: string | null; readonly shape: ObjectShape }
  | { readonly key: 'command'; readonly names: readonly string[]; readonly args: ObjectShape }
  | { readonly key: 'seen'; readonly all: readonly (SymptomId | AnswerId)[] };

/** One thing looked for. The first part is the event and dates the sign; the others are circumstances. */
export type Sign = {
  readonly parts: readonly [SignPart, ...SignPart[]];
  readonly without: readonly Sign[];
  readonly weak: boolean;
};

export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

export type StepEntry = {
  readonly do: string;
  readonly run: string | null;
  readonly if: AnswerId | null;
  readonly affects: string | null;
  readonly patch: readonly PatchOperation[] | null;
  readonly paste: string | null;
  readonly risk: string | null;
};

export type CauseEntry = {
  readonly id: CauseId;
  readonly area: string;
  readonly title: string;
  readonly status: 'draft' | 'reviewed' | 'retired';
  readonly replacedBy: CauseId | null;
  readonly kind: 'fault' | 'howto';
  readonly affects: string | null;
  readonly stage: Stage | null;
  readonly reports: number;
  readonly symptoms: readonly Sign[];
  readonly confirmedBy: readonly Sign[];
  readonly ruledOutBy: readonly Sign[];
  readonly cause: string;
  readonly fix: readonly StepEntry[];
  readonly verify: { readonly do: string; readonly run: string | null } | null;
  readonly sources: readonly string[];
};

export type AnswerEntry = { readonly title: string; readonly when: readonly Sign[] };
/** A question a person can answer: by a command's output (`run`), or in words (`do`). */
export type QuestionEntry = {
  readonly run: string | null;
  readonly do: string | null;
  readonly paste: string | null;
  readonly answers: { readonly [name: string]: AnswerEntry };
};
export type SymptomEntry = {
  readonly id: SymptomId;
  readonly title: string;
  readonly when: readonly Sign[];
  readonly proves: string | null;
  readonly excludes: string | null;
  /** Its own questions, or the id of the symptom whose questions it shares. */
  readonly asks: readonly QuestionEntry[] | SymptomId;
};

/** An entry's sentences in another language, place for place as in the entry; commands and signs stay as they are. */
export type CauseWords = {
  readonly title: string;
  readonly cause: string;
  readonly fix: readonly Pick<StepEntry, 'do' | 'paste' | 'risk'>[];
  /** What `verify` does; null if the entry has none. */
  readonly verify: string | null;
};
export type SymptomWords = Pick<SymptomEntry, 'title' | 'proves' | 'excludes'> & {
  readonly asks: readonly {
    readonly do: string | null;
    readonly paste: string | null;
    /** Titles by the answer's name. */
    readonly answers: { readonly [name: string]: string };
  }[];
};
/** Entries that were translated into one language. */
export type Translation = {
  readonly causes: { readonly [id: CauseId]: CauseWords };
  readonly symptoms: { readonly [id: SymptomId]: SymptomWords };
};

/** The closed list of things people say about any cause. Handled in code, never named in entries. */
export type Remark = 'worked' | 'did-not-help' | 'done' | 'gone' | 'safe-to-paste' | 'where' | 'is-it-right';

/** What `read` must know: labels of cards by language, and OpenClaw's command line. */
export type Vocabulary = {
  /** Label in any language, lower case → the name that `shows` uses. */
  readonly labels: { readonly [label: string]: string };
  /** Card value in any language, lower case → the English one (`n/d` → `n/a`). */
  readonly values: { readonly [value: string]: string };
  /** A word that stands alone on a card, lower case → the key and value it means. */
  readonly words: { readonly [word: string]: { readonly key: string; readonly value: Json } };
  readonly heard: { readonly [remark in Remark]: readonly string[] };
  readonly commands: CommandGrammar;
};

/** All commands of all known versions in one. */
export type CommandGrammar = {
  /** `automations` → `cron`, `cron create` → `cron add`. */
  readonly aliases: { readonly [name: string]: string };
  /** Command name without `openclaw` → what follows it. */
  readonly commands: {
    readonly [name: string]: {
      /** Long flag without dashes → whether it takes a value. */
      readonly flags: { readonly [flag: string]: boolean };
      /** Short flag → long. */
      readonly short: { readonly [flag: string]: string };
      /** Positional names in order; aliases of one place are given by `flags` of the same name. */
      readonly positionals: readonly string[];
      readonly subcommands: readonly string[];
    };
  };
};

/** The knowledge base as the loader hands it over: validated, defaults filled in, nothing compiled. */
export type Entries = {
  /** Digest of everything it was made from. */
  readonly digest: string;
  readonly causes: readonly CauseEntry[];
  readonly symptoms: readonly SymptomEntry[];
  /** Where a value that steps fill in may be read. */
  readonly values: { readonly [name: string]: readonly Sign[] };
  readonly vocabulary: Vocabulary;
  /** By language; an entry that is not there is told in English. */
  readonly translations: { readonly [locale in Exclude<Locale, 'en'>]?: Translation };
};

// ── match ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Confidence = 'certain' | 'likely' | 'possible';

/** A place in the case that made a finding fit. */
export type Quote = {
  /** Index into the case's posts. */
  readonly post: number;
  readonly line: number;
  readonly text: CleanText;
};

/** Where a shape matched, so that a patch can be applied there. */
export type Spot = { readonly post: number; readonly document: number; readonly path: string };

/** A cause that fits the evidence. */
export type Finding = {
  readonly cause: CauseId;
  readonly confidence: Confidence;
  /** `program`: confirmed by what the program printed; `told`: by the person's words only. */
  readonly confirmed: 'program' | 'told' | 'no';
  readonly quotes: readonly Quote[];
  /** Values its holes captured. */
  readonly captures: { readonly [name: string]: string };
  readonly spots: readonly Spot[];
  /** The shared symptoms by which it became a candidate. */
  readonly symptoms: readonly SymptomId[];
};

/** The one question that tells the remaining causes apart. */
export type Ask = {
  readonly run: string | null;
  readonly do: string | null;
  readonly paste: string | null;
  /** What each answer would mean: titles of the causes it confirms. */
  readonly outcomes: readonly {
    readonly answer: AnswerId;
    readonly title: string;
    readonly causes: readonly CauseId[];
  }[];
  /** The symptom that asks, or `version` when OpenClaw's version is what is missing. */
  readonly from: SymptomId | 'version';
};

export type Findings = {
  /** Best first; never holds causes that are passed or not reached. */
  readonly front: readonly Finding[];
  /** Fits, but of a later stage: mentioned for the next try. */
  readonly notReached: readonly Finding[];
  /** Refusals that were the trouble earlier in the case and are gone now. */
  readonly passed: readonly CauseId[];
  /** One cause leads: `diagnosis`. Several: `differential`. */
  readonly decided: boolean;
  readonly speaks: boolean;
  readonly ask: Ask | null;
  /** Answers seen in the case; `fresh`: in its newest post. `hidden`: to the same question as a seen one, hence excluded. */
  readonly answers: {
    readonly seen: readonly AnswerId[];
    readonly fresh: readonly AnswerId[];
    readonly hidden: readonly AnswerId[];
  };
  /** Values that steps may fill in: `requestId`, `jobId`, captures of the lead. */
  readonly values: { readonly [name: string]: string };
};

// ── case ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What one conversation has told so far. Plain data; holds clean text only. */
export type Case = {
  readonly standIns: StandIns;
  /** Oldest first. */
  readonly posts: readonly Evidence[];
  /** OpenClaw's version, newest mention. */
  readonly version: string | null;
  /** What people said, by post. */
  readonly remarks: readonly (readonly Remark[])[];
  /** What each reply advised, by post. */
  readonly advised: readonly Advice[];
  /** "It worked" closes all that was told before that post; "it did not help" rules one cause down. */
  readonly closed: readonly {
    readonly cause: CauseId;
    readonly post: number;
    readonly why: 'worked' | 'did-not-help';
  }[];
};

/** What one reply advised: the lead (null for silence), how sure it was, and what was asked. */
export type Advice = {
  readonly lead: CauseId | null;
  readonly confidence: Confidence | null;
  readonly asked: SymptomId | 'version' | null;
};

// ── reply ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Step = {
  readonly do: string;
  readonly run: string | null;
  readonly paste: string | null;
  readonly risk: string | null;
  /** The step holds only if this is so, and it is not known yet: "If nothing is pending". */
  readonly condition: string | null;
};

/** A line that a cause rests on. `isEarlier`: of an earlier post than the one replied to. */
export type QuotedLine = { readonly line: number; readonly text: string; readonly isEarlier: boolean };

export type CauseInReply = {
  readonly id: CauseId;
  readonly title: string;
  readonly cause: string;
  readonly draft: boolean;
  /** It answers a question: told without how sure it is, and without quoting the question. */
  readonly isHowto: boolean;
  readonly confidence: Confidence;
  readonly evidence: readonly QuotedLine[];
};

/** The answer as data. Renderers turn it into Discord components, terminal text, HTML, JSON. */
export type Reply = {
  readonly kind: 'diagnosis' | 'differential' | 'related' | 'silence';
  readonly locale: Locale;
  readonly speaks: boolean;
  readonly confidence: Confidence | null;
  /** Best first, at most five. */
  readonly causes: readonly CauseInReply[];
  /** The same steps for the same cause as in the reply before: shown in short. */
  readonly isRepeated: boolean;
  /** To what the person asked, said or made progress with: read before anything else. */
  readonly answers: readonly string[];
  /** Sentences about the cause: what was seen, what is proven and excluded; that the entry is a draft. */
  readonly notes: readonly string[];
  readonly steps: readonly Step[];
  /** The person's own document, corrected. */
  readonly corrected: { readonly from: string; readonly to: string } | null;
  readonly verify: { readonly do: string; readonly run: string | null } | null;
  readonly ask: {
    readonly do: string;
    /** What of it to post, without a full stop. */
    readonly paste: string | null;
    readonly run: string | null;
    readonly outcomes: readonly string[];
  } | null;
  /** "Also, for the next try": titles and causes of a later stage. */
  readonly next: readonly {
    readonly title: string;
    /** Its cause, and the first thing to do. */
    readonly cause: string;
    readonly run: string | null;
    /** What was read in the paste, clean but not escaped; null if nothing can be quoted. */
    readonly quote: string | null;
  }[];
  readonly sources: readonly string[];
  readonly redacted: readonly Redaction[];
};

/** One turn of a conversation. */
export type Turn = { readonly case: Case; readonly reply: Reply };
