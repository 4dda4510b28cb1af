import type { Json, Vocabulary } from '../types.ts';
import type { TextLine } from './text-line.ts';

/** `Label: value` lines that stand together, or a card. `line`: where they begin. */
export type Fields = {
  readonly line: number;
  readonly last: number;
  readonly value: { readonly [label: string]: Json };
};

type Words = Pick<Vocabulary, 'labels' | 'values' | 'words'>;

const LABELLED =
  /^[\s│┃║]{0,16}(?:[-*•✓✔✗!]\s{1,4})?(?:\*{1,2}|_{1,2}|`)?(\p{L}[\p{L}\d_.-]{0,40}(?: [\p{L}\d_.()/-]{1,30}){0,4})(?:\*{1,2}|_{1,2}|`)?\s?[:：](?:\*{1,2})?(?:\s{1,40}|(?<=：))(\S.*)$/u;
/** No labels: what a log or an error begins with, schemes, times. */
const NO_LABEL = /^(?:https?|wss?|file|node|at|and|but|or|so|then|also|note|ps|pd|re|fw)$/i;
/** `gateway connect failed: …`, `gateway closed (1008): …`: what went wrong, not what something is. */
const NAMES_ERROR =
  / (?:failed|closed|blocked|rejected|refused|denied|unavailable|timeout)$| failed to \w+|\(\d{3,4}\b/i;
const MAX_VALUE = 1_000;
const MAX_BLOCKS = 2_000;
const MAX_CARD_LINE = 400;

/**
 * Blocks of adjacent `Label: value` lines, and cards of the Control UI, where a space alone follows a label that is known.
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
    const card = cardOf(paragraph, words);
    if (card !== null) blocks.push(card);
    else blocks.push(...labelledIn(paragraph, words, isTalk));
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
  let open: { line: number; last: number; value: { [label: string]: Json } } | null = null;
  for (const line of paragraph) {
    const field = labelled(line.text);
    if (field === null || isList(field) || (nameOf(field.label, words) === null && isTalk(line))) {
      if (open !== null && /^\s{2,}at |^\s*◇\s*$|^\s*│\s*$/.test(line.text)) continue;
      open = null;
      continue;
    }
    if (open === null) {
      open = { line: line.number, last: line.number, value: {} };
      blocks.push(open);
    }
    open.last = line.number;
    put(open.value, field.label, field.value, words);
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

function put(fields: { [label: string]: Json }, label: string, value: string, words: Words): void {
  const name = nameOf(label, words) ?? label;
  if (!Object.hasOwn(fields, name)) fields[name] = meaningOf(value, words);
}

function nameOf(label: string, words: Words): string | null {
  const lower = label.trim().toLowerCase();
  return Object.hasOwn(words.labels, lower) ? words.labels[lower]! : null;
}

function meaningOf(value: string, words: Words): string {
  const lower = value.trim().toLowerCase();
  if (Object.hasOwn(words.values, lower)) return words.values[lower]!;
  const quoted = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`),?$/.exec(value.trim());
  return quoted === null ? value.trim() : (quoted[1] ?? quoted[2] ?? quoted[3] ?? '');
}

/**
 * A card, if the lines hold at least two different labels that are known: `Estado Error`, `Agente: claudetest`, label and
 * value on two lines, and lone words with a meaning (`deshabilitada isolated now`).
 */
function cardOf(paragraph: readonly TextLine[], words: Words): Fields | null {
  const value: { [label: string]: Json } = {};
  let known = 0;
  let spaced = 0;
  let first = 0;
  let last = 0;
  let lone: string | null = null;
  for (const line of paragraph) {
    const text = line.text.length > MAX_CARD_LINE ? line.text.slice(0, MAX_CARD_LINE).trim() : line.text.trim();
    const colon = labelled(text);
    const name = colon === null ? null : nameOf(colon.label, words);
    if (lone !== null && name === null && spacedField(text, words) === null) {
      put(value, lone, text, words);
      lone = null;
      last = line.number;
      continue;
    }
    lone = null;
    const card = name === null ? spacedField(text, words) : null;
    if (name !== null || card !== null) {
      known += 1;
      if (first === 0) first = line.number;
      last = line.number;
    }
    if (colon !== null && card === null) put(value, colon.label, colon.value, words);
    else if (card !== null) {
      spaced += 1;
      if (card.value === '') lone = card.label;
      else put(value, card.label, card.value, words);
    } else if (known > 0) last = loneWords(text, value, words) ? line.number : last;
  }
  if (spaced < 1 || known < 2 || Object.keys(value).length < 2) return null;
  return { line: first, last, value };
}

/** The longest label that a line begins with, and what follows it. */
function spacedField(text: string, words: Words): { readonly label: string; readonly value: string } | null {
  if (/[:：]\s*$/.test(text)) return null;
  const parts = text.split(/\s+/, 4);
  for (let count = Math.min(3, parts.length); count >= 1; count -= 1) {
    const label = parts.slice(0, count).join(' ');
    if (!/^\p{Lu}|^\p{Lo}/u.test(label) || nameOf(label, words) === null) continue;
    const rest = text.slice(
      text.indexOf(parts[count - 1]!, label.length - parts[count - 1]!.length) + parts[count - 1]!.length,
    );
    return { label, value: rest.trim() };
  }
  const glued = /^(\p{Script=Han}{2,6})(?=[^\p{Script=Han}\s])(.*)$/u.exec(text);
  return glued !== null && nameOf(glued[1]!, words) !== null ? { label: glued[1]!, value: glued[2]!.trim() } : null;
}

function loneWords(text: string, value: { [label: string]: Json }, words: Words): boolean {
  const parts = text.split(/[\s·|,]+/);
  if (parts.length > 6) return false;
  let found = false;
  for (const part of parts) {
    const lower = part.toLowerCase();
    if (!Object.hasOwn(words.words, lower)) continue;
    const meaning = words.words[lower]!;
    if (!Object.hasOwn(value, meaning.key)) value[meaning.key] = meaning.value;
    found = true;
  }
  return found;
}
