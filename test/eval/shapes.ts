import type { CauseId } from '../../src/engine/types.ts';

/** A post with the cause that a right reply names first. */
export type LabelledPost = {
  readonly id: string;
  readonly area: string;
  readonly cause: CauseId;
  /** Other causes that the post alone allows as well. */
  readonly also: readonly CauseId[];
  /** OpenClaw's version where it is known from elsewhere than the text, else null. */
  readonly version: string | null;
  readonly lang: string;
  /** How sure the label is. The share of posts it speaks on is measured on `high` only. */
  readonly confidence: 'high' | 'medium';
  /** Every one stands in what a right reply tells people to do, compared without case. */
  readonly fixMust: readonly string[];
  /** Of each inner list at least one. */
  readonly fixMustAny: readonly (readonly string[])[];
  readonly text: string;
  /** What was done to it (`ocr`, `60 kB`), or where it comes from. Rows of the table by kind. */
  readonly kind: string;
};

/** A post that must not make the bot speak unasked. */
export type QuietPost = {
  readonly id: string;
  readonly kind: string;
  readonly lang: string;
  readonly text: string;
  readonly why: string;
};

/** One post of a conversation, and what a right reply to it holds. Strings are compared without case. */
export type ThreadTurn = {
  readonly text: string;
  /** When it was sent, RFC 3339, or null. */
  readonly at: string | null;
  /** Acceptable first causes. `*`: any. `null`: silence, or an answer that would not be said unasked. */
  readonly first: readonly (CauseId | null)[];
  readonly must: readonly string[];
  readonly mustAny: readonly (readonly string[])[];
  readonly mustNot: readonly string[];
  readonly why: string;
};

/** A conversation: all posts are of one case, in order. */
export type Thread = { readonly id: string; readonly area: string; readonly turns: readonly ThreadTurn[] };
