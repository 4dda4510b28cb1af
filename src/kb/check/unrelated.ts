import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../engine/compile.ts';
import type { CauseEntry } from '../../engine/types.ts';
import type { Fault } from '../faults.ts';
import type { KbFiles } from '../load.ts';
import { converse } from './examples.ts';

/**
 * Posts that need no answer, and that an entry would answer unasked; a draft, once it is reviewed. `folder` holds lines of JSON
 * with `id` and `paste`.
 */
export function unrelatedFaults(files: KbFiles, folder: string): Fault[] {
  const causes = files.entries.causes.map(
    (cause): CauseEntry => (cause.status === 'draft' ? { ...cause, status: 'reviewed' } : cause),
  );
  const kb = compile({ ...files.entries, causes });
  return unrelatedPosts(folder).flatMap(({ id, text, place }) => {
    const { reply } = converse([{ text }], kb);
    const [lead] = reply.causes;
    if (!reply.speaks || lead === undefined) return [];
    const source = files.causes[lead.id]!.source;
    const quote = lead.evidence[0]?.text ?? '';
    const message = `speaks unasked on ${place} (${id}): "${quote.slice(0, 90)}"`;
    return [
      {
        file: source.file,
        line: source.lineOf([], 'symptoms'),
        message,
        mend: 'make the sign that is seen in it more particular',
      },
    ];
  });
}

function unrelatedPosts(folder: string): { readonly id: string; readonly text: string; readonly place: string }[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.toSorted().flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line, at) => {
        if (line.trim() === '') return [];
        const { id, paste, text } = JSON.parse(line) as {
          readonly id?: string;
          readonly paste?: string;
          readonly text?: string;
        };
        return [{ id: id ?? `line ${at + 1}`, text: paste ?? text ?? '', place: `${name}:${at + 1}` }];
      }),
  );
}
