import type { Json, JsonObject } from '../types.ts';
import { MAX_DEPTH } from './json-value.ts';

/** An object in a document, with its RFC 6901 path. */
export type ObjectPart = { readonly path: string; readonly value: JsonObject };
/** A text in a document that may hold evidence of its own. */
export type TextPart = { readonly path: string; readonly text: string };

/** Objects and texts looked at in one document. */
const MAX_PARTS = 5_000;

/** Every object of a document, outermost first in reading order, and its texts. */
export function partsOf(document: Json): { readonly objects: ObjectPart[]; readonly texts: TextPart[] } {
  const objects: ObjectPart[] = [];
  const texts: TextPart[] = [];
  const left: { value: Json; path: string; depth: number }[] = [{ value: document, path: '', depth: 0 }];
  while (left.length > 0 && objects.length + texts.length < MAX_PARTS) {
    const { value, path, depth } = left.pop()!;
    if (typeof value === 'string') texts.push({ path, text: value });
    if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) continue;
    if (!Array.isArray(value)) objects.push({ path, value: value as JsonObject });
    const members: [string, Json][] = Array.isArray(value)
      ? value.slice(0, MAX_PARTS).map((element: Json, index) => [String(index), element])
      : Object.entries(value);
    for (const [key, member] of members.toReversed()) {
      left.push({ value: member, path: `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, depth: depth + 1 });
    }
  }
  return { objects, texts };
}
