import type { Case, CauseId, Locale, Reply } from '../engine/types.ts';

/** What the page asks of the worker; every request has a number of its own, which its answers bear. */
export type Request = { readonly number: number } & (
  | { readonly kind: 'open'; readonly knowledge: string }
  | {
      readonly kind: 'answer';
      /** What was typed or pasted, and files that were dropped, read in the worker as they are. */
      readonly text: string;
      readonly files: readonly File[];
      /** The conversation so far; null begins one. */
      readonly known: Case | null;
      readonly locale: Locale;
    }
  | { readonly kind: 'restate'; readonly known: Case; readonly closed: CauseId | null; readonly locale: Locale }
  | { readonly kind: 'search'; readonly words: string; readonly locale: Locale }
);

/** An entry that a search found. */
export type FoundEntry = { readonly id: CauseId; readonly title: string; readonly isDraft: boolean };

/** A post as it was read: without its secrets; of a long one only the lines that matter. */
export type ReadPost = { readonly text: string; readonly isShortened: boolean };

/** What the worker answers. */
export type Response = { readonly number: number } & (
  | { readonly kind: 'opened' }
  | { readonly kind: 'progress' /** Characters read so far. */; readonly read: number; readonly of: number }
  | {
      readonly kind: 'answered';
      readonly reply: Reply;
      readonly known: Case;
      readonly post: ReadPost;
      /** Milliseconds from the text to the reply, without reading files. */
      readonly took: number;
    }
  | { readonly kind: 'found'; readonly entries: readonly FoundEntry[] }
  | { readonly kind: 'failed'; readonly message: string }
);
