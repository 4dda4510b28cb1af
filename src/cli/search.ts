import { newCase } from '../engine/case.ts';
import { clean } from '../engine/clean.ts';
import { causeOf } from '../engine/look-up.ts';
import { search } from '../kb/search.ts';
import { type Io, write } from './io.ts';
import { knowledgeBase } from './knowledge.ts';

/** Entries shown. */
const LIMIT = 10;

/** `clinic search`: entries that match the words, best first. */
export async function searchCommand(
  words: readonly string[],
  options: { readonly json?: true },
  io: Io,
): Promise<void> {
  const kb = knowledgeBase();
  const { text } = clean({ text: words.join(' ') }, newCase().standIns);
  const found = await search(kb, text, LIMIT);
  const entries = found.flatMap(({ id }) => causeOf(kb, id) ?? []);
  if (options.json) {
    const told = entries.map(({ id, area, title, cause, status, sources }) => ({
      id,
      area,
      title,
      cause: cause.trim(),
      status,
      sources,
    }));
    return write(io.stdout, `${JSON.stringify(told)}\n`);
  }
  if (entries.length === 0) return write(io.stdout, 'No entry has these words. Fewer or other words may find one.\n');
  const lines = entries.map(
    (entry) => `${entry.id}${entry.status === 'draft' ? ' (draft)' : ''}\n    ${entry.title}\n`,
  );
  return write(io.stdout, lines.join(''));
}
