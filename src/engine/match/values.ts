import type { KnowledgeBase } from '../compile.ts';
import type { Signs } from './signs.ts';

/**
 * Values that steps may fill in: what the lead's own holes captured, and what kb/values.yaml reads, which is more trustworthy. There
 * the newest place wins; two different values in it, such as two pending requests: not filled, whatever was captured.
 */
export function valuesOf(
  captured: { readonly [name: string]: string },
  signs: Signs,
  kb: KnowledgeBase,
): { readonly [name: string]: string } {
  const values = { ...captured };
  for (const [name, numbers] of Object.entries(kb.valueSigns)) {
    const found = numbers.flatMap((sign) =>
      signs.sightings(sign).flatMap((one) => {
        const value = one.captures[name];
        return value === undefined ? [] : [{ post: one.post, value }];
      }),
    );
    const newest = Math.max(-1, ...found.map((one) => one.post));
    const there = new Set(found.filter((one) => one.post === newest).map((one) => one.value));
    const [only] = there;
    if (there.size > 1) delete values[name];
    else if (only !== undefined) values[name] = only;
  }
  return values;
}
