/** A block in a fence, by the indexes of its fence lines. `language`: what stands after the opening marks, lower case. */
export type Fence = { readonly first: number; readonly last: number; readonly language: string };

const FENCE = /^\s{0,3}(?:>\s?)?(?:```|~~~)/;

/** Whether a line opens or closes a fence. */
export function isFence(text: string): boolean {
  return (text.includes('```') || text.includes('~~~')) && FENCE.test(text);
}

/** The fenced blocks of a text, in order. A fence that is not closed is none. */
export function fencesIn(lines: readonly { readonly text: string }[]): Fence[] {
  const fences: Fence[] = [];
  let open = -1;
  for (let at = 0; at < lines.length; at += 1) {
    if (!isFence(lines[at]!.text)) continue;
    if (open < 0) open = at;
    else {
      fences.push({ first: open, last: at, language: languageOf(lines[open]!.text) });
      open = -1;
    }
  }
  return fences;
}

function languageOf(text: string): string {
  return text
    .replace(/^[\s>`~]+/, '')
    .slice(0, 40)
    .trim()
    .toLowerCase();
}
