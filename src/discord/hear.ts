import { newCase } from '../engine/case.ts';
import { clean } from '../engine/clean.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { condense } from '../engine/condense.ts';
import { diagnose } from '../engine/diagnose.ts';
import type { Case, Post, Turn } from '../engine/types.ts';
import { tellsNews } from './tells-news.ts';

/**
 * A post that may continue an earlier conversation. What stands on its own is judged on its own; what tells less by itself
 * ("it says the same", the output that was asked for) is heard as part of what was told before, if it is news there.
 */
export function hearAlone(earlier: Case | null, post: Post, kb: KnowledgeBase): Turn {
  const alone = diagnose(newCase(), post, kb);
  if (earlier === null || alone.reply.speaks) return alone;
  const together = diagnose(earlier, post, kb);
  return alone.reply.kind === 'silence' || tellsNews(together, post, kb) ? together : alone;
}

/**
 * A post with a title. The title is read if the post alone does not suffice: often it holds the error, and the post says "see
 * the screenshot". `isAsked`: it will be answered either way. What is masked in either is told.
 */
export function hearTitled(known: Case, title: string | null, post: Post, isAsked: boolean, kb: KnowledgeBase): Turn {
  const alone = diagnose(known, post, kb);
  if (title === null) return alone;
  const whole = { ...post, text: post.text === '' ? title : `${title}\n${post.text}` };
  const suffices = ({ reply }: Turn) => reply.speaks || (isAsked && reply.kind !== 'silence');
  if (!suffices(alone)) {
    const titled = diagnose(known, whole, kb);
    if (suffices(titled)) return titled;
  }
  const { redacted } = clean(condense(whole, kb), known.standIns);
  return { case: alone.case, reply: { ...alone.reply, redacted } };
}
