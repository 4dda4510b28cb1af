import type { CauseEntry, Sign, SymptomEntry } from '../engine/types.ts';
import type { Words } from './schema.ts';

/** English sentence → the same in other languages, as `kb/locales/sentences.yaml` has them. */
export type SentencesFile = { readonly [english: string]: Words };

/** Entries that find a sentence of the Control UI in whatever language it is shown, where they name the English one under `says`. */
export function inEveryLanguage(
  causes: readonly CauseEntry[],
  symptoms: readonly SymptomEntry[],
  sentences: SentencesFile,
): { readonly causes: readonly CauseEntry[]; readonly symptoms: readonly SymptomEntry[] } {
  const known = new Map(
    Object.entries(sentences).map(([english, words]) => [folded(english), Object.values(words).flat().map(visible)]),
  );
  const spoken = (sign: Sign): Sign => {
    const [event, ...others] = sign.parts.map((part) =>
      part.key === 'says'
        ? { ...part, texts: [...new Set(part.texts.flatMap((text) => [text, ...(known.get(folded(text)) ?? [])]))] }
        : part,
    );
    return { ...sign, parts: [event!, ...others], without: sign.without.map(spoken) };
  };
  return {
    causes: causes.map((cause) => ({
      ...cause,
      symptoms: cause.symptoms.map(spoken),
      confirmedBy: cause.confirmedBy.map(spoken),
      ruledOutBy: cause.ruledOutBy.map(spoken),
    })),
    symptoms: symptoms.map((symptom) => ({
      ...symptom,
      when: symptom.when.map(spoken),
      asks:
        typeof symptom.asks === 'string'
          ? symptom.asks
          : symptom.asks.map((question) => ({
              ...question,
              answers: Object.fromEntries(
                Object.entries(question.answers).map(([name, answer]) => [
                  name,
                  { ...answer, when: answer.when.map(spoken) },
                ]),
              ),
            })),
    })),
  };
}

/** Without what joins or parts letters and is not seen; posts are read without it too. */
function visible(text: string): string {
  return text.replace(/[\u200B-\u200F]/g, '');
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
