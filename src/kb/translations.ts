import { basename } from 'node:path';
import type { CauseEntry, CauseWords, Entries, SymptomEntry, SymptomWords } from '../engine/types.ts';
import type { Folder } from './folder.ts';
import {
  type CauseWordsFile,
  causeSentences,
  causeWords,
  causeWordsFile,
  digestOf,
  LANGUAGES,
  type Language,
  type SymptomWordsFile,
  symptomSentences,
  symptomWords,
  symptomWordsFile,
} from './translation.ts';
import type { YamlFile } from './yaml-file.ts';

/** A translation as it is written. `of`: the entry's id. */
export type WrittenTranslation = {
  readonly language: Language;
  readonly of: string;
  readonly source: YamlFile;
} & (
  | { readonly kind: 'causes'; readonly words: CauseWordsFile }
  | { readonly kind: 'symptoms'; readonly words: SymptomWordsFile }
);

/** Every translation under a `kb/` folder, also those of entries that there are not. */
export function readTranslations(folder: Folder): readonly WrittenTranslation[] {
  return LANGUAGES.flatMap((language) => [
    ...folder.yamlFiles(`locales/${language}/causes`).flatMap((path) => {
      const source = folder.file(path, causeWordsFile);
      const at = { language, kind: 'causes', of: basename(path, '.yaml') } as const;
      return source === null ? [] : [{ ...at, source, words: source.data as CauseWordsFile }];
    }),
    ...folder.yamlFiles(`locales/${language}/symptoms`).flatMap((path) => {
      const source = folder.file(path, symptomWordsFile);
      const at = { language, kind: 'symptoms', of: basename(path, '.yaml') } as const;
      return source === null ? [] : [{ ...at, source, words: source.data as SymptomWordsFile }];
    }),
  ]);
}

/** Translations that were made from the sentences that their entries have now. Any other is told in English until it is brought up to date. */
export function currentTranslations(
  written: readonly WrittenTranslation[],
  causes: readonly CauseEntry[],
  symptoms: readonly SymptomEntry[],
): Entries['translations'] {
  const digests = {
    causes: new Map(causes.map((entry) => [entry.id, digestOf(causeSentences(entry))])),
    symptoms: new Map(symptoms.map((entry) => [entry.id, digestOf(symptomSentences(entry))])),
  };
  const translations: {
    [language in Language]?: { causes: { [id: string]: CauseWords }; symptoms: { [id: string]: SymptomWords } };
  } = {};
  for (const translation of written) {
    if (digests[translation.kind].get(translation.of) !== translation.words.of) continue;
    translations[translation.language] ??= { causes: {}, symptoms: {} };
    const into = translations[translation.language]!;
    if (translation.kind === 'causes') into.causes[translation.of] = causeWords(translation.words);
    else into.symptoms[translation.of] = symptomWords(translation.words);
  }
  return translations;
}
