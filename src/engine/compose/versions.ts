import type { Phrases } from '../phrases.ts';
import { isRange } from '../versions.ts';

/** A range of versions in words: `>=2026.5` → `On 2026.5 or newer`. */
export function rangeInWords(range: string, say: Phrases): string {
  const parts = range
    .replace(/([<>=])\s+/g, '$1')
    .split(/\s+/)
    .filter((part) => part !== '');
  return parts.map((part) => comparisonInWords(part, say)).join(', ');
}

function comparisonInWords(part: string, say: Phrases): string {
  const sign = /^[<>]?=?/.exec(part)?.[0] ?? '';
  const version = part.slice(sign.length);
  if (sign === '>=') return say.from(version);
  if (sign === '>') return say.after(version);
  if (sign === '<=') return say.upTo(version);
  if (sign === '<') return say.before(version);
  return say.on(version);
}

/** Whether no version lies in both ranges. */
export function exclude(a: string, b: string): boolean {
  return isRange(a) && isRange(b) && !isRange(`${a} ${b}`);
}
