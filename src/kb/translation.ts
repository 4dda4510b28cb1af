import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CauseEntry, CauseWords, Locale, SymptomEntry, SymptomWords } from '../engine/types.ts';
import { mapping, text } from './schema.ts';

/** A language that entries are translated into. */
export type Language = Exclude<Locale, 'en'>;
export const LANGUAGES: readonly Language[] = ['es', 'zh'];

const of = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'is no digest of an entry')
  .describe('Digest of the English sentences that were translated; `npm run kb:translate` writes it.');
const step = mapping({ do: text, paste: text.optional(), risk: text.optional() });

/** `kb/locales/<language>/causes/<id>.yaml` */
export const causeWordsFile = mapping({
  of,
  title: text,
  cause: text,
  fix: z.array(step).min(1),
  verify: text.optional(),
}).meta({ id: 'cause-translation', description: 'The sentences of a cause in another language.' });

const question = mapping({
  do: text.optional(),
  paste: text.optional(),
  answers: z.record(z.string(), text),
});

/** `kb/locales/<language>/symptoms/<id>.yaml` */
export const symptomWordsFile = mapping({
  of,
  title: text,
  proves: text.optional(),
  excludes: text.optional(),
  asks: z.array(question).min(1).optional(),
}).meta({ id: 'symptom-translation', description: 'The sentences of a shared symptom in another language.' });

export type CauseWordsFile = z.infer<typeof causeWordsFile>;
export type SymptomWordsFile = z.infer<typeof symptomWordsFile>;

/** What of a cause is translated, as it stands in its file. */
export function causeSentences(entry: CauseEntry): Omit<CauseWordsFile, 'of'> {
  return {
    title: entry.title,
    cause: entry.cause,
    fix: entry.fix.map(({ do: action, paste, risk }) => ({ do: action, ...given({ paste, risk }) })),
    ...given({ verify: entry.verify?.do ?? null }),
  };
}

/** What of a shared symptom is translated; its questions only where it does not borrow them. */
export function symptomSentences({ title, proves, excludes, asks }: SymptomEntry): Omit<SymptomWordsFile, 'of'> {
  const questions = typeof asks === 'string' ? [] : asks;
  return {
    title,
    ...given({ proves, excludes }),
    ...(questions.length === 0
      ? {}
      : {
          asks: questions.map((asked) => ({
            ...given({ do: asked.do, paste: asked.paste }),
            answers: Object.fromEntries(Object.entries(asked.answers).map(([name, answer]) => [name, answer.title])),
          })),
        }),
  };
}

/** What `of` says of sentences: twelve hexadecimal digits that change when one of them does. */
export function digestOf(sentences: Omit<CauseWordsFile, 'of'> | Omit<SymptomWordsFile, 'of'>): string {
  return createHash('sha256').update(JSON.stringify(sentences)).digest('hex').slice(0, 12);
}

/** A cause's translation in the form that the engine reads. */
export function causeWords({ title, cause, fix, verify }: CauseWordsFile): CauseWords {
  const steps = fix.map((step) => ({ do: step.do, paste: step.paste ?? null, risk: step.risk ?? null }));
  return { title, cause, fix: steps, verify: verify ?? null };
}

/** A symptom's translation in the form that the engine reads. */
export function symptomWords({ title, proves, excludes, asks }: SymptomWordsFile): SymptomWords {
  const questions = (asks ?? []).map((asked) => ({ ...asked, do: asked.do ?? null, paste: asked.paste ?? null }));
  return { title, proves: proves ?? null, excludes: excludes ?? null, asks: questions };
}

function given<Key extends string>(values: { readonly [key in Key]: string | null }): { [key in Key]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [key in Key]?: string };
}
