import type { KeyName } from './key-names.ts';
import { isPassphrase } from './passphrase.ts';
import { isCode, isPlaceholder } from './placeholder.ts';
import { isOwn } from './spoken-value.ts';
import { hasDigits, isGibberish, isHex, isMixed, isRandom, isUuid, isWordList } from './strength.ts';
import type { KeyedValue } from './value.ts';

/** A key: what its name says, how it is written, and where it begins. */
export type Key = { readonly name: KeyName; readonly identifier: string; readonly text: string; readonly from: number };

const NAMED = /^-{0,2}[A-Za-z_][\w.-]{1,60}=(?!=?$)/;
const VARIABLE = /^[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,8}$/;
const PATH = /^(?:\/\/|agent:|operator\.|https?:\/\/|wss?:\/\/|~\/|\.{1,2}\/|[A-Za-z]:\\)/;

/** Whether the value of a key is a secret. The looser the two are held together, the more it must look like one. */
export function isSecret(keyed: KeyedValue, key: Key): boolean {
  const { value, join, quoted } = keyed;
  const isPassword = key.name.sensitivity === 'password';
  if (value.length < 3 || isPlaceholder(value)) return false;
  if (isCode(value) && !(isPassword && quoted && /^[\w.]{1,80}$/.test(value) && /[A-Z]/.test(value))) return false;
  if (/^pass$/i.test(key.identifier) && (join === 'verb' || join === 'space')) return false; // `pass it to …`
  if ((!quoted || join === 'space') && NAMED.test(value)) return false; // `token -> gateway.auth.token=…`: the next key's
  if (PATH.test(value) || /^A[KS]IA[A-Z0-9]{16}\//.test(value) || isPath(value, isPassword)) return false;
  if (/\s/.test(value))
    return isPassword && quoted && (join !== 'space' || isFlag(key)) && (isMixed(value) || isPassphrase(value));
  return key.name.sensitivity === 'weak' ? isWeakSecret(keyed, key) : HELD[join](keyed, key, isPassword);
}

/** By how key and value are held together: whether the value of a key that names a secret is one. */
const HELD: { readonly [join in KeyedValue['join']]: (keyed: KeyedValue, key: Key, isPassword: boolean) => boolean } = {
  assign: isAssigned,
  colon: isAssigned,
  verb: isSaid,
  cell: isSaid,
  column: ({ value }, _, isPassword) => (isPassword ? isMixed(value) && hasDigits(value, 6) : isGenerated(value, 12)),
  comma: ({ value }) => isRandom(value, 12),
  'next-line': ({ value, quoted }, _, isPassword) => isRandom(value, 16) || (isPassword && quoted && isMixed(value)),
  answer: ({ value }, _, isPassword) =>
    isPassword ? isMixed(value) : hasDigits(value, 8) && (!isWordList(value) || isPhrase(value)),
  space: isBesideKey,
};

function isBesideKey(keyed: KeyedValue, key: Key, isPassword: boolean): boolean {
  const { value, quoted } = keyed;
  if (isFlag(key)) return isFlagValue(keyed, key);
  if (isUuid(value) || isNumberWithUnit(value) || isDigest(value, key)) return false;
  if (quoted) return isPassword ? hasDigits(value, 5) && !isModel(value) : isRandom(value, 12);
  if (!isPassword) return isGenerated(value, 16) || isMade(value) || (hasDigits(value, 8) && isListed(key, keyed));
  return (hasDigits(value, 8) && !isModel(value)) || (keyed.endsLine && isMixed(value) && isAmongSettings(key, keyed));
}

function isSaid({ value, quoted, join }: KeyedValue, { text, from }: Key, isPassword: boolean): boolean {
  if (isNumberWithUnit(value)) return false;
  if (isPassword && quoted && join === 'verb' && isOwn(text, from))
    return /^\p{L}{5,32}$/u.test(value) || isMixed(value);
  return isPassword
    ? isMixed(value) && (hasDigits(value, 5) || isRandom(value))
    : (hasDigits(value, 6) && (!isWordList(value) || isPhrase(value))) || isRandom(value) || isGibberish(value);
}

function isAssigned({ value, join, quoted, endsLine }: KeyedValue, key: Key, isPassword: boolean): boolean {
  if (/^\d{1,12}$/.test(value)) return isPassword ? value.length >= 4 || quoted : quoted && value.length >= 4;
  if (!quoted && join === 'colon') {
    if (isNumberWithUnit(value)) return false;
    if (!endsLine)
      return isPassword
        ? hasDigits(value, 6)
        : (hasDigits(value, 8) && (!isWordList(value) || isPhrase(value))) || isRandom(value) || isGibberish(value);
    if (isPassword && isWords(value, VARIABLE.test(key.identifier) ? 2 : 3)) return isSetting(key);
    if (!isPassword && (isGibberish(value) || (isSetting(key) && isLongName(key) && hasDigits(value, 10)))) return true;
    return (
      !isModel(value) &&
      (isRandom(value) || (isMixed(value) && (isPassword || !isWordList(value) || /\d\D{0,40}\d/.test(value))))
    );
  }
  if (isPassword) return true;
  if (hasDigits(value, 4)) return !isModel(value);
  if (isRandom(value) || isGibberish(value)) return true;
  if (value.length < 6) return false;
  const isName = quoted || /^[A-Z][A-Z0-9_]{4,80}$/.test(key.identifier);
  return (isName && key.name.kind !== 'api-key' && !/[A-Z]/.test(value)) || isMixed(value);
}

function isFlag({ identifier, text, from }: Key): boolean {
  return identifier.startsWith('-') || text[from - 1] === '-';
}

/** A flag's value. One plain word counts only in a command line, as its last word or before another flag. */
function isFlagValue({ value, to }: KeyedValue, { text, from }: Key): boolean {
  if (value.startsWith('-')) return !value.startsWith('--') && isRandom(value, 24);
  if (isMixed(value) || isGibberish(value) || /^\d{4,}$/.test(value)) return true;
  const before = lineBefore(text, from);
  const after = text.slice(to, to + 8);
  return (
    value.length >= 4 &&
    /(?:^|[\s$>])(?:openclaw|curl|docker|node|npx|pnpm|wscat)[ \t]/.test(before) &&
    /^["']?[ \t]{0,4}(?:\n|$|-)/.test(after)
  );
}

/** `key`, `auth`, `code`, `access`: only what looks generated is a secret. */
function isWeakSecret(keyed: KeyedValue, key: Key): boolean {
  const { value, join, quoted } = keyed;
  const { name, identifier } = key;
  if (join === 'space' || join === 'next-line' || join === 'cell') return false;
  if (/otp$/i.test(identifier) && /^\d{6,8}$/.test(value)) return true;
  if (isWordList(value) && name.kind !== 'pairing-code') return false;
  if (isUuid(value)) return /authorization$/i.test(identifier) && join === 'colon';
  if (name.kind === 'pairing-code') return /^[A-HJ-NP-Z2-9]{8}$/.test(value);
  if (name.kind === 'provider-key') return !isHex(value) && isRandom(value, 24) && /[A-Z]/.test(value);
  if (name.kind === 'key' || /hash|state|access$/i.test(identifier)) {
    if (isHex(value)) return identifier === 'key' && join === 'assign' && isRefused(key, keyed);
    if (isNamedDigest(value)) return false;
    return isRandom(value, 24);
  }
  return isRandom(value, join === 'colon' && !quoted ? 20 : 14);
}

/** Whether a hexadecimal value stands in a line on which a service refuses a key; not among keys of a cache. */
function isRefused({ text, from }: Key, { to, value }: KeyedValue): boolean {
  const line = `${lineBefore(text, from)} ${text.slice(to, to + 80).split('\n', 1)[0]!}`;
  return (
    value.length >= 32 &&
    isRandom(value, 32) &&
    /\b(?:forbidden|unauthori[sz]ed|denied|incorrect|invalid|rejected|40[13])\b/i.test(line) &&
    !/\b(?:cached?|hash|digest|etag|object|blob|commit|lock|idempotency|redis|kv|hit|miss|device|public|fingerprint|s3|dedupe?)\b/i.test(
      line,
    )
  );
}

/** Whether a value stands among settings told one after another: `port 18789, bind lan, token …, node 24`. */
function isListed({ text, from }: Key, { to, value }: KeyedValue): boolean {
  if (isModel(value) || /^v?\d/.test(value)) return false;
  return (
    /\b(?:port|bind|host|mode|url|user|node)[ \t]\S{1,40},[ \t](?:and[ \t])?$/i.test(
      text.slice(Math.max(0, from - 60), from),
    ) || /^,[ \t](?:and[ \t])?(?:port|bind|host|mode|url|user|node)[ \t]/i.test(text.slice(to, to + 14))
  );
}

/** What stands on a line before an offset: its last 200 UTF-16 units. */
function lineBefore(text: string, from: number): string {
  return text
    .slice(Math.max(0, from - 200), from)
    .split('\n')
    .at(-1)!;
}

/** Words joined by signs, as people choose for a password: `mond-und-sterne`. */
function isWords(value: string, least: number): boolean {
  return (
    /^[a-z]{3,16}(?:[-_.][a-z]{3,16}){1,6}$/.test(value) &&
    value.split(/[-_.]/).length >= least &&
    !value.split(/[-_.]/).some(isPlaceholder)
  );
}

/** Looks generated, or is long and nobody can pronounce it. */
function isGenerated(value: string, least: number): boolean {
  return isRandom(value, least) || (value.length >= 20 && /\d/.test(value) && isGibberish(value));
}

/** A word and what somebody's generator made: `claw-8itdrka2dt`. */
function isMade(value: string): boolean {
  const made = /^(?:[a-z]{3,12}-){1,3}([a-z0-9]{8,32})$/.exec(value)?.[1] ?? '';
  return !isHex(made) && (made.match(/\d[a-z]|[a-z]\d/g) ?? []).length > 1;
}

/** Words that end in a number, as people choose for a password: `blue-tiger-copper-77`. */
function isPhrase(value: string): boolean {
  return (
    value.length >= 10 && /^[A-Za-z]{3,16}(?:[-_][A-Za-z]{3,16}){1,5}[-_]?\d{2,6}[a-z]?$/.test(value) && !isModel(value)
  );
}

/** Names of models and the like, with a version: `claude-opus-4.6`. */
function isModel(value: string): boolean {
  return (
    isWordList(value) &&
    /^(?:gpt|claude|gemini|llama|mistral|qwen|glm|kimi|deepseek|grok|o\d|text|sonnet|opus|haiku)\b/i.test(value)
  );
}

/** Words and a checksum: `node-cache-Linux-x64-746ae07a…`. */
function isNamedDigest(value: string): boolean {
  const parts = value.split('-');
  return parts.length > 1 && /^[0-9a-f]{32,64}$/.test(parts.at(-1)!) && isWordList(parts.slice(0, -1).join('-'));
}

/** A hexadecimal value in a table whose head speaks of digests. */
function isDigest(value: string, { text, from }: Key): boolean {
  return isHex(value) && /\b(?:DIGEST|CHECKSUM|HASH|SHA\d{0,3})\b/.test(text.slice(Math.max(0, from - 400), from));
}

/** A name of several words, `gateway_token`: in talk there are none. */
function isLongName({ identifier }: Key): boolean {
  return /[A-Za-z]_[A-Za-z]|[a-z][A-Z]/.test(identifier);
}

/** Whether nothing but marks of a list stands before a key on its line, as in YAML. */
function isSetting({ text, from }: Key): boolean {
  return /(?:^|\n)[ \t]{0,40}(?:- )?["']?$/.test(text.slice(Math.max(0, from - 44), from));
}

/** Whether a line of a key, blanks and a value stands among lines that say who signs in where: `user mailer`. */
function isAmongSettings({ text, from }: Key, { to }: KeyedValue): boolean {
  const before = text.slice(Math.max(0, from - 120), from);
  const after = text.slice(to, to + 120);
  const setting =
    /\n[ \t]{0,8}(?:user|username|login|host|account|machine|from|port|auth|tls|account)[ \t]{1,8}[^\s:=]{1,60}[ \t\r]{0,4}(?=\n|$)/i;
  return /(?:^|\n)[ \t]{0,8}$/.test(before) && (setting.test(`\n${before}`) || setting.test(after));
}

function isPath(value: string, isPassword: boolean): boolean {
  if (isPassword && !/^\/|\.\w{1,5}$|\/[\w.-]{0,60}\//.test(value)) return false;
  return (
    /^\/?(?:[\w.@~%-]{1,60}\/){1,12}[\w.@-]{1,60}$/.test(value) &&
    (isWordList(value) || !isRandom(value.replaceAll('/', ''), 24))
  );
}

function isNumberWithUnit(value: string): boolean {
  return /^[~<>≤≥]?[\d.,:/-]{1,20}(?:[a-zA-Z%]{1,4}|\/\w{1,8})?$/.test(value) && !/^\d{6,}$/.test(value);
}
