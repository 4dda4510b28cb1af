import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { zh } from './phrases/zh.ts';
import type { Confidence, Locale } from './types.ts';

/**
 * Every sentence of a reply that is not in the knowledge base. `…` in a comment is what a function is given. Texts may hold
 * `code` in backticks; anything else that Markdown would read is escaped when it is rendered.
 */
export type Phrases = {
  /** The cause's title, by how sure it is; and when the reply before was about it already. */
  readonly title: { readonly [confidence in Confidence]: (title: string) => string };
  readonly stillTitle: { readonly [confidence in Confidence]: (title: string) => string };
  readonly relatedTitle: string;
  readonly related: string;
  readonly draft: string;
  /** Between a label and what it is about, with the blank that follows. */
  readonly colon: string;

  // What the case tells
  readonly seen: (answers: readonly string[]) => string;
  readonly version: (version: string) => string;
  readonly proves: (sentence: string) => string;
  readonly excludes: (sentence: string) => string;
  readonly progress: (titles: readonly string[]) => string;
  /** Leads in the steps of the reply before, in short. */
  readonly again: string;

  // Answers to what people say or ask
  readonly safeToPaste: string;
  readonly neverPaste: string;
  readonly isItRight: string;
  readonly whereInStep: (step: number) => string;
  readonly worked: string;
  readonly workedButMore: string;
  readonly didNotHelp: string;
  readonly ruledOut: (titles: readonly string[]) => string;
  readonly doneAlready: string;

  // Conditions of a step, without a full stop
  readonly ifSo: (answer: string) => string;
  readonly from: (version: string) => string;
  readonly after: (version: string) => string;
  readonly before: (version: string) => string;
  readonly upTo: (version: string) => string;
  readonly on: (version: string) => string;

  // The question
  readonly askVersion: string;
  readonly postOutput: string;
  readonly postStepOutput: (step: number) => string;
  readonly outcome: (answer: string, causes: readonly string[]) => string;

  // Nothing fits
  readonly silenceTitle: string;
  readonly silence: string;
  readonly pasteError: string;
  readonly pasteStatus: string;
  readonly pasteVersion: string;

  // Labels
  readonly risk: (what: string) => string;
  readonly paste: (what: string) => string;
  readonly line: (number: number) => string;
  readonly earlierLine: (number: number) => string;
  readonly alsoPossible: (titles: readonly string[]) => string;
  readonly corrected: string;
  readonly correctedTooLong: string;
  readonly moreSteps: (count: number) => string;
  readonly verify: (what: string) => string;
  readonly question: (what: string) => string;
  /** Without a colon, as `sources`. */
  readonly next: string;
  /** `kinds` as `secretKind` names them. */
  readonly masked: (kinds: readonly string[]) => string;
  readonly rotate: (kind: string, how: string) => string;
  readonly sources: string;
  readonly secretKind: (kind: string) => string;
  /** Stands in corrected JSON instead of a time that is past. */
  readonly futureTime: string;
};

const CATALOGUE: { readonly [locale in Locale]: Phrases } = { en, zh, es };

/** The sentences of one language. */
export function phrases(locale: Locale): Phrases {
  return CATALOGUE[locale];
}
