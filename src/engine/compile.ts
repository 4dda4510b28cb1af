import type { CauseEntry, CauseId, Entries, SymptomEntry, SymptomId, Vocabulary } from './types.ts';

/** Entries with everything that matching needs beside them. Plain data: survives `structuredClone`. */
export type KnowledgeBase = {
  readonly digest: string;
  readonly causes: { readonly [id: CauseId]: CauseEntry };
  readonly symptoms: { readonly [id: SymptomId]: SymptomEntry };
  readonly vocabulary: Vocabulary;
};

/** Compiles entries once; what comes out does not depend on their order. */
export function compile(entries: Entries): KnowledgeBase {
  return {
    digest: entries.digest,
    causes: Object.fromEntries(entries.causes.map((cause) => [cause.id, cause])),
    symptoms: Object.fromEntries(entries.symptoms.map((symptom) => [symptom.id, symptom])),
    vocabulary: entries.vocabulary,
  };
}
