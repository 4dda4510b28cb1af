import { learn, remember } from './case.ts';
import { clean } from './clean.ts';
import type { KnowledgeBase } from './compile.ts';
import { compose } from './compose.ts';
import { condense } from './condense.ts';
import { inLanguage } from './in-language.ts';
import { match } from './match.ts';
import { read } from './read.ts';
import type { Case, Locale, Post, Turn } from './types.ts';

/** One turn of a conversation: what the case knows now, and what to say. Pure: no network, clock or log. */
export function diagnose(known: Case, post: Post, kb: KnowledgeBase): Turn {
  const cleaned = clean(condense(post, kb), known.standIns);
  const evidence = read(cleaned, kb.vocabulary);
  const learnt = learn(known, cleaned, evidence, kb.vocabulary);
  const locale = post.locale ?? 'en';
  const spoken = inLanguage(kb, locale);
  const findings = match(learnt, spoken);
  const reply = compose(findings, learnt, spoken, cleaned.redacted, locale);
  return { case: remember(learnt, findings), reply };
}

/**
 * What would be said of a case as it is now, without a new post: in another language, or after something was ruled down. The case
 * that comes back takes this for what was advised.
 */
export function restate(known: Case, kb: KnowledgeBase, locale: Locale): Turn {
  // What was said to the newest post is said anew: it has not been advised or asked before.
  const before = { ...known, advised: known.advised.slice(0, -1) };
  const spoken = inLanguage(kb, locale);
  const findings = match(before, spoken);
  return { case: remember(before, findings), reply: compose(findings, before, spoken, [], locale) };
}
