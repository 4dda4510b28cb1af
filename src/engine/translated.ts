import type { CauseEntry, CauseWords, SymptomEntry, SymptomWords } from './types.ts';

/** The entry with its sentences in another language. */
export function translatedCause(entry: CauseEntry, { title, cause, fix, verify }: CauseWords): CauseEntry {
  return {
    ...entry,
    title,
    cause,
    fix: entry.fix.map((step, at) => ({ ...step, ...fix[at] })),
    verify: entry.verify === null ? null : { ...entry.verify, do: verify ?? entry.verify.do },
  };
}

/** The symptom with its sentences in another language. */
export function translatedSymptom(entry: SymptomEntry, { title, proves, excludes, asks }: SymptomWords): SymptomEntry {
  if (typeof entry.asks === 'string') return { ...entry, title, proves, excludes };
  const questions = entry.asks.map((question, at) => {
    const words = asks[at];
    if (words === undefined) return question;
    const answers = Object.entries(question.answers).map(([name, answer]) => [
      name,
      { ...answer, title: words.answers[name] ?? answer.title },
    ]);
    return { ...question, do: words.do, paste: words.paste, answers: Object.fromEntries(answers) };
  });
  return { ...entry, title, proves, excludes, asks: questions };
}
