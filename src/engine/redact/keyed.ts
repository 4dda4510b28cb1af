import { isSecret } from './convincing.ts';
import { type Found, RANK } from './found.ts';
import { type KeyName, keyName, PROVIDERS } from './key-names.ts';
import { keyedValue } from './key-value.ts';
import { valueAfterNext, valueBefore } from './spoken-value.ts';
import { cellsBelow, type Table } from './table-value.ts';
import type { KeyedValue } from './value.ts';

/** Words that begin or make up the name of a secret. Parts of longer names are told apart by `keyName`. */
export const KEY_ANCHORS: readonly string[] = [
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

const IDENTIFIER = /[\w$-]/;
/** What stands before a name that a command gives a value to. */
const SETS =
  /(?:\bset[ \t]{1,3}-[a-zA-Z]{1,4}|\bsetx|\bsetenv|config set|secrets? set|variables? set|env set|vars? set)[ \t]{1,3}["']?$/i;
/** Longest identifier read around an anchor, each way. */
const MAX_NAME = 80;

/** The identifier around `[start, end)`, with its dotted path; empty left part where a literal `\n` stands before it. */
export function identifierAround(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  while (from > 0 && start - from < MAX_NAME) {
    const char = text[from - 1]!;
    if (!IDENTIFIER.test(char) && !(char === '.' && IDENTIFIER.test(text[from - 2] ?? ''))) break;
    from--;
  }
  if (/[nrt]/.test(text[from] ?? '') && text[from - 1] === '\\' && from < start) from++;
  let to = end;
  while (to < text.length && to - end < MAX_NAME) {
    const char = text[to]!;
    if (!IDENTIFIER.test(char) && !(char === '.' && /[A-Za-z]/.test(text[to + 1] ?? ''))) break;
    if (char === '-' && (text[to + 1] === '>' || !/\w/.test(text[to + 1] ?? ''))) break;
    to++;
  }
  return [from, to];
}

/** What reading one text has come by: the last unquoted value, how many keys stood inside of it, and the last table. */
export type Run = { end: number; nested: number; readonly table: Table };

/** The secrets named by the identifier at `[from, to)`. */
export function keyedSecrets(text: string, from: number, to: number, run: Run): readonly Found[] {
  const identifier = text.slice(from, to);
  const name = namedBy(text, from, identifier);
  if (name === null || text.startsWith('//', from - 2)) return []; // a user of an address: its password is a rule's
  if (text.startsWith('did:', from - 4)) return []; // a public key
  return secretsOf(text, from, to, name, identifier, run);
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

const WORD_BEFORE = /[A-Za-z]{2,20}[ \t]$/;

/** What a name says; one of a single word together with the word before it: `API key`, `Public key`, `Gateway token`. */
function namedBy(text: string, from: number, identifier: string): KeyName | null {
  const alone = keyName(identifier);
  if (alone === null || !/^[A-Za-z]{3,12}$/.test(identifier)) return alone;
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, from - 21), from))?.[0];
  if (before === undefined) return alone;
  const both = keyName(before + identifier);
  return alone.sensitivity === 'weak' ? both : (both ?? alone);
}

function secretsOf(text: string, from: number, to: number, name: KeyName, identifier: string, run: Run): Found[] {
  const found: Found[] = [];
  const add = ({ from, to, value }: KeyedValue): void => {
    found.push({ kind: kindOf(name.kind, value), rank: RANK.key, from, to, value });
  };
  const convinces = (keyed: KeyedValue): boolean => isSecret(keyed, { name, identifier, text, from });
  const keyed = keyedValue(text, from, to);
  if (keyed !== null) {
    if (!keyed.quoted) run.end = Math.max(run.end, keyed.to);
    const isSet = keyed.join === 'space' && SETS.test(text.slice(Math.max(0, from - 24), from));
    if (convinces(isSet ? { ...keyed, join: 'assign' } : keyed)) {
      add(keyed);
      const next = valueAfterNext(text, keyed);
      if (next !== null && convinces(next)) add(next);
      return found;
    }
  }
  if (name.sensitivity === 'weak') return found;
  const said = valueBefore(text, from, to);
  if (said !== null && convinces(said)) add(said);
  for (const cell of cellsBelow(text, from, to, run.table)) if (convinces(cell)) add(cell);
  return found;
}

/** 48 hexadecimal digits are what OpenClaw generates for a gateway, whatever the key is called. */
function kindOf(kind: string, value: string): string {
  if ((kind === 'token' || kind === 'api-key' || kind === 'auth-code') && /^[0-9a-f]{48}$/.test(value))
    return 'gateway-token';
  return kind;
}
