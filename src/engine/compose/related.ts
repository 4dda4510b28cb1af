import type { KnowledgeBase } from '../compile.ts';
import { inLanguage } from '../in-language.ts';
import { causeOf } from '../look-up.ts';
import { phrases } from '../phrases.ts';
import type { CauseId, Reply } from '../types.ts';

/**
 * Entries that a search found, in place of a reply that found no symptom. No diagnosis: never spoken unasked, and without
 * steps. `found`: best first; unknown ids are left out. What the silent reply masked and answered is kept.
 */
export function related(found: readonly CauseId[], silent: Reply, kb: KnowledgeBase): Reply {
  const spoken = inLanguage(kb, silent.locale);
  const entries = found.flatMap((id) => causeOf(spoken, id) ?? []).slice(0, 5);
  if (entries.length === 0) return silent;
  const say = phrases(silent.locale);
  return {
    ...silent,
    kind: 'related',
    confidence: 'possible',
    causes: entries.map((entry) => ({
      id: entry.id,
      title: entry.title,
      cause: entry.cause.trim(),
      draft: entry.status === 'draft',
      isHowto: entry.kind === 'howto',
      confidence: 'possible' as const,
      evidence: [],
    })),
    notes: silent.notes.map((note) => (note === say.silence ? say.related : note)),
    steps: [],
    sources: [...new Set(entries.flatMap((entry) => entry.sources.slice(0, 1)))],
  };
}
