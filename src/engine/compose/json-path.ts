import type { Json } from '../types.ts';

/** Depth up to which values are printed; real requests and configurations stay below ten. */
const MAX_DEPTH = 60;

/** The keys of an RFC 6901 path, outermost first. */
export function parts(path: string): readonly string[] {
  return path === ''
    ? []
    : path
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The RFC 6901 path of these keys. */
export function pathOf(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at these keys, or undefined if there is none. */
export function at(value: Json, keys: readonly string[]): Json | undefined {
  let inner: Json | undefined = value;
  for (const key of keys) {
    if (inner === null || typeof inner !== 'object' || !Object.hasOwn(inner, key)) return undefined;
    inner = (inner as { readonly [key: string]: Json })[key];
  }
  return inner;
}

/** Whether a value is shallow enough to be printed and its texts and keys are not longer than `length` in all. Stops early. */
export function fitsIn(value: Json, length: number): boolean {
  let left = length;
  const open: { readonly value: Json; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    left -= typeof next.value === 'string' ? next.value.length + 2 : 2;
    if (left < 0 || next.depth > MAX_DEPTH) return false;
    if (next.value === null || typeof next.value !== 'object') continue;
    for (const [key, inner] of Object.entries(next.value)) {
      left -= Array.isArray(next.value) ? 0 : key.length;
      if (left < 0) return false;
      open.push({ value: inner, depth: next.depth + 1 });
    }
  }
  return true;
}
