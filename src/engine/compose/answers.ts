import { type KnowledgeBase, questionsOf } from '../compile.ts';
import type { AnswerId } from '../types.ts';

/** An answer's title, such as `nothing is pending`; a symptom's title if only a symptom is named; the id if it is unknown. */
export function answerTitle(answer: AnswerId, kb: KnowledgeBase): string {
  const [symptom = '', name] = answer.split('/');
  if (name === undefined) return kb.symptoms[symptom]?.title ?? answer;
  const titles = questionsOf(kb.symptoms, symptom).map((question) => question.answers[name]?.title);
  return titles.find((title) => title !== undefined) ?? answer;
}
