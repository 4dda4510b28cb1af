/** A paragraph of a reply. Of those that do not fit, the one with the least weight goes first, of equals the later one. */
export type Part = { readonly text: string; readonly weight: number };

/** The parts in their order, joined by line breaks, in at most `limit` UTF-16 units. Parts are dropped whole, never cut. */
export function within(
  parts: readonly Part[],
  limit: number,
): { readonly text: string; readonly dropped: readonly Part[] } {
  let kept = parts.filter((part) => part.text !== '');
  const dropped: Part[] = [];
  let length = kept.reduce((sum, part) => sum + part.text.length + 1, -1);
  while (length > limit && kept.length > 0) {
    const least = kept.reduce((worst, part) => (part.weight <= worst.weight ? part : worst));
    kept = kept.filter((part) => part !== least);
    dropped.push(least);
    length -= least.text.length + 1;
  }
  return { text: kept.map((part) => part.text).join('\n'), dropped };
}
