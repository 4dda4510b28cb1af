import type { CauseId, Redaction, Reply } from '../engine/types.ts';
import type { CaseKey, KeptCase, KeptReply } from '../store/store.ts';
import type { FilesRead } from './files/files.ts';

/** Why nothing is said; for the metrics. */
export type Silence =
  | 'not-for-us'
  | 'opted-out'
  | 'solved'
  | 'closed'
  | 'another-person'
  | 'not-sure'
  | 'too-often'
  | 'already-said'
  | 'may-not-write'
  | 'unchanged';

/** What to do about a message. Nothing of it has happened yet. */
export type Decision =
  | { readonly kind: 'silence'; readonly why: Silence; readonly learnt: Learnt | null }
  | {
      readonly kind: 'answer';
      readonly reply: Reply;
      readonly learnt: Learnt;
      readonly asked: boolean;
      /** Files of the post that could not be read; told to who asked. */
      readonly refused: FilesRead['refused'];
      /** The message holds a secret and is to be deleted. */
      readonly deletes: boolean;
      /** Our answer to the same post, which is changed instead of writing another. */
      readonly earlier: KeptReply | null;
    }
  /** A plain line: nothing to read, a greeting, a secret, a reminder. */
  | {
      readonly kind: 'line';
      readonly line: Line;
      readonly learnt: Learnt | null;
      readonly asked: boolean;
      readonly earlier: KeptReply | null;
    }
  /** Our answer does not fit what the post says now. */
  | { readonly kind: 'take-back'; readonly earlier: KeptReply; readonly learnt: Learnt | null };

export type Line =
  | { readonly says: 'refused'; readonly refused: FilesRead['refused'] }
  | { readonly says: 'nothing-to-read' }
  | { readonly says: 'greeting' }
  | { readonly says: 'secret'; readonly redacted: readonly Redaction[]; readonly deletes: boolean }
  | { readonly says: 'mark-solved' };

/** The case with the post, to be kept whether or not anything is said. `solvedBy`: the cause whose advice turned out to help. */
export type Learnt = { readonly key: CaseKey; readonly kept: KeptCase; readonly solvedBy: CauseId | null };
