import type { KnowledgeBase } from './compile.ts';
import type { Locale } from './types.ts';

const views = new WeakMap<KnowledgeBase, { [locale in Locale]?: KnowledgeBase }>();

/** The knowledge base with entries in a language, as far as they are translated; the same object each time. */
export function inLanguage(kb: KnowledgeBase, locale: Locale): KnowledgeBase {
  const words = kb.translations[locale] ?? null;
  if (words === kb.words) return kb;
  const known = views.get(kb) ?? {};
  views.set(kb, known);
  known[locale] ??= { ...kb, words };
  return known[locale];
}
