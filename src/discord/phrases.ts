import type { Confidence, Locale } from '../engine/types.ts';
import type { Refusal } from './files/files.ts';
import { en } from './phrases/en.ts';
import { es } from './phrases/es.ts';
import { zh } from './phrases/zh.ts';

/**
 * Every sentence that the bot says besides those of a reply (see the engine's phrases). `code` stands in backticks. What a
 * function is given may be text of anybody's: it is made harmless when it is rendered.
 */
export type DiscordPhrases = {
  /** At most 80 UTF-16 units each. https://discord.com/developers/docs/components/reference#button */
  readonly buttons: {
    readonly solved: string;
    readonly notIt: string;
    readonly why: string;
    readonly details: string;
    readonly share: string;
  };

  // A reply
  readonly correctedInFile: string;
  /** Below corrected JSON in which addresses were replaced because anybody can read it. */
  readonly hiddenInPublic: string;
  readonly solvedMark: string;
  /** `kinds` of secrets; `how` to replace them. In a message, in one that was deleted, or typed into a command. */
  readonly secret: {
    readonly [where in 'posted' | 'deleted' | 'typed']: (kinds: readonly string[], how: readonly string[]) => string;
  };
  readonly postAgain: string;

  // What the first message left out
  readonly detailsTitle: (title: string) => string;
  readonly nothingMore: string;
  readonly moreSteps: string;
  readonly stepsInFull: string;
  readonly outcomes: string;
  /** Without a colon. */
  readonly moreSources: string;
  readonly inFile: string;

  // Why this
  readonly whyTitle: (title: string) => string;
  readonly howSure: { readonly [confidence in Confidence]: string };
  readonly readIn: string;
  readonly candidates: string;
  readonly candidate: (title: string, confidence: Confidence) => string;
  readonly entry: (id: string) => string;

  // The knowledge base
  readonly found: (words: string) => string;
  readonly noWords: string;
  readonly nothingFound: (words: string) => string;
  readonly showEntry: (id: string) => string;
  readonly noEntry: (id: string) => string;
  readonly affects: (versions: string) => string;
  readonly draft: string;

  /** By file name. */
  readonly refused: { readonly [why in Refusal]: (file: string) => string };

  // One line to a person
  readonly notYours: string;
  readonly oldButton: string;
  readonly broke: string;
  readonly nothingToRead: string;
  /** To a mere greeting or thanks. */
  readonly greeting: string;
  readonly solvedNoted: string;
  readonly notItNoted: string;
  readonly caseGone: string;
  readonly markSolution: string;
  readonly onlyInServers: string;
  readonly needsManageServer: string;
  readonly forgotten: (cases: number) => string;
  readonly optedOut: string;
  readonly optedIn: string;

  /** Title and labels: at most 45 UTF-16 units; descriptions 100. https://discord.com/developers/docs/components/reference#label */
  readonly modal: {
    readonly title: string;
    readonly top: string;
    readonly error: { readonly label: string; readonly description: string };
    readonly log: { readonly label: string; readonly description: string };
  };

  readonly settings: {
    readonly title: string;
    readonly forums: string;
    readonly channels: string;
    readonly helpers: string;
    readonly locale: string;
    readonly serversOwn: (language: string) => string;
    readonly none: string;
    readonly solvedTag: (name: string) => string;
    readonly noSuchTag: (name: string) => string;
    readonly noSolvedTag: string;
    readonly deletesSecrets: { readonly on: string; readonly off: string };
    readonly deleteSecrets: string;
    readonly keepSecrets: string;
  };

  readonly privacy: {
    readonly title: string;
    readonly kept: string;
    readonly neverKept: string;
    /** How long a conversation is kept, in days. */
    readonly days: (days: number) => string;
    readonly answersYou: string;
    readonly leavesYou: string;
    readonly forgetMe: string;
    readonly optOut: string;
    readonly optIn: string;
  };

  /** Descriptions: at most 100 UTF-16 units; names of message commands: 32. https://discord.com/developers/docs/interactions/application-commands */
  readonly commands: {
    readonly diagnose: {
      readonly description: string;
      readonly error: string;
      readonly log: string;
      readonly public: string;
    };
    readonly diagnoseMessage: string;
    readonly markSolution: string;
    readonly kb: {
      readonly description: string;
      readonly search: string;
      readonly words: string;
      readonly show: string;
      readonly entry: string;
    };
    readonly clinic: {
      readonly description: string;
      readonly settings: string;
      readonly solvedTag: string;
      readonly privacy: string;
    };
  };
};

/** Languages by their own names. */
export const LANGUAGES: { readonly [locale in Locale]: string } = { en: 'English', zh: '中文', es: 'Español' };

const CATALOGUE: { readonly [locale in Locale]: DiscordPhrases } = { en, zh, es };

/** What the bot says in one language. */
export function discordPhrases(locale: Locale): DiscordPhrases {
  return CATALOGUE[locale];
}
