/** Where a piece stands in a message; pieces of one place follow each other. In the order in which they are shown. */
export const PLACES = [
  'answers',
  'news',
  'head',
  'steps',
  'corrected',
  'verify',
  'ask',
  'cause',
  'evidence',
  'notes',
  'next',
  'secrets',
  'sources',
  'small',
] as const;
export type Place = (typeof PLACES)[number];

/** A paragraph of a message, whole or absent. */
export type Piece = {
  readonly place: Place;
  readonly text: string;
  /** What has more is kept first. */
  readonly weight: number;
  /** Kept as long as the message can hold it; other pieces only up to the length aimed at. */
  readonly isNeeded: boolean;
  /** Stands in its place if it is left out; empty for nothing. */
  readonly instead: string;
};

/** A piece that stays as long as the message can hold it. */
export function needed(place: Place, weight: number, text: string, instead = ''): Piece {
  return { place, text, weight, isNeeded: true, instead };
}

/** A piece that goes when the message gets longer than it should. */
export function lesser(place: Place, weight: number, text: string): Piece {
  return { place, text, weight, isNeeded: false, instead: '' };
}
