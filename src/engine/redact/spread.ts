import { type Found, RANK } from './found.ts';
import { isPersonal, type Numbering } from './stand-ins.ts';
import { hasDigits, isRandom, isUuid, isWordList } from './strength.ts';

/** Values looked for again, and different places and lengths among those that share a part. */
const MAX_VALUES = 1_000;
const MAX_PLACES = 64;
/** The text is read in steps; a part that is as long as this stands whole at one of them in every value of ten characters. */
const STRIDE = 5;
const PART_LENGTH = 6;
const TOKEN = /[\w~+/.-]{10,512}/g;
const PART = /[\w~+-]{10,512}/g;

/** Whether a value is so special that wherever it stands, it is the secret: never a word, a name, an id. */
function isStrong(value: string): boolean {
  return (
    value.length >= 10 &&
    value.length <= 4_000 &&
    !/\s/.test(value) &&
    !isUuid(value) &&
    (isRandom(value, 10) || (hasDigits(value, 10) && (!isWordList(value) || /[!#$%^&*?+]/.test(value))))
  );
}

/** Finds every place of the strong values among these secrets, also where nothing around gives them away. Linear in the text. */
export function spreader(secrets: readonly Found[]): (text: string) => Found[] {
  const kinds = new Map<string, string>();
  for (const secret of secrets) {
    if (kinds.size >= MAX_VALUES) break;
    if (!isPersonal(secret.kind) && isStrong(secret.value)) kinds.set(secret.value, secret.kind);
  }
  const places = kinds.size <= FEW ? placesOfFew(kinds) : placesOfMany(kinds);
  return (text) =>
    places(text).map(([value, from]) => {
      return { kind: kinds.get(value)!, rank: RANK.guess, from, to: from + value.length, value };
    });
}

/** Up to so many values are looked for one by one. */
const FEW = 4;
type Places = (text: string) => [value: string, from: number][];
type Values = ReadonlyMap<string, string>;

function placesOfFew(values: Values): Places {
  return (text) => {
    const found: [string, number][] = [];
    for (const value of values.keys())
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) found.push([value, at]);
    return found;
  };
}

function placesOfMany(values: Values): Places {
  const parts = partsByHash(values.keys());
  const maybe = new Uint8Array(0x10000);
  for (const hash of parts.keys()) maybe[hash & 0xffff] = 1;
  return (text) => {
    const found: [string, number][] = [];
    let free = 0; // what a value covers is not looked at again
    for (let i = 0; i + PART_LENGTH <= text.length; i += STRIDE) {
      const hash = hashAt(text, i);
      if (maybe[hash & 0xffff] === 0) continue;
      for (const [offset, length] of parts.get(hash) ?? []) {
        const at = i - offset;
        const value = text.slice(at, at + length);
        if (at < free || !values.has(value)) continue;
        found.push([value, at]);
        free = at + length;
        break;
      }
    }
    return found;
  };
}

/** Where in values a part stands, and how long these are, longest first; by the part's hash. */
function partsByHash(values: Iterable<string>): Map<number, readonly Place[]> {
  const places = new Map<number, Map<string, Place>>();
  for (const value of values) {
    for (let offset = 0; offset < STRIDE; offset++) {
      const hash = hashAt(value, offset);
      const known = places.get(hash) ?? new Map<string, Place>();
      places.set(hash, known);
      if (known.size < MAX_PLACES) known.set(`${offset} ${value.length}`, [offset, value.length]);
    }
  }
  return new Map([...places].map(([hash, all]) => [hash, [...all.values()].sort((a, b) => b[1] - a[1])]));
}

type Place = readonly [offset: number, length: number];

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + PART_LENGTH; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Strong tokens that an earlier post of the thread gave away. */
export function knownSecrets(text: string, numbers: Numbering): Found[] {
  const found: Found[] = [];
  const look = (value: string, at: number): boolean => {
    if (!numbers.mayKnow(value) || !isStrong(value)) return false;
    const kind = numbers.knownKind(value);
    if (kind === null || isPersonal(kind)) return false;
    found.push({ kind, rank: RANK.guess, from: at, to: at + value.length, value });
    return true;
  };
  if (numbers.isEmpty()) return found;
  for (const token of text.matchAll(TOKEN)) {
    if (look(token[0], token.index) || !/[/.]/.test(token[0])) continue;
    for (const part of token[0].matchAll(PART)) look(part[0], token.index + part.index);
  }
  return found;
}
