import type { KnowledgeBase } from '../compile.ts';
import { causeSignsOf, homeOf, partAt, questionsOf, signAt } from '../look-up.ts';
import type { AnswerId, Ask, Case, CauseId, QuestionEntry, SymptomId } from '../types.ts';
import type { Candidate } from './candidate.ts';
import type { Signs } from './signs.ts';

type Asked = { readonly symptom: SymptomId; readonly question: QuestionEntry };

/** The one question that tells the causes at the front apart best; then the version, if it would decide. */
export function askOf(front: readonly Candidate[], known: Case, signs: Signs, kb: KnowledgeBase): Ask | null {
  const open = openQuestions(front, known, signs, kb).map((asked) => ({
    ...asked,
    causes: front.filter((candidate) => namesAnswer(candidate, asked, kb)).length,
  }));
  open.sort((a, b) => b.causes - a.causes);
  const best = open.find((asked) => asked.causes >= 2) ?? open.find((asked) => asked.causes === 1);
  if (best) return toAsk(best, front, kb);
  const needsVersion = front.some(
    ({ entry }) => entry.affects !== null || entry.fix.some((step) => step.affects !== null),
  );
  if (known.version || !needsVersion) return null;
  return { run: 'openclaw --version', do: null, paste: null, outcomes: [], from: 'version' };
}

function openQuestions(front: readonly Candidate[], known: Case, signs: Signs, kb: KnowledgeBase): readonly Asked[] {
  const lastAsked = known.advised.at(-1)?.asked ?? null;
  const found = new Map<QuestionEntry, Asked>();
  for (const id of new Set(front.flatMap((candidate) => candidate.shared))) {
    const symptom = homeOf(kb, id);
    for (const question of questionsOf(kb, id)) {
      const answers = Object.keys(question.answers).flatMap((name) => signs.seen(`${symptom}/${name}`));
      // A question in words is answered in words; output is still wanted where a command was to be run.
      const isAnswered = answers.some((answer) => !answer.told || question.run === null);
      // Asked a moment ago and not tried: asking again would not help.
      if (!isAnswered && !(lastAsked === symptom && answers.length === 0)) found.set(question, { symptom, question });
    }
  }
  return [...found.values()];
}

function namesAnswer(candidate: Candidate, asked: Asked, kb: KnowledgeBase): boolean {
  return Object.keys(asked.question.answers).some((name) => {
    const id = `${asked.symptom}/${name}`;
    return names(candidate.entry.id, id, 'confirms', kb) || names(candidate.entry.id, id, 'rulesOut', kb);
  });
}

function names(cause: CauseId, answer: AnswerId, role: 'confirms' | 'rulesOut', kb: KnowledgeBase): boolean {
  return (causeSignsOf(kb, cause)?.[role] ?? []).some((sign) =>
    signAt(kb, sign).parts.some((number) => {
      const part = partAt(kb, number);
      return part.key === 'seen' && part.all.includes(answer);
    }),
  );
}

function toAsk({ symptom, question }: Asked, front: readonly Candidate[], kb: KnowledgeBase): Ask {
  const outcomes = Object.entries(question.answers).flatMap(([name, answer]) => {
    const id = `${symptom}/${name}`;
    const causes = front.map((one) => one.entry.id).filter((cause) => names(cause, id, 'confirms', kb));
    return causes.length > 0 ? [{ answer: id, title: answer.title, causes }] : [];
  });
  return { run: question.run, do: question.do, paste: question.paste, outcomes, from: symptom };
}
