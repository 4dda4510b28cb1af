import { isSecret } from './convincing.ts';
import { cookieSecrets } from './cookies.ts';
import { type Found, RANK } from './found.ts';
import { type KeyName, keyName, PROVIDERS } from './key-names.ts';
import { keyedValue } from './key-value.ts';
import { wholePassphrase } from './passphrase.ts';
import { valueAfterNext, valueBefore } from './spoken-value.ts';
import type { columnReader } from './table-value.ts';
import type { KeyedValue } from './value.ts';

/** Words that begin or make up the name of a secret. Parts of longer names are told apart by `keyName`. */
export const KEY_ANCHORS: readonly string[] = [
  'tok',
  'token',
  'secret',
  'passw',
  'pasword',
  'passowrd',
  'passphrase',
  'passcode',
  'pwd',
  'pw',
  'pass',
  'psk',
  'key',
  'credential',
  'auth',
  'bearer',
  'jwt',
  'cookie',
  'access',
  'refresh',
  'recoveryscope',
  'session',
  'sessid',
  'sid',
  'sig',
  'signature',
  'code',
  'verifier',
  'seed',
  'otp',
  'pat',
  'kennwort',
  'dsn',
  'creds',
  'api',
  ...PROVIDERS,
];

/** What stands before a name that a command gives a value to. */
const SETS =
  /(?:\bset[ \t]{1,3}-[a-zA-Z]{1,4}|\bsetx|\bsetenv|config set|secrets? set|variables? set|env set|vars? set)[ \t]{1,3}["']?$/i;
/** Longest identifier read around an anchor, each way. */
const MAX_NAME = 80;

/** ASCII characters of an identifier (1), those that may part it (2, 3): a dot before a name, a hyphen before a letter or digit. */
const IDENTIFIER = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[\w$]/.test(char) ? 1 : char === '.' ? 2 : char === '-' ? 3 : 0;
});

function partOf(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? IDENTIFIER[code]! : 0;
}

/** The identifier around `[start, end)`, with its dotted path; empty left part where a literal `\n` stands before it. */
export function identifierAround(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  while (from > 0 && start - from < MAX_NAME) {
    const part = partOf(text, from - 1);
    if (part === 0 || (part === 2 && partOf(text, from - 2) % 2 === 0)) break;
    from--;
  }
  if (from < start && text[from - 1] === '\\' && /[nrt]/.test(text[from]!)) from++;
  let to = end;
  while (to < text.length && to - end < MAX_NAME) {
    const part = partOf(text, to);
    if (part === 0 || (part === 2 && !/[A-Za-z]/.test(text[to + 1] ?? ''))) break;
    if (part === 3 && partOf(text, to + 1) !== 1) break;
    to++;
  }
  return [from, to];
}

/** What reading one text has come by: the last unquoted value, how many keys stood inside of it, and the tables. */
export type Run = { end: number; nested: number; readonly cellsBelow: ReturnType<typeof columnReader> };

/** The secrets named by the identifier at `[from, to)`. */
export function keyedSecrets(text: string, from: number, to: number, run: Run): readonly Found[] {
  const identifier = text.slice(from, to);
  const name = namedBy(text, from, identifier);
  if (name === null || text.startsWith('//', from - 2)) return []; // a user of an address: its password is a rule's
  if (text.startsWith('did:', from - 4)) return []; // a public key
  const secrets = secretsOf(text, from, to, name, identifier, run);
  return /cookies?$/i.test(identifier) ? [...secrets, ...cookieSecrets(text, to + 1)] : secrets;
}

const LETTER = /[\p{L}\p{M}]/u;
/** Letters that an ending of a name may have. */
const MAX_ENDING = 4;

/** The secrets named by a phrase at `[from, to)`; in scripts with blanks it may have an ending. */
export function phrasedSecrets(text: string, from: number, to: number, name: KeyName, run: Run): readonly Found[] {
  let end = to;
  if (text.charCodeAt(to - 1) < 0x0e00)
    while (end - to < MAX_ENDING && LETTER.test(text[end] ?? '') && text.charCodeAt(end) < 0x0e00) end++;
  return secretsOf(text, from, end, name, text.slice(from, end), run);
}

/** Words that say more of what a secret is for. */
const OWNERS = new Set('gateway device bootstrap hooks node bot session remote private signing setup'.split(' '));
const WORD_BEFORE = /[A-Za-z]{2,20}[ \t]$/;

/** What a name says; one of a single word together with the word before it: `API key`, `Public key`, `Gateway token`. */
function namedBy(text: string, from: number, identifier: string): KeyName | null {
  const alone = keyName(identifier);
  if (alone === null || !/^[A-Za-z]{3,12}$/.test(identifier)) return alone;
  if (text[from - 1] !== ' ' && text[from - 1] !== '\t') return alone;
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, from - 21), from))?.[0];
  if (before === undefined || (alone.sensitivity !== 'weak' && !OWNERS.has(before.trim().toLowerCase()))) return alone;
  return keyName(before + identifier);
}

function secretsOf(text: string, from: number, to: number, name: KeyName, identifier: string, run: Run): Found[] {
  const found: Found[] = [];
  const add = ({ from, to, value }: KeyedValue): void => {
    found.push({ kind: kindOf(name.kind, value), rank: RANK.key, from, to, value });
  };
  const convinces = (keyed: KeyedValue): boolean => isSecret(keyed, { name, identifier, text, from });
  const read = keyedValue(text, from, to);
  if (read !== null) {
    const keyed = name.sensitivity === 'password' ? wholePassphrase(text, read, from) : read;
    if (!keyed.quoted) run.end = Math.max(run.end, keyed.to);
    if (convinces(keyed) || (isSet(keyed, text, from) && convinces({ ...keyed, join: 'assign' }))) {
      add(keyed);
      const next = valueAfterNext(text, keyed);
      if (next !== null && convinces(next)) add(next);
      return found;
    }
  }
  if (name.sensitivity === 'weak') return found;
  const said = valueBefore(text, from, to);
  if (said !== null && convinces(said)) add(said);
  for (const cell of run.cellsBelow(from, to)) if (convinces(cell)) add(cell);
  return found;
}

/** Whether a command gives the value to the name: `setx TOKEN …`. */
function isSet({ join, value }: KeyedValue, text: string, from: number): boolean {
  return join === 'space' && value.length > 2 && SETS.test(text.slice(Math.max(0, from - 24), from));
}

/** 48 hexadecimal digits are what OpenClaw generates for a gateway, whatever the key is called. */
function kindOf(kind: string, value: string): string {
  if ((kind === 'token' || kind === 'api-key' || kind === 'auth-code') && /^[0-9a-f]{48}$/.test(value))
    return 'gateway-token';
  return kind;
}
