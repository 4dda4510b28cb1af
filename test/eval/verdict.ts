import type { Told } from './answer.ts';

/** What is measured, one claim each. A figure is the share of verdicts for which the claim is true. */
export type Mark =
  | 'top-1'
  | 'top-1 or also'
  | 'top-3'
  | 'fix'
  | 'speaks'
  | 'certain'
  | 'spoken right'
  | 'certain right'
  | 'no entry, not certain'
  | 'no entry, quiet'
  | 'quiet'
  | 'turn'
  | 'no wrong command';

/** How one reply was judged. A mark that does not apply to the post is absent. */
export type Verdict = {
  readonly suite: string;
  readonly id: string;
  readonly area: string;
  readonly kind: string;
  /** The post, after a conversation's earlier ones. */
  readonly posts: readonly string[];
  /** The first causes that are right, in words. */
  readonly wanted: string;
  readonly told: Told;
  readonly marks: { readonly [mark in Mark]?: boolean };
  /** What is wrong with the reply, in words. */
  readonly faults: readonly string[];
};
