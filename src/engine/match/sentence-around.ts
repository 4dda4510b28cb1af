const END = /[.!?](?=\s|$)|[。！？]/gu;

/** The sentence of a line in which `[from, to)` stands, as offsets into the text; the line is `[start, end)`. */
export function sentenceAround(
  text: string,
  line: { readonly start: number; readonly end: number },
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  let { start, end } = line;
  for (const match of text.slice(line.start, line.end).matchAll(END)) {
    const after = line.start + match.index + 1;
    if (after <= from) start = after;
    else if (after >= to) {
      end = after;
      break;
    }
  }
  return { start, end };
}
