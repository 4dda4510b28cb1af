import type { Attachment } from '../../engine/types.ts';

/** A file on Discord's CDN, or on an allowed paste site. `bytes`: as announced; null if not told. */
export type FileLink = {
  readonly name: string;
  readonly url: string;
  readonly bytes: number | null;
  /** As announced, such as `text/plain; charset=utf-8`; not to be trusted. */
  readonly contentType: string | null;
};

/** Why a file was not read. Each is one plain line for the person. */
export type Refusal =
  | 'image'
  | 'binary'
  | 'too-large'
  | 'too-many'
  | 'too-deep'
  | 'bomb'
  | 'expired'
  | 'slow'
  | 'not-allowed'
  | 'unreadable';

/** Names are as people may see them: see `fileName`. */
export type FilesRead = {
  readonly attachments: readonly Attachment[];
  readonly refused: readonly { readonly name: string; readonly why: Refusal }[];
};

/** Fetches and decodes files. Never throws: what cannot be read is refused with its reason. */
export type ReadFiles = (links: readonly FileLink[]) => Promise<FilesRead>;
