/**
 * A paragraph of a reply. `instead` stands in its place if it does not fit. Once a part with `follows` is left out, so is
 * every later one with it.
 */
export type Part = {
  readonly text: string;
  readonly weight: number;
  readonly instead?: string;
  readonly follows?: boolean;
};

/** Room kept for what stands in place of parts that do not fit, UTF-16 units. */
const RESERVE = 200;

/** The parts in their order, one a paragraph, in at most `limit` UTF-16 units: the weightiest that fit. Parts are whole or absent. */
export function within(parts: readonly Part[], limit: number): string {
  const present = parts.filter((part) => part.text !== '');
  const byWeight = present.toSorted((a, b) => b.weight - a.weight);
  const whole = present.reduce((sum, part) => sum + part.text.length + 1, -1) <= limit;
  const kept = new Map<Part, string>();
  let room = whole ? limit + 1 : limit + 1 - RESERVE;
  let isBroken = false;
  for (const part of byWeight) {
    const fits = part.text.length + 1 <= room && !(part.follows && isBroken);
    const text = fits ? part.text : part.follows && isBroken ? '' : (part.instead ?? '');
    if (!fits && part.follows) isBroken = true;
    if (text === '') continue;
    kept.set(part, text);
    if (fits) room -= text.length + 1;
  }
  return present.flatMap((part) => kept.get(part) ?? []).join('\n');
}
