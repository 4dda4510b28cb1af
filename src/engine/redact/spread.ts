import { automaton, scan } from './automaton.ts';
import { type Found, RANK } from './found.ts';
import { isPersonal, type Numbering } from './stand-ins.ts';
import { hasDigits, isRandom, isUuid, isWordList } from './strength.ts';

/** Values looked for again, and characters of each that the scan compares; the rest is compared at its hits. */
const MAX_VALUES = 1_000;
const MAX_LITERAL = 48;
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
  const values = [...kinds.keys()];
  if (values.length <= 4) {
    for (const value of values) {
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) add(value, at);
    }
    return found;
  }
  const literals = values.map((value) => value.slice(0, MAX_LITERAL));
  if (new Set(literals.join('')).size > 200) return [];
  scan(automaton(literals), text, (index, end) => {
    const at = end - literals[index]!.length;
    if (text.startsWith(values[index]!, at)) add(values[index]!, at);
  });
  return found;
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
