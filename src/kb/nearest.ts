/**
 * The candidate that a misspelt word most probably means, or null if none is near: at most a third of its letters differ,
 * or one is the beginning of the other. Swapped neighbours count as one difference.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const begins =
      word.length > 2 && candidate.length > 2 && (candidate.startsWith(word) || word.startsWith(candidate));
    const differences = Math.min(distance(word.toLowerCase(), candidate.toLowerCase()), begins ? 1 : Number.MAX_VALUE);
    if (differences < least) [best, least] = [candidate, differences];
  }
  return best;
}

/** Letters to add, take away, change or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 12) return Number.MAX_VALUE; // never near; saves the work
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
