import { create, insertMultiple, search as searchIndex } from '@orama/orama';
import type { KnowledgeBase } from '../engine/compile.ts';
import { causeOf, titlesOf } from '../engine/look-up.ts';
import type { CauseId, CleanText } from '../engine/types.ts';
import { termsOf, textsOf, wordsOf } from './words.ts';

/** An entry that shares words with a question; `score` is Orama's, for the log. */
export type Found = { readonly id: CauseId; readonly score: number };

/** Entries that are ranked by how many of the terms they have. */
const RANKED = 50;
const SCHEMA = {
  id: 'string',
  words: 'string',
  title: 'string',
  says: 'string',
  cause: 'string',
} as const;
type Index = Awaited<ReturnType<typeof indexOf>>;

/** Built on the first search of a knowledge base, about 0.2 ms an entry. */
const indexes = new WeakMap<KnowledgeBase, Promise<Index>>();

/**
 * The entries that share words with what a person looks up, best first, at most `limit`. For questions and lookups, not for
 * pastes: only the first twelve telling terms count. No telling term, or nothing found: empty.
 */
export async function search(kb: KnowledgeBase, words: CleanText, limit: number): Promise<Found[]> {
  const terms = termsOf(words);
  if (terms.length === 0) return [];
  const index = indexes.get(kb) ?? indexOf(kb);
  indexes.set(kb, index);
  const { causes, wordsById } = await index;
  const query = {
    properties: ['words', 'title', 'says', 'cause'] as ('words' | 'title' | 'says' | 'cause')[],
    boost: { words: 3, title: 3, says: 2 },
    relevance: { k: 1.2, b: 0.2, d: 0.5 }, // b: an entry with many texts is not less apt for that; k and d are Orama's own
    threshold: 1, // what has any of the terms; Orama would put first what has all of them in one property
    limit: Math.max(limit, RANKED),
  };
  // Whole words first: "time" begins a dozen others. Then beginnings of words, for what is still being typed.
  const whole = await searchIndex(causes, {
    ...query,
    term: QUERY + terms.map((term) => term + END).join(' '),
  });
  const isEnough = whole.hits.length >= limit;
  const begun = isEnough ? { hits: [] } : await searchIndex(causes, { ...query, term: QUERY + terms.join(' ') });
  // An entry that has every term once is nearer than one that has a single term everywhere.
  const ranked = whole.hits.map(({ document, score }) => {
    const covered = terms.filter((term) => wordsById.get(document.id)?.has(term)).length;
    return { id: document.id, score: score * (covered / terms.length) ** 2 };
  });
  ranked.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const known = new Set(ranked.map((found) => found.id));
  const others = begun.hits
    .filter((hit) => !known.has(hit.document.id))
    .map((hit) => ({ id: hit.document.id, score: 0 }));
  return [...ranked, ...others].slice(0, limit);
}

async function indexOf(kb: KnowledgeBase) {
  const index = create({
    schema: SCHEMA,
    components: { tokenizer: TOKENIZER },
  });
  const entries = kb.causes.names.map((id) => causeOf(kb, id)!);
  const causes = entries.map((cause) => ({
    id: cause.id,
    words: `${cause.id.replaceAll('-', ' ')} ${cause.area}`,
    title: titlesOf(kb, cause.id).join('\n'),
    says: textsOf(kb, cause.symptoms).join('\n'),
    cause: cause.cause,
  }));
  await insertMultiple(index, causes);
  const wordsById = new Map(causes.map((cause) => [cause.id, new Set(wordsOf(Object.values(cause).join('\n')))]));
  return { causes: index, wordsById };
}

/** Marks a text as a question, whose terms are cut already. */
const QUERY = '\u0001';
/** Ends every word of the index: Orama takes a term for the beginning of words, so that with this it is a whole one. */
const END = '\u0002';

/** Orama's own tokenizer drops what is not Latin. */
const TOKENIZER = {
  language: 'english',
  normalizationCache: new Map(),
  tokenize(text: string): string[] {
    if (text.startsWith(QUERY)) return text.slice(QUERY.length).split(' ');
    return [...new Set(wordsOf(text).map((word) => word + END))];
  },
};
