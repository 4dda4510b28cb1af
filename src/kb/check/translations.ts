import { STEP_HOLE } from '../../engine/compose/fill.ts';
import type { Fault } from '../faults.ts';
import type { KbFiles } from '../load.ts';
import { causeSentences, digestOf, LANGUAGES, symptomSentences } from '../translation.ts';
import type { WrittenTranslation } from '../translations.ts';
import type { Path } from '../yaml-file.ts';

type Sentences = ReturnType<typeof causeSentences> | ReturnType<typeof symptomSentences>;

const CODE = /`[^`]+`/g;
/** What `kb translate` puts where a sentence is to be written. */
const TO_DO = /[‹›]/;
/** Words that are the same in two languages by chance are fewer. */
const SENTENCE_WORDS = 6;

/** Translations that are out of date, not finished, or say another command than their entry. */
export function translationFaults(files: KbFiles): readonly Fault[] {
  const english = englishOf(files);
  return files.translations.flatMap((written): Fault[] => {
    const { kind, of, language, source } = written;
    const sentences = english[kind].get(of);
    const again = `npm run kb:translate -- ${language} ${of}`;
    const fault = (path: Path, message: string, mend: string): Fault => ({
      file: source.file,
      line: source.lineOf(path),
      message,
      mend,
    });
    if (sentences === undefined) {
      return [fault([], `there is no entry ${of} in ${kind}/`, 'name the file as the entry, or take it away')];
    }
    if (written.words.of !== digestOf(sentences)) {
      return [fault(['of'], 'is older than its entry', `\`${again}\`, or take the file away: then English is shown`)];
    }
    const there = leaves(sentences);
    const here = leaves(withoutDigest(written));
    const lacking = there.filter(([path]) => !here.some(([other]) => same(path, other)));
    const more = here.filter(([path]) => !there.some(([other]) => same(path, other)));
    return [
      ...lacking.map(([path]) =>
        fault(path.slice(0, -1), `lacks \`${shown(path)}\``, `the entry has it: \`${again}\``),
      ),
      ...more.map(([path]) => fault(path, `\`${shown(path)}\` is not in the entry`, 'take it out')),
      ...here.flatMap(([path, text]) => {
        const original = there.find(([other]) => same(path, other))?.[1];
        return original === undefined ? [] : sentenceFaults(original, text).map((why) => fault(path, ...why));
      }),
    ];
  });
}

/** One warning for each language that is in use, about reviewed entries and symptoms that it lacks. */
export function translationWarnings(files: KbFiles): readonly Fault[] {
  return LANGUAGES.flatMap((language) => {
    const missing = untranslated(files, language);
    const isUsed = files.translations.some((written) => written.language === language);
    if (missing.length === 0 || !isUsed) return [];
    const some = missing.slice(0, 3).join(', ');
    return [
      {
        file: `kb/locales/${language}`,
        line: 1,
        message: `${missing.length} entries are told in English: ${some}${missing.length > 3 ? ', …' : ''}`,
        mend: `\`npm run kb:translate -- ${language}\` lists them`,
      },
    ];
  });
}

/** Reviewed causes, and all symptoms, that a language lacks. */
export function untranslated(files: KbFiles, language: (typeof LANGUAGES)[number]): readonly string[] {
  const translated = new Set(files.translations.filter((written) => written.language === language).map(({ of }) => of));
  const reviewed = files.entries.causes.filter(({ status }) => status === 'reviewed');
  return [...reviewed, ...files.entries.symptoms].map(({ id }) => id).filter((id) => !translated.has(id));
}

function sentenceFaults(original: string, text: string): readonly (readonly [message: string, mend: string])[] {
  if (TO_DO.test(text)) return [['is not translated yet', 'write the sentence in place of what stands in ‹…›']];
  const lost = [...matches(original, CODE), ...matches(original, STEP_HOLE)].filter((part) => !text.includes(part));
  const invented = [...matches(text, CODE), ...matches(text, STEP_HOLE)].filter((part) => !original.includes(part));
  const isEnglish = text === original && text.split(/\s+/).length >= SENTENCE_WORDS;
  return [
    ...lost.map((part) => [`lacks ${part}`, 'commands and quoted output stay as they are'] as const),
    ...invented.map((part) => [`has ${part}, which the entry does not`, 'take it out'] as const),
    ...(isEnglish ? [['is the English sentence', 'translate it'] as const] : []),
  ];
}

function englishOf({ entries }: KbFiles): { readonly [kind in 'causes' | 'symptoms']: ReadonlyMap<string, Sentences> } {
  return {
    causes: new Map(entries.causes.map((entry) => [entry.id, causeSentences(entry)])),
    symptoms: new Map(entries.symptoms.map((entry) => [entry.id, symptomSentences(entry)])),
  };
}

function withoutDigest({ words }: WrittenTranslation): object {
  const { of: _, ...sentences } = words;
  return sentences;
}

/** Every text within, with its path. */
function leaves(value: unknown, path: Path = []): readonly (readonly [Path, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Array.isArray(value) ? value.map((part, at) => [at, part] as const) : Object.entries(value);
  return parts.flatMap(([key, part]) => leaves(part, [...path, key]));
}

function same(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at]);
}

function shown(path: Path): string {
  return path.join('.');
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return text.match(pattern) ?? [];
}
