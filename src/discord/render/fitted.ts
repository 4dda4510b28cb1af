import type { Piece, Place } from './piece.ts';

/** Lengths of all pieces with a line break after each, UTF-16 units. */
export type Lengths = { readonly aim: number; readonly most: number };

/** Of these places a later piece without an earlier one would mislead: once one is left out, so is the rest. */
const IN_ORDER: ReadonlySet<Place> = new Set(['steps', 'ask']);
/** Room kept for what stands instead of pieces. */
const RESERVE = 250;
/** A message so little longer than aimed at is not worth a button to see the rest. */
const SLACK = 300;

/** The weightiest pieces that fit, and those that do not; both in the order given. Empty ones are in neither. */
export function fitted(
  pieces: readonly Piece[],
  { aim, most }: Lengths,
): { readonly shown: readonly Piece[]; readonly left: readonly Piece[] } {
  const present = pieces.filter((piece) => piece.text !== '');
  const whole = present.reduce((sum, piece) => sum + piece.text.length + 1, 0);
  if (whole <= Math.min(aim + SLACK, most)) return { shown: present, left: [] };

  const kept = new Map<Piece, Piece>();
  const broken = new Set<Place>();
  let used = 0;
  for (const piece of present.toSorted((a, b) => Number(b.isNeeded) - Number(a.isNeeded) || b.weight - a.weight)) {
    const isBroken = broken.has(piece.place);
    const room = (piece.isNeeded ? most - RESERVE : aim) - used;
    if (!isBroken && piece.text.length < room) kept.set(piece, piece);
    else if (!isBroken && piece.instead !== '') kept.set(piece, { ...piece, text: piece.instead });
    used += (kept.get(piece)?.text.length ?? -1) + 1;
    if (kept.get(piece) !== piece && IN_ORDER.has(piece.place)) broken.add(piece.place);
  }
  return {
    shown: present.flatMap((piece) => kept.get(piece) ?? []),
    left: present.filter((piece) => kept.get(piece) !== piece),
  };
}
