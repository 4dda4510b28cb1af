import type { KnowledgeBase } from '../compile.ts';
import type { AnswerId, QuestionEntry, SymptomId } from '../types.ts';

/** The symptom whose questions this one asks: itself, or the one it names; `null` if there are none. */
export function askedBy(symptom: SymptomId, kb: KnowledgeBase): SymptomId | null {
  let id = symptom;
  for (let hops = 0; hops < 4; hops += 1) {
    // a loop of symptoms that name each other ends here
    const asks = kb.symptoms[id]?.asks;
    if (asks === undefined) return null;
    if (typeof asks !== 'string') return id;
    id = asks;
  }
  return null;
}

/** An answer's title, such as `nothing is pending`; a symptom's title if only a symptom is named; the id if it is unknown. */
export function answerTitle(answer: AnswerId, kb: KnowledgeBase): string {
  const [symptom = '', name] = answer.split('/');
  if (name === undefined) return kb.symptoms[symptom]?.title ?? answer;
  return (
    questions(symptom, kb)
      .map((question) => question.answers[name]?.title)
      .find((title) => title !== undefined) ?? answer
  );
}

function questions(symptom: SymptomId, kb: KnowledgeBase): readonly QuestionEntry[] {
  const asks = kb.symptoms[askedBy(symptom, kb) ?? '']?.asks ?? [];
  return typeof asks === 'string' ? [] : asks;
}
