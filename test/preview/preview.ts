import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { causeOf } from '../../src/engine/look-up.ts';
import type { CauseId, Post } from '../../src/engine/types.ts';
import type { KbFiles } from '../../src/kb/load.ts';
import { answers, type Told } from '../eval/answer.ts';

/** A knowledge base, compiled and as its files hold it. */
export type Base = { readonly kb: KnowledgeBase; readonly files: KbFiles };
/** A conversation that is saved with the right answer. */
export type SavedPost = { readonly id: string; readonly posts: readonly Post[]; readonly wanted: CauseId | null };

/** Replies shown in full, posts listed, and UTF-16 units of all: a comment on GitHub holds 65,536 characters. */
const REPLIES = 12;
const POSTS = 60;
const LONGEST = 60_000;

/** What a change of entries does, in Markdown: the reply of every changed entry, and every saved post whose answer is another. */
export function preview(before: Base, after: Base, saved: readonly SavedPost[]): string {
  const changed = changedCauses(before, after);
  const gone = before.kb.causes.names.filter((id) => causeOf(after.kb, id) === undefined);
  const moved = saved.flatMap((post) => change(post, before, after) ?? []);
  const parts = [
    '## What this changes',
    changed.length + gone.length + moved.length === 0 ? 'No reply is another.' : '',
    changed.length === 0
      ? ''
      : `${count(changed.length, 'entry', 'entries')} changed, ${count(moved.length, 'saved post', 'saved posts')} with another answer.`,
    gone.length === 0 ? '' : `No longer shown: ${gone.map((id) => `\`${id}\``).join(', ')}`,
    moved.length === 0 ? '' : table(moved),
    ...changed.slice(0, REPLIES).map((id) => shownReply(id, before, after)),
    changed.length > REPLIES
      ? `${changed.length - REPLIES} more: ${changed
          .slice(REPLIES)
          .map((id) => `\`${id}\``)
          .join(', ')}`
      : '',
  ];
  const text = `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}\n\n(cut)\n`;
}

/** Causes whose entry is new or another, or that are found by a symptom that is. */
function changedCauses(before: Base, after: Base): readonly CauseId[] {
  const text = ({ files }: Base, id: CauseId) => files.causes[id]?.source.text;
  const symptoms = Object.keys(after.files.symptoms).filter(
    (id) => before.files.symptoms[id]?.text !== after.files.symptoms[id]!.text,
  );
  return after.kb.causes.names.filter((id) => {
    const shares = causeOf(after.kb, id)!.symptoms.some(
      ({ parts: [first] }) => first.key === 'seen' && first.all.some((name) => symptoms.includes(name.split('/')[0]!)),
    );
    return shares || text(before, id) !== text(after, id);
  });
}

/** The reply to the first post that an entry is an answer to, folded. */
function shownReply(id: CauseId, before: Base, after: Base): string {
  const [example] = after.files.causes[id]?.matches ?? [];
  const told = example === undefined ? undefined : answers(example.posts, after.kb).at(-1);
  const state = before.files.causes[id] === undefined ? 'new' : 'changed';
  if (told === undefined) return `**\`${id}\`** (${state}) has no example.`;
  return `<details><summary><code>${id}</code> (${state}): ${told.speaks ? 'speaks unasked' : 'only when asked'}, ${told.confidence ?? 'silence'}</summary>\n\n${quoted(told.text)}\n\n</details>`;
}

type Change = { readonly id: string; readonly was: string; readonly is: string; readonly mark: string };

function change({ id, posts, wanted }: SavedPost, before: Base, after: Base): Change | null {
  const [was, is] = [before, after].map(({ kb }) => answers(posts, kb).at(-1)!) as [Told, Told];
  const [one, other] = [gist(was), gist(is)];
  if (one === other) return null;
  const isRight = (told: Told) => (told.causes[0]?.id ?? null) === wanted || (wanted === null && !told.speaks);
  const mark = isRight(was) === isRight(is) ? '' : isRight(is) ? 'better' : '**worse**';
  return { id, was: one, is: other, mark };
}

function gist({ causes, confidence, speaks }: Told): string {
  return causes[0] === undefined ? 'silence' : `\`${causes[0].id}\` ${confidence}${speaks ? ', speaks' : ''}`;
}

function table(moved: readonly Change[]): string {
  const worstFirst = moved.toSorted((a, b) => Number(b.mark === '**worse**') - Number(a.mark === '**worse**'));
  const rows = worstFirst.slice(0, POSTS).map(({ id, was, is, mark }) => `| ${id} | ${was} | ${is} | ${mark} |`);
  const more = moved.length > POSTS ? `\n\n${moved.length - POSTS} more.` : '';
  return `| saved post | before | now | |\n|---|---|---|---|\n${rows.join('\n')}${more}`;
}

/** A reply as a quotation: nothing in it ends the fold or pings anybody. Blocks of code obey nothing anyway. */
function quoted(text: string): string {
  let isCode = false;
  return text
    .split('\n')
    .map((line) => {
      const isFence = line.startsWith('```');
      const shown = isCode || isFence ? line : line.replaceAll('<', '&lt;').replace(/@(?=\w)/g, '@\u200B');
      if (isFence) isCode = !isCode;
      return `> ${shown}`;
    })
    .join('\n');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
