declare const of: unique symbol;
/**
 * A value as JSON text. A snapshot with thousands of texts is read in milliseconds, one with as many objects in a second,
 * and of thousands of entries a post needs a few.
 */
export type Packed<T> = string & { readonly [of]: T };

/** Packed values by number or by name. Plain data. */
export type PackedList<T> = readonly Packed<T>[];
export type PackedMap<T> = ReadonlyMap<string, Packed<T>>;

/** What was unpacked before, by the list or map it came from. */
const unpacked = new WeakMap<object, Map<string | number, unknown>>();

export function pack<T>(value: T): Packed<T> {
  return JSON.stringify(value) as Packed<T>;
}

/** The value of a number or name, always the same object; undefined if there is none. */
export function unpack<T>(list: PackedList<T>, number: number): T | undefined;
export function unpack<T>(map: PackedMap<T>, name: string): T | undefined;
export function unpack<T>(from: PackedList<T> | PackedMap<T>, key: string | number): T | undefined {
  let known = unpacked.get(from);
  if (known === undefined) {
    known = new Map();
    unpacked.set(from, known);
  }
  if (known.has(key)) return known.get(key) as T;
  const text = typeof key === 'number' ? (from as PackedList<T>)[key] : (from as PackedMap<T>).get(key);
  if (text === undefined) return undefined;
  const value = JSON.parse(text) as T;
  known.set(key, value);
  return value;
}
