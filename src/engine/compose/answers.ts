import type { KnowledgeBase } from '../compile.ts';
import { questionsOf, symptomOf } from '../look-up.ts';
import type { AnswerId } from '../types.ts';

/** An answer's title, such as `nothing is pending`; a symptom's title if only a symptom is named; the id if it is unknown. */
export function answerTitle(answer: AnswerId, kb: KnowledgeBase): string {
  const [symptom = '', name] = answer.split('/');
  if (name === undefined) return symptomOf(kb, symptom)?.title ?? answer;
  const titles = questionsOf(kb, symptom).map((question) => question.answers[name]?.title);
  return titles.find((title) => title !== undefined) ?? answer;
}
