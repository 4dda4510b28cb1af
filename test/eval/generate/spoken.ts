import type { Random } from './random.ts';

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Marks as they are dictated. Others are lost. */
const SAID: { readonly [mark in string]?: string } = {
  ':': 'colon',
  '.': 'dot',
  '/': 'slash',
  '-': 'dash',
  _: 'underscore',
  '=': 'equals',
  '@': 'at',
};

/** Text as speech-to-text writes it down: small letters, marks spoken or lost, camelCase apart, short numbers as words. */
export function spoken(text: string, from: Random): string {
  const saysMarks = from.chance(0.4);
  return text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/\d+/gu, (number) =>
      number.length <= 4 && from.chance(0.5) ? [...number].map((digit) => DIGITS[Number(digit)]).join(' ') : number,
    )
    .replaceAll(/[^\p{L}\p{N}\s]/gu, (mark) => {
      const said = SAID[mark];
      return saysMarks && said !== undefined && from.chance(0.5) ? ` ${said} ` : ' ';
    })
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
