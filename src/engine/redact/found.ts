/** A secret or a personal detail seen in a view. */
export type Found = {
  /** Kind of the stand-in: `gateway-token`. */
  readonly kind: string;
  /** Higher wins where two are seen in one place. */
  readonly rank: number;
  /** Its range in the view. */
  readonly from: number;
  readonly to: number;
  /** The value as it would be used; two equal ones get one stand-in. */
  readonly value: string;
};

/** What is known better wins: a format that only one kind has, then a key's name, then a guess from surroundings. */
export const RANK = { guess: 1, key: 2, format: 3, own: 4 } as const;
