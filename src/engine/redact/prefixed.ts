import { isPlaceholder } from './placeholder.ts';
import type { Rule } from './rule.ts';
import { isMixed, isWordList } from './strength.ts';

/** A kind of key that tells itself by how it begins. */
export type PrefixRow = readonly [
  name: string,
  prefix: string,
  /** What follows: the inside of a character class, fewest and most characters. Longer ones are hidden to their end. */
  chars: string,
  least: number,
  most: number,
  /** Where the format is written down, without https://. */
  source: string,
  /** Where it can be deleted, or a sentence (with a full stop) that says what to do. */
  rotate: string,
  /** Kind of the stand-in; the name, if not given. */
  kind?: string,
];

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;

/** A rule for a kind of key that begins with a fixed prefix. Its examples are made from the format. */
export function prefixRule(row: PrefixRow): Rule {
  const [name, prefix, chars, least, most, source, rotate, kind = name] = row;
  const pattern = new RegExp(`${prefix.replace(SPECIAL, '\\$&')}[${chars}]{${least},${most}}`, 'y');
  return {
    name,
    kind,
    anchors: [prefix],
    pattern,
    accepts: (value, text, start) => {
      const body = value.slice(prefix.length);
      if (isPlaceholder(body) || /^(.)\1{6}/.test(body)) return false;
      if (/^[A-Z]{16,80}$/.test(body)) return !/[A-Za-z]/.test(text[start + value.length] ?? ' ');
      if (isMixed(body) && /[\dA-Z]/.test(body)) return true;
      return body.length >= 16 && /[a-z]/.test(body) && /[A-Z]/.test(body) && !isWordList(body);
    },
    hides: () =>
      [1, 2, 3].map((nth) => `key «${prefix}${invented(chars, Math.max(least, Math.min(most, 24)), nth)}» 401`),
    keeps: () => [`${prefix} is how it begins`, `use ${prefix}${'x'.repeat(least)} here`, `${prefix}<your-key>`],
    source: `https://${source}`,
    rotate: rotate.endsWith('.') ? rotate : `Delete this key at ${rotate} and create a new one.`,
  };
}

/** Invented text of a character class: the same for the same number. */
export function invented(chars: string, length: number, nth: number): string {
  const pool = chars
    .replace(/([a-zA-Z0-9])-([a-zA-Z0-9])/g, (_, from: string, to: string) => {
      let all = '';
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) all += String.fromCharCode(code);
      return all;
    })
    .replace(/\\/g, '');
  let state = nth * 2_654_435_761;
  let text = '';
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    text += pool[(state >>> 8) % pool.length];
  }
  return text;
}
