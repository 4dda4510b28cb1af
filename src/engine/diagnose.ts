import { learn, remember, rememberInstead } from './case.ts';
import { clean } from './clean.ts';
import type { KnowledgeBase } from './compile.ts';
import { compose } from './compose.ts';
import { condense } from './condense.ts';
import { match } from './match.ts';
import { read } from './read.ts';
import type { Case, Locale, Post, Turn } from './types.ts';

/** One turn of a conversation: what the case knows now, and what to say. Pure: no network, clock or log. */
export function diagnose(known: Case, post: Post, kb: KnowledgeBase): Turn {
  const cleaned = clean(condense(post, kb), known.standIns);
  const evidence = read(cleaned, kb.vocabulary);
  const learnt = learn(known, cleaned, evidence, kb.vocabulary);
  const findings = match(learnt, kb);
  const reply = compose(findings, learnt, kb, cleaned.redacted, post.locale ?? 'en');
  return { case: remember(learnt, findings), reply };
}

/**
 * What would be said of a case as it is now, without a new post: in another language, or after something was ruled down. The case
 * that comes back takes this for what was advised.
 */
export function restate(known: Case, kb: KnowledgeBase, locale: Locale): Turn {
  const findings = match(known, kb);
  return { case: rememberInstead(known, findings), reply: compose(findings, known, kb, [], locale) };
}
