import type { Case, CauseEntry, Json, ObjectShape, Spot } from '../types.ts';
import { at, parts } from './json-path.ts';

/** Values named in one quote. */
const MAX_VALUES = 3;

/**
 * What an object of the case has where a cause's shape looks, as `schedule.at: "2026-04-21T17:38:00Z"`: tells more than the
 * line on which the object begins. `null` if no shape of the entry names anything that is there.
 */
export function shapeQuote(entry: CauseEntry, spot: Spot, known: Case): string | null {
  const document = known.posts[spot.post]?.documents[spot.document];
  const object = document === undefined ? undefined : at(document.value, parts(spot.path));
  if (object === undefined) return null;
  for (const { parts: conditions } of [...entry.symptoms, ...entry.confirmedBy]) {
    for (const condition of conditions) {
      if (condition.key !== 'shows' && condition.key !== 'sends') continue;
      const values = leaves(condition.shape).map((keys) => ({ keys, value: at(object, keys) }));
      if (values.length > 0 && values.every(({ value }) => value !== undefined)) {
        return values
          .slice(0, MAX_VALUES)
          .map(({ keys, value }) => inWords(keys, value!))
          .join(', ');
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

function inWords(keys: readonly string[], value: Json): string {
  const short =
    value !== null && typeof value === 'object' ? (Array.isArray(value) ? '[…]' : '{…}') : JSON.stringify(value);
  return `${keys.join('.')}: ${short}`;
}
