import { newCase, withoutNewest } from '../engine/case.ts';
import type { Locale, Post, Turn } from '../engine/types.ts';
import type { Conversation } from './conversation.ts';
import type { Desk } from './desk.ts';
import type { FileLink, FilesRead } from './files/files.ts';
import { pasteLinks } from './files/paste-links.ts';
import { hearAlone, hearTitled } from './hear.ts';
import type { Referenced } from './message-facts.ts';

/** What a post comes to in its conversation. `isTold`: it was known already, as it was before it was edited or went on. */
export type Heard = { readonly turn: Turn; readonly post: Post; readonly isTold: boolean };

/** The post's own files, those of the message that it points us to, and pastes that it links to. */
export function filesOf(found: Conversation, desk: Desk): readonly FileLink[] {
  const { text, files } = found.joined;
  return [...files, ...(pointedAt(found, desk)?.files ?? []), ...pasteLinks(text, desk.pasteSites)];
}

/** Somebody who mentions us in a reply to a message wants that message looked at. */
function pointedAt({ facts, address }: Conversation, { us }: Desk): Referenced | null {
  return address === 'asked' && facts.repliesTo?.author !== us ? facts.repliesTo : null;
}

/**
 * Hears a post with what its files held, in its conversation or on its own. `nothing`: there is nothing to read. `unchanged`: it was
 * edited, and says what it said before.
 */
export function heardPost(
  found: Conversation,
  read: FilesRead,
  locale: Locale,
  desk: Desk,
): Heard | 'nothing' | 'unchanged' {
  const { facts, address, joined, before, earlier, mayGoOn } = found;
  const text = [pointedAt(found, desk)?.text ?? '', joined.text].filter((part) => part !== '').join('\n');
  if (text === '' && facts.title === null && read.attachments.length === 0) return 'nothing';
  const post = { text, attachments: read.attachments, at: facts.editedAt ?? facts.at, locale };
  const isTold = before?.newest != null && joined.messages.includes(before.newest);
  const known = before === null ? null : isTold ? withoutNewest(before.known) : before.known;
  const turn =
    mayGoOn && !isTold
      ? hearAlone(known, post, desk.kb)
      : hearTitled(known ?? newCase(), facts.title, post, address === 'asked', desk.kb);
  const now = turn.case.posts.at(-1)!.text;
  const isSame = facts.editedAt !== null && before?.known.posts.some((known) => known.text === now) === true;
  if (isSame && (earlier !== null || address !== 'asked')) return 'unchanged'; // not where a mention was added
  return { turn, post, isTold };
}
