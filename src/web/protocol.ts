import type { CauseId, Locale, Reply } from '../engine/types.ts';

/**
 * What the page asks of the worker; every request has a number of its own, which its answers bear. `entries`: where the pages of causes
 * are, as seen from the page.
 */
export type Request = {
  readonly number: number;
} & (
  | { readonly kind: 'open'; readonly knowledge: string; readonly entries: string; readonly locale: Locale }
  | {
      readonly kind: 'answer';
      /** What was typed or pasted, and files that were dropped, read in the worker as they are. */
      readonly text: string;
      readonly files: readonly File[];
      /** Begins another conversation; else the worker goes on with the one it knows. */
      readonly isNew: boolean;
    }
  | { readonly kind: 'rule-out'; readonly cause: CauseId }
  | { readonly kind: 'search'; readonly words: string }
  /** Titles of entries by their ids; those that are unknown are left out. */
  | { readonly kind: 'look-up'; readonly causes: readonly CauseId[] }
);

/** An entry that a search found. */
export type FoundEntry = { readonly id: CauseId; readonly title: string; readonly isDraft: boolean };

/** A post as it was read: without its secrets; of a long one only the lines that matter. */
export type ReadPost = { readonly text: string; readonly isShortened: boolean };

/** What the worker answers. */
export type Response = { readonly number: number } & (
  | { readonly kind: 'opened' }
  | { readonly kind: 'progress' /** Bytes of files. */; readonly read: number; readonly of: number }
  | {
      readonly kind: 'answered';
      readonly reply: Pick<Reply, 'kind'> & { readonly causes: readonly CauseId[] };
      /** The reply and the post as it was read, as HTML whose every part was escaped. */
      readonly view: string;
      /** Milliseconds from the text to the reply, without reading files. */
      readonly took: number;
    }
  | { readonly kind: 'found'; readonly entries: readonly FoundEntry[] }
  | { readonly kind: 'failed'; readonly message: string }
);
