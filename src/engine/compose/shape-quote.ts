import type { CauseEntry, Json, ObjectShape, Thing } from '../types.ts';
import { at } from './json-path.ts';

/** Values named in one quote. */
const MAX_VALUES = 3;

/** `text` names the values; `keys` are the names under which they stand. */
export type ShapeQuote = { readonly text: string; readonly keys: readonly string[] };

/**
 * What a thing has where a cause's shapes look, as `schedule.at: "2026-04-21T17:38:00Z"`: tells more than the line on which
 * it begins. `null` if no shape of the entry names values that are there.
 */
export function shapeQuote(entry: CauseEntry, thing: Thing): ShapeQuote | null {
  for (const { parts } of [...entry.symptoms, ...entry.confirmedBy]) {
    for (const part of parts) {
      if ((part.key !== 'shows' && part.key !== 'sends') || (part.table !== null && part.table !== thing.table))
        continue;
      const values = leaves(part.shape).map((keys) => ({ keys, value: at(thing.value, keys) }));
      if (values.length > 0 && values.every(({ value }) => value !== undefined)) {
        const shown = values.slice(0, MAX_VALUES).map(({ keys, value }) => `${keys.join('.')}: ${inShort(value!)}`);
        return { text: shown.join(', '), keys: values.map(({ keys }) => keys.at(-1)!) };
      }
    }
  }
  return null;
}

/** Keys of the values that a shape wants to be there. */
function leaves(shape: ObjectShape): readonly (readonly string[])[] {
  return Object.entries(shape.keys).flatMap(([key, inner]) => {
    if (inner.is === 'missing') return [];
    return inner.is === 'object' ? leaves(inner).map((keys) => [key, ...keys]) : [[key]];
  });
}

function inShort(value: Json): string {
  if (value !== null && typeof value === 'object') return Array.isArray(value) ? '[…]' : '{…}';
  return JSON.stringify(value);
}
