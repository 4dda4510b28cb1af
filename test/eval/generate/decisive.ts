/** Index of the line that most looks like one of the texts, and how much of that text's words it holds (0–1). */
export function decisiveLine(
  lines: readonly string[],
  texts: readonly string[],
): { readonly at: number; readonly share: number } {
  const wanted = texts.map((text) => words(text.replaceAll(/\{[^}]*\}/gu, ' '))).filter((list) => list.length > 0);
  let best = { at: longest(lines), share: 0 };
  for (const [at, line] of lines.entries()) {
    const held = new Set(words(line));
    for (const list of wanted) {
      const share = list.filter((word) => held.has(word)).length / list.length;
      if (share > best.share) best = { at, share };
    }
  }
  return best;
}

function longest(lines: readonly string[]): number {
  return lines.reduce((best, line, at) => (line.length > lines[best]!.length ? at : best), 0);
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
