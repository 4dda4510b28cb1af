declare const of: unique symbol;
/** JSON texts end to end, in Latin letters only, so that V8 keeps one byte a character. */
type Joined<T> = string & { readonly [of]: T };

/**
 * Values by number, as text. A snapshot with 10,000 entries as text is read in milliseconds, with as many objects in half
 * a second, and a post needs few of them. Plain data. `ends`: where each value's text ends, in UTF-16 units.
 */
export type PackedList<T> = { readonly text: Joined<T>; readonly ends: Uint32Array };
/** Values by name. `names`: in ascending order. */
export type PackedMap<T> = { readonly names: readonly string[]; readonly values: PackedList<T> };

/** What was unpacked before, by list: only what somebody asked for. */
const unpacked = new WeakMap<object, Map<number, unknown>>();

/** Packs values, which must survive JSON. */
export function pack<T>(values: readonly T[]): PackedList<T> {
  const texts = values.map(jsonOf);
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, number) => {
    end += text.length;
    ends[number] = end;
  });
  return { text: texts.join('') as Joined<T>, ends };
}

/** Packs values by name. */
export function packNamed<T>(values: ReadonlyMap<string, T>): PackedMap<T> {
  const names = [...values.keys()].sort();
  return { names, values: pack(names.map((name) => values.get(name)!)) };
}

/** The value of a number, the same object each time. Undefined if there is none. */
export function unpack<T>({ text, ends }: PackedList<T>, number: number): T | undefined {
  let known = unpacked.get(ends);
  if (known === undefined) {
    known = new Map();
    unpacked.set(ends, known);
  }
  if (known.has(number)) return known.get(number) as T;
  const end = ends[number];
  if (end === undefined) return undefined;
  const value = JSON.parse(text.slice(number === 0 ? 0 : ends[number - 1], end)) as T;
  known.set(number, value);
  return value;
}

/** The value of a name, the same object each time. Undefined if there is none. */
export function unpackNamed<T>({ names, values }: PackedMap<T>, name: string): T | undefined {
  let from = 0;
  let to = names.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (names[middle]! < name) from = middle + 1;
    else to = middle;
  }
  return names[from] === name ? unpack(values, from) : undefined;
}

/** The list with another value at a number. */
export function repacked<T>({ text, ends }: PackedList<T>, number: number, value: T): PackedList<T> {
  const start = number === 0 ? 0 : ends[number - 1]!;
  const json = jsonOf(value);
  const longer = json.length - (ends[number]! - start);
  const all = `${text.slice(0, start)}${json}${text.slice(ends[number])}`;
  return { text: all as Joined<T>, ends: ends.map((end, at) => (at < number ? end : end + longer)) };
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\xff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
