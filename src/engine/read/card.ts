import type { Json } from '../types.ts';
import { type Fields, labelled } from './field.ts';
import { nameOf, putField, type Words } from './label.ts';
import type { TextLine } from './text-line.ts';

const MAX_CARD_LINE = 400;
/** Lines without a blank one between them that are looked at as one card. */
const MAX_CARD = 60;

/** Cards of the Control UI, where a space alone follows a label that is known. Empty without labels in the vocabulary. */
export function cardsIn(lines: readonly TextLine[], words: Words): Fields[] {
  const cards: Fields[] = [];
  for (let at = 0; at < lines.length; ) {
    if (!lines[at]!.deep || lines[at]!.text.trim() === '') {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && lines[end]!.text.trim() !== '' && end - at < MAX_CARD) end += 1;
    const card = cardOf(lines.slice(at, end), words);
    if (card !== null) cards.push(card);
    at = end;
  }
  return cards;
}

/**
 * A card, if the lines hold at least two different labels that are known: `Estado Error`, `Agente: claudetest`, label and
 * value on two lines, and lone words with a meaning (`deshabilitada isolated now`).
 */
function cardOf(paragraph: readonly TextLine[], words: Words): Fields | null {
  if (!paragraph.some((line) => spacedField(line.text.slice(0, MAX_CARD_LINE).trim(), words) !== null)) return null;
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
      putField(value, lone, text, words);
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
    if (colon !== null && card === null) putField(value, colon.label, colon.value, words);
    else if (card !== null) {
      spaced += 1;
      if (card.value === '') lone = card.label;
      else putField(value, card.label, card.value, words);
    } else if (known > 0) last = loneWords(text, value, words) ? line.number : last;
  }
  if (spaced < 1 || known < 2 || Object.keys(value).length < 2) return null;
  return { first, last, value };
}

/** The longest label that a line begins with, and what follows it. */
function spacedField(text: string, words: Words): { readonly label: string; readonly value: string } | null {
  if (!/^[\p{Lu}\p{Lo}]/u.test(text) || /[:：]\s*$/.test(text)) return null;
  const parts = text.split(/\s+/, 4);
  for (let count = Math.min(3, parts.length); count >= 1; count -= 1) {
    const label = parts.slice(0, count).join(' ');
    if (nameOf(label, words) === null) continue;
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
