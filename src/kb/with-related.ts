import { newCase } from '../engine/case.ts';
import { clean } from '../engine/clean.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { related } from '../engine/compose/related.ts';
import type { Post, Reply } from '../engine/types.ts';
import { akin } from './akin.ts';

/** Longest question that is looked up, UTF-16 units and lines: in a whole paste most words are noise. */
const MAX_LENGTH = 300;
const MAX_LINES = 3;
const MOST = 5;
const HOLDS_JSON = /[{}]/;

/** A reply that found nothing, with entries that the question is about instead. Any other reply stays as it is. */
export function withRelated(reply: Reply, post: Post, kb: KnowledgeBase): Reply {
  const text = post.text.trim();
  const isQuestion = text.length <= MAX_LENGTH && text.split('\n').length <= MAX_LINES && !HOLDS_JSON.test(text);
  if (reply.kind !== 'silence' || reply.steps.length === 0 || !isQuestion) return reply;
  const question = clean({ text }, newCase().standIns).text;
  return related(akin(kb, question, MOST), reply, kb);
}
