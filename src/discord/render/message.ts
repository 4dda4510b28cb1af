import type { APIMessageTopLevelComponent } from 'discord.js';

/**
 * What is sent: Components V2 and the files that belong to them. Transport adds what all messages share: flags, no mentions,
 * nonce, reference.
 */
export type MessageBody = {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Text files, for what is too long for a message. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly isPrivate: boolean;
};
