import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import type { Entries } from '../../src/engine/types.ts';
import type { Paste } from './pastes.ts';

/** A search engine over the same texts, and how it would be asked for a paste's cause. */
export type Rival = {
  readonly name: string;
  readonly buildMs: number;
  readonly first: (paste: Paste) => Promise<string | undefined>;
};

/** Orama asked with the whole paste, and MiniSearch asked line by line, as one would without this project. */
export async function rivals(entries: Entries): Promise<readonly Rival[]> {
  const texts = entries.causes.map((cause) => ({
    id: cause.id,
    title: cause.title,
    text: cause.symptoms
      .flatMap((sign) => sign.parts.flatMap((part) => (part.key === 'says' ? part.texts : [])))
      .join('\n'),
    cause: cause.cause,
  }));

  const oramaFrom = performance.now();
  const orama = create({ schema: { title: 'string', text: 'string', cause: 'string' } });
  await insertMultiple(orama, texts);
  const oramaMs = performance.now() - oramaFrom;

  const miniFrom = performance.now();
  const mini = new MiniSearch({ fields: ['title', 'text', 'cause'] });
  mini.addAll(texts);
  const miniMs = performance.now() - miniFrom;

  return [
    {
      name: 'Orama, whole paste',
      buildMs: oramaMs,
      first: async ({ text }) => (await search(orama, { term: text, limit: 1 })).hits[0]?.id,
    },
    {
      name: 'MiniSearch, a query a line',
      buildMs: miniMs,
      first: async ({ text }) => {
        const found = text.split('\n').flatMap((line) => mini.search(line).slice(0, 1));
        return found.toSorted((a, b) => b.score - a.score)[0]?.id;
      },
    },
  ];
}
