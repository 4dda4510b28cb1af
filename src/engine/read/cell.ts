/** One physical line of a table cell. `width`: characters it had room for, 0 if unknown. */
export type Cell = { readonly text: string; readonly width: number };

/** The lines of one cell as one text: with a space where a word ended, without where it was cut. */
export function cellText(parts: readonly Cell[]): string {
  let text = '';
  let before: Cell | null = null;
  for (const part of parts) {
    if (part.text === '') continue;
    if (before === null) text = part.text;
    else text += (isCutWord(before, part) ? '' : ' ') + part.text;
    before = part;
  }
  return text;
}

/** Whether the two lines are one word: `operator.` + `approvals`, hex on both sides, or no room left for a space. */
function isCutWord(before: Cell, part: Cell): boolean {
  const [end, start] = [before.text.at(-1)!, part.text[0]!];
  if (/[,;:!?]/.test(end)) return false;
  if (/[._/@=-]/.test(end) && /[\p{L}\d]/u.test(start))
    return !(end === '.' && /\p{Lu}/u.test(start)) && !/ [-]$/.test(before.text);
  if (/^[0-9a-f…-]+$/.test(before.text) && /^[0-9a-f…-]+$/.test(part.text)) return /\d/.test(before.text + part.text);
  if (!/[\p{L}\d]/u.test(end) || !/[\p{L}\d.]/u.test(start)) return false;
  return before.width > 0 && before.text.length >= before.width && !before.text.includes(' ');
}
