import type { KnowledgeBase } from '../engine/compile.ts';
import { related } from '../engine/compose/related.ts';
import type { Post, Reply } from '../engine/types.ts';

/** Longest question that is searched for, UTF-16 units and lines: a search with a whole paste finds noise. */
const MAX_LENGTH = 300;
const MAX_LINES = 3;

/** A reply that found nothing, with entries that share the words of the question instead. Any other reply stays as it is. */
export async function withRelated(reply: Reply, post: Post, kb: KnowledgeBase): Promise<Reply> {
  const text = post.text.trim();
  const isQuestion = text.length <= MAX_LENGTH && text.split('\n').length <= MAX_LINES && /\p{L}{2}/u.test(text);
  if (reply.kind !== 'silence' || reply.steps.length === 0 || !isQuestion) return reply;
  const { search } = await import('./search.ts'); // Orama takes 0.3 s to load: only when it is needed
  return related(
    (await search(kb, text, 5)).map((found) => found.id),
    reply,
    kb,
  );
}
