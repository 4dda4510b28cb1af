import type { CauseSigns, CompiledSign, KnowledgeBase } from './compile.ts';
import { unpack, unpackNamed } from './packed.ts';
import { translatedCause, translatedSymptom } from './translated.ts';
import type { CauseEntry, CauseId, QuestionEntry, SignPart, SymptomEntry, SymptomId } from './types.ts';

/** A cause's entry, in the language of the knowledge base; undefined for an id that is unknown or retired. */
export function causeOf(kb: KnowledgeBase, id: CauseId): CauseEntry | undefined {
  const entry = unpackNamed(kb.causes, id);
  const words = kb.words === null ? undefined : unpackNamed(kb.words.causes, id);
  return entry === undefined || words === undefined ? entry : translatedCause(entry, words);
}

/** A cause's title in every language that it is translated into, English first; empty for an unknown id. */
export function titlesOf(kb: KnowledgeBase, id: CauseId): readonly string[] {
  const translated = Object.values(kb.translations).map((words) => unpackNamed(words.causes, id)?.title);
  return [unpackNamed(kb.causes, id)?.title, ...translated].filter((title) => title !== undefined);
}

/** A shared symptom's entry, in the language of the knowledge base; undefined for an unknown id. */
export function symptomOf(kb: KnowledgeBase, id: SymptomId): SymptomEntry | undefined {
  const entry = unpackNamed(kb.symptoms, id);
  const words = kb.words === null ? undefined : unpackNamed(kb.words.symptoms, id);
  return entry === undefined || words === undefined ? entry : translatedSymptom(entry, words);
}

/** The symptom whose questions a symptom asks: itself, or the one it names. */
export function homeOf(kb: KnowledgeBase, id: SymptomId): SymptomId {
  const asks = symptomOf(kb, id)?.asks;
  return typeof asks === 'string' ? homeOf(kb, asks) : id;
}

/** Questions of a symptom: its own, or those of the symptom it names. */
export function questionsOf(kb: KnowledgeBase, id: SymptomId): readonly QuestionEntry[] {
  const asks = symptomOf(kb, homeOf(kb, id))?.asks;
  return typeof asks === 'object' ? asks : [];
}

/** Numbers of the signs of a cause; undefined for an unknown id. */
export function causeSignsOf(kb: KnowledgeBase, id: CauseId): CauseSigns | undefined {
  return unpackNamed(kb.causeSigns, id);
}

/** The sign of a number that the knowledge base gave it. */
export function signAt(kb: KnowledgeBase, number: number): CompiledSign {
  return unpack(kb.signs, number)!;
}

/** The part of a number that the knowledge base gave it. */
export function partAt(kb: KnowledgeBase, number: number): SignPart {
  return unpack(kb.parts, number)!;
}
