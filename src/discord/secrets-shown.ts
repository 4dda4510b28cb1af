import { newCase } from '../engine/case.ts';
import { clean } from '../engine/clean.ts';
import { condense } from '../engine/condense.ts';
import type { Redaction } from '../engine/types.ts';
import type { Conversation } from './conversation.ts';
import type { Decision, Learnt } from './decision.ts';
import type { Desk } from './desk.ts';
import type { FilesRead } from './files/files.ts';

/** A word about secrets that somebody who reads the channel could use; null if there are none. */
export function secretsTold(
  redacted: readonly Redaction[],
  read: FilesRead,
  learnt: Learnt | null,
  found: Conversation,
  desk: Desk,
): Decision | null {
  const dangerous = redacted.filter(({ rotate }) => rotate !== null);
  if (dangerous.length === 0) return null;
  const line = { says: 'secret', redacted: dangerous, deletes: deletesMessage(redacted, read, found, desk) } as const;
  return { kind: 'line', line, learnt, asked: false, earlier: found.earlier };
}

/**
 * Whether to delete the message: the server wants it, the bot may, and the message shows a secret itself, not only the one
 * that it replies to or the part before it. `redacted`: found in the whole post.
 */
export function deletesMessage(
  redacted: readonly Redaction[],
  read: FilesRead,
  { facts, settings, address }: Conversation,
  desk: Desk,
): boolean {
  if (!settings.deletesSecrets || !facts.place.may.deleteOthers || redacted.length === 0) return false;
  const hasForeignFiles = address === 'asked' && (facts.repliesTo?.files.length ?? 0) > 0;
  const own = redactedIn(facts.text, hasForeignFiles ? [] : read.attachments, desk);
  return own.some(({ rotate }) => rotate !== null);
}

/** What is masked in a text and its files. */
export function redactedIn(
  text: string,
  attachments: FilesRead['attachments'],
  { kb }: Pick<Desk, 'kb'>,
): readonly Redaction[] {
  return clean(condense({ text, attachments }, kb), newCase().standIns).redacted;
}
