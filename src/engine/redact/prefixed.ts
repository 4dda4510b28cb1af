import { isPlaceholder } from './placeholder.ts';
import type { Rule } from './rule.ts';
import { isMixed } from './strength.ts';

/** A kind of key that tells itself by how it begins. */
export type Prefixed = {
  readonly name: string;
  /** Kind of the stand-in; the name, if not given. */
  readonly kind?: string;
  readonly prefix: string;
  /** What follows: a character class without brackets, fewest and most characters. Longer ones are hidden to their end. */
  readonly body: readonly [string, number, number];
  /** Fixed text that ends it. */
  readonly end?: string;
  readonly source: string;
  readonly rotate: string;
};

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;

/** A rule for a kind of key that begins with a fixed prefix. Its examples are made from the format. */
export function prefixRule(entry: Prefixed): Rule {
  const [chars, least, most] = entry.body;
  const pattern = new RegExp(
    `${entry.prefix.replace(SPECIAL, '\\$&')}[${chars}]{${least},${most}}${entry.end ?? ''}`,
    'y',
  );
  return {
    name: entry.name,
    kind: entry.kind ?? entry.name,
    anchors: [entry.prefix],
    pattern,
    accepts: (value) => {
      const body = value.slice(entry.prefix.length);
      if (isPlaceholder(body) || /^(.)\1{6}/.test(body)) return false;
      return isMixed(body) ? /[\dA-Z]/.test(body) : body.length >= 24 && /[a-z]/.test(body) && /[A-Z]/.test(body);
    },
    hides: () =>
      [1, 2, 3].map(
        (seed) =>
          `key «${entry.prefix}${invented(chars, Math.max(least, Math.min(most, 24)), seed)}${entry.end ?? ''}» 401`,
      ),
    keeps: () => [
      `${entry.prefix} is how it begins`,
      `use ${entry.prefix}${'x'.repeat(least)} here`,
      `${entry.prefix}<your-key>`,
    ],
    source: entry.source,
    rotate: entry.rotate,
  };
}

/** Invented text of a character class: the same for the same seed. */
export function invented(chars: string, length: number, seed: number): string {
  const pool = chars
    .replace(/([a-zA-Z0-9])-([a-zA-Z0-9])/g, (_, from: string, to: string) => {
      let all = '';
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) all += String.fromCharCode(code);
      return all;
    })
    .replace(/\\/g, '');
  let state = seed * 2_654_435_761;
  let text = '';
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    text += pool[(state >>> 8) % pool.length];
  }
  return text;
}
