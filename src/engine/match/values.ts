import type { KnowledgeBase } from '../compile.ts';
import type { Signs } from './signs.ts';

/** Values that steps may fill in. The newest place wins; two different values there: not filled. */
export function valuesOf(signs: Signs, kb: KnowledgeBase): { readonly [name: string]: string } {
  const values: { [name: string]: string } = {};
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
    if (there.size === 1 && only !== undefined) values[name] = only;
  }
  return values;
}
