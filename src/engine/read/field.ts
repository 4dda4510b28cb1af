import type { Json } from '../types.ts';
import { nameOf, putField, type Words } from './label.ts';
import type { TextLine } from './text-line.ts';

/** `Label: value` lines that stand together, or a card, by label. The lines where they begin and end. */
export type Fields = {
  readonly first: number;
  readonly last: number;
  readonly value: { readonly [label: string]: Json };
};

const LABELLED =
  /^[\s│┃║]{0,16}(?:[-*•✓✔✗!]\s{1,4})?(?:\*{1,2}|_{1,2}|`)?(\p{L}[\p{L}\d_.-]{0,40}(?: [\p{L}\d_.()/-]{1,30}){0,4})(?:\*{1,2}|_{1,2}|`)?\s?[:：](?:\*{1,2})?(?:\s{1,40}|(?<=：))(\S.*)$/u;
/** No labels: what a log or an error begins with, schemes, times. */
const NO_LABEL = /^(?:https?|wss?|file|node|at|and|but|or|so|then|also|note|ps|pd|re|fw)$/i;
/** `gateway connect failed: …`, `gateway closed (1008): …`: what went wrong, not what something is. */
const NAMES_ERROR =
  / (?:failed|closed|blocked|rejected|refused|denied|unavailable|timeout)$| failed to \w+|\(\d{3,4}\b/i;
const MAX_VALUE = 1_000;
const MAX_BLOCKS = 2_000;

/**
 * Blocks of adjacent `Label: value` lines.
 * `isTalk`: a person's sentence, where a colon makes no label.
 */
export function fieldsIn(lines: readonly TextLine[], words: Words, isTalk: (line: TextLine) => boolean): Fields[] {
  const blocks: Fields[] = [];
  for (let at = 0; at < lines.length && blocks.length < MAX_BLOCKS; ) {
    if (!lines[at]!.deep || lines[at]!.text.trim() === '') {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && lines[end]!.text.trim() !== '' && end - at < 500) end += 1;
    const paragraph = lines.slice(at, end);
    blocks.push(...labelledIn(paragraph, words, isTalk));
    at = end;
  }
  return blocks;
}

/** The label and value of one line, by a colon; null if it has none. */
export function labelled(text: string): { readonly label: string; readonly value: string } | null {
  if (!text.includes(':') && !text.includes('：')) return null;
  const match = LABELLED.exec(text.length > MAX_VALUE ? text.slice(0, MAX_VALUE) : text);
  if (match === null || NO_LABEL.test(match[1]!)) return null;
  if (NAMES_ERROR.test(match[1]!) || /\. /.test(match[1]!)) return null;
  const value = match[2]!
    .replace(/\s*[│┃║]\s*$/, '')
    .replace(/^\*{1,2}\s*/, '')
    .trim();
  return value === '' ? null : { label: match[1]!, value };
}

function labelledIn(paragraph: readonly TextLine[], words: Words, isTalk: (line: TextLine) => boolean): Fields[] {
  const blocks: Fields[] = [];
  let open: { first: number; last: number; value: { [label: string]: Json } } | null = null;
  for (const line of paragraph) {
    const field = labelled(line.text);
    if (field === null || isList(field) || (nameOf(field.label, words) === null && isTalk(line))) {
      if (open !== null && /^\s{2,}at |^\s*◇\s*$|^\s*│\s*$/.test(line.text)) continue;
      open = null;
      continue;
    }
    if (open === null) {
      open = { first: line.number, last: line.number, value: {} };
      blocks.push(open);
    }
    open.last = line.number;
    putField(open.value, field.label, field.value, words);
  }
  return blocks;
}

/** `status: "error"  deliveryStatus: "x"`, `enabled: true, jobs: 2`: pairs, which are read as such. */
function isList(field: { readonly label: string; readonly value: string }): boolean {
  return (
    /^[A-Za-z]\w*$/.test(field.label) &&
    /^(?:["'][^"']{0,400}["']|[\w.-]{1,60})(?:,\s?|\s{1,4})["']?\w+["']?\s?[:=]/.test(field.value)
  );
}
