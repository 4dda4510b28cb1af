/** Escape sequences of terminals, other control characters, and characters that reorder or hide text. */
const HIDDEN =
  /\u001B\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Text without anything that a terminal would obey or that shows it in another order. Keeps line breaks and tabs. */
export function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(HIDDEN, '').toWellFormed();
}

/** Plain text in one line. */
export function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}

/** The beginning of a text, with `…` if it is longer than `units` (UTF-16); never half a character. */
export function clip(text: string, units: number): string {
  if (text.length <= units) return text;
  return `${text.slice(0, units - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
