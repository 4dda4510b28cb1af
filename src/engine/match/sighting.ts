import type { Spot } from '../types.ts';

/** A part of a sign seen in a post. */
export type Sighting = {
  /** Index into the case's posts. */
  readonly post: number;
  /** 1-based line, and offsets into the post's text. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Index of the command line in whose output it stands. */
  readonly command: number | null;
  /** In the person's words, not in what a program printed. */
  readonly told: boolean;
  /** Seen by a `told` text: the person's account, where `told` alone may still be the program's words in a sentence. */
  readonly account: boolean;
  /** A complaint of the program (`says`, `shows`), or of the person about it (`told`). */
  readonly complaint: boolean;
  /** 1: in full. Less: damaged or cut. */
  readonly coverage: number;
  /** The first word of the text stands there: of a question, the word that asks. */
  readonly headed: boolean;
  /** How much was seen, in weight of rare words; tells a specific text from a general one. */
  readonly weight: number;
  readonly captures: { readonly [name: string]: string };
  readonly spot: Spot | null;
};
