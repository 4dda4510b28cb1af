import { type Found, RANK } from './found.ts';
import { isPersonal, type Numbering } from './stand-ins.ts';
import { hasDigits, isRandom, isUuid, isWordList } from './strength.ts';

/** Values looked for again, and different lengths among those that begin alike. */
const MAX_VALUES = 1_000;
const MAX_LENGTHS = 32;
/** Characters of a value that are hashed while the text is read once. */
const HEAD = 10;
const BASE = 31;
const OLDEST = Array.from({ length: HEAD }).reduce((power: number) => Math.imul(power, BASE), 1);
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

/** Every place of the strong values among these secrets, also where nothing around gives them away. Linear in the text. */
export function spread(text: string, secrets: readonly Found[]): Found[] {
  const kinds = new Map<string, string>();
  for (const secret of secrets) {
    if (isPersonal(secret.kind) || kinds.size >= MAX_VALUES || !isStrong(secret.value)) continue;
    kinds.set(secret.value, secret.kind);
  }
  if (kinds.size === 0) return [];
  const found: Found[] = [];
  const add = (value: string, at: number): void => {
    found.push({ kind: kinds.get(value)!, rank: RANK.guess, pieces: [[at, at + value.length]], value });
  };
  if (kinds.size <= 4) {
    for (const value of kinds.keys()) {
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) add(value, at);
    }
    return found;
  }
  const lengths = lengthsByHead(kinds.keys());
  const maybe = new Uint8Array(0x10000);
  for (const head of lengths.keys()) maybe[head & 0xffff] = 1;
  let head = 0;
  let free = 0; // what a value covers is not looked at again
  for (let i = 0; i < text.length; i++) {
    head = (Math.imul(head, BASE) + text.charCodeAt(i)) | 0;
    if (i >= HEAD) head = (head - Math.imul(text.charCodeAt(i - HEAD), OLDEST)) | 0;
    const at = i - HEAD + 1;
    if (at < free || maybe[head & 0xffff] === 0) continue;
    for (const length of lengths.get(head) ?? []) {
      const value = text.slice(at, at + length);
      if (!kinds.has(value)) continue;
      add(value, at);
      free = at + length;
      break;
    }
  }
  return found;
}

/** Lengths of the values, longest first, by the rolling hash of how they begin. */
function lengthsByHead(values: Iterable<string>): Map<number, readonly number[]> {
  const lengths = new Map<number, Set<number>>();
  for (const value of values) {
    let head = 0;
    for (let i = 0; i < HEAD; i++) head = (Math.imul(head, BASE) + value.charCodeAt(i)) | 0;
    const known = lengths.get(head) ?? new Set();
    if (known.size < MAX_LENGTHS) lengths.set(head, known.add(value.length));
  }
  return new Map([...lengths].map(([head, all]) => [head, [...all].sort((a, b) => b - a)]));
}

/** Strong tokens that an earlier post of the thread gave away. */
export function knownSecrets(text: string, numbers: Numbering): Found[] {
  const found: Found[] = [];
  const look = (value: string, at: number): boolean => {
    if (!numbers.mayKnow(value) || !isStrong(value)) return false;
    const kind = numbers.knownKind(value);
    if (kind === null || isPersonal(kind)) return false;
    found.push({ kind, rank: RANK.guess, pieces: [[at, at + value.length]], value });
    return true;
  };
  if (numbers.isEmpty()) return found;
  for (const token of text.matchAll(TOKEN)) {
    if (look(token[0], token.index) || !/[/.]/.test(token[0])) continue;
    for (const part of token[0].matchAll(PART)) look(part[0], token.index + part.index);
  }
  return found;
}
