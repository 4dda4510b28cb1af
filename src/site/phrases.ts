import type { Locale } from '../engine/types.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { zh } from './phrases/zh.ts';

/** Every sentence of the page that is neither in the knowledge base nor in a reply. `code` stands in backticks. */
export type SitePhrases = {
  /** Of the language itself. */
  readonly language: string;
  readonly title: string;
  readonly tagline: string;
  readonly description: string;

  // The paste box
  readonly pasteLabel: string;
  readonly pasteHint: string;
  readonly answer: string;
  readonly answering: string;
  readonly followUp: string;
  readonly startAnew: string;
  readonly dropFiles: string;
  readonly chooseFiles: string;
  readonly chosen: (names: readonly string[]) => string;
  readonly privacy: string;
  readonly needsScript: string;
  readonly tooLarge: (megabytes: number) => string;
  readonly reading: (share: string) => string;
  readonly failed: (why: string) => string;
  readonly nothingPasted: string;
  readonly loading: string;

  // A reply
  readonly reply: string;
  readonly copy: string;
  readonly copied: string;
  readonly solved: string;
  readonly notIt: string;
  readonly solvedThanks: string;
  readonly share: string;
  readonly shareCopied: string;
  readonly shared: string;
  readonly entryPage: string;
  readonly readAsWhole: string;
  readonly readShortened: string;

  // Browsing
  readonly search: string;
  readonly searchLabel: string;
  readonly nothingFound: string;
  readonly browse: string;
  readonly areas: string;
  readonly symptoms: string;
  readonly questions: string;
  readonly howMany: (count: number) => string;
  readonly home: string;
  readonly skip: string;
  readonly languages: string;

  // An entry
  readonly seenAs: string;
  readonly peopleWrite: string;
  readonly comma: string;
  readonly othersAlike: string;
  /** Between two signs that must both be there. */
  readonly and: string;
  /** Of a field that is not there. */
  readonly missing: string;
  readonly cause: string;
  readonly confirm: string;
  readonly fix: string;
  readonly answerSteps: string;
  readonly verify: string;
  readonly versions: string;
  readonly allVersions: string;
  readonly sources: string;
  readonly lookAlikes: string;
  readonly proof: string;
  readonly proofNote: string;
  readonly edit: string;
  readonly draft: string;
  readonly untranslated: string;
  readonly asks: string;
  readonly causesOf: string;
  readonly proves: string;
  readonly excludes: string;
  readonly built: (date: string, commit: string) => string;
  readonly all: string;
  readonly feed: string;
  readonly notFound: string;
};

const CATALOGUE: { readonly [locale in Locale]: SitePhrases } = { en, zh, es };

/** The sentences of one language. */
export function sitePhrases(locale: Locale): SitePhrases {
  return CATALOGUE[locale];
}
