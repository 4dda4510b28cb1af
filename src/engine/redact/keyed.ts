import { type Found, RANK } from './found.ts';
import { type KeyName, keyName, PROVIDERS } from './key-names.ts';
import { type KeyedValue, keyedValue } from './key-value.ts';
import { isCode, isPlaceholder } from './placeholder.ts';
import { hasDigits, isHex, isMixed, isRandom, isUuid, isWordList } from './strength.ts';

/** Words that begin or make up the name of a secret. Parts of longer names are told apart by `keyName`. */
export const KEY_ANCHORS: readonly string[] = [
  'token',
  'secret',
  'passw',
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

/** Names that identifiers do not show: several words, other languages. */
export const PHRASES: { readonly [phrase: string]: KeyName } = {
  ...phrases(
    'password',
    'password',
    'contraseña|contrasenya|clave|senha|palavra-passe|mot de passe|mdp|passwort|kennwort|losung|parola|пароль|пароля|密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|şifre|hasło|wachtwoord|lösenord|salasana|heslo|كلمة المرور|पासवर्ड|mật khẩu',
  ),
  ...phrases(
    'token',
    'token',
    'jeton|令牌|トークン|토큰|токен|ключ доступа|access token|gateway token|device token|bot token|auth token',
  ),
  ...phrases(
    'token',
    'api-key',
    'api key|api-schlüssel|clé api|clave api|chave api|api ключ|apiキー|密钥|金鑰|api 키|secret key|access key|private key|auth key|license key|signing key|encryption key',
  ),
  ...phrases('token', 'secret', 'signing secret|client secret|app secret|секрет|秘密鍵'),
  ...phrases('token', 'setup-code', 'setup code|bootstrap code'),
  ...phrases('weak', 'pairing-code', 'pairing code'),
};

function phrases(sensitivity: KeyName['sensitivity'], kind: string, list: string): { [phrase: string]: KeyName } {
  return Object.fromEntries(list.split('|').map((phrase) => [phrase, { sensitivity, kind }]));
}

const IDENTIFIER = /[\w$-]/;
/** What stands before a name that a command gives a value to. */
const SETS =
  /(?:\bset[ \t]{1,3}-[a-zA-Z]{1,4}|\bsetx|\bsetenv|config set|secrets? set|variables? set|env set|vars? set)[ \t]{1,3}["']?$/i;
const NAMED = /^-{0,2}[A-Za-z][\w.-]{1,60}=(?!=?$)/;
/** Says that what follows is the writer's own. */
const OWN = /\b(?:my|our|mein|unser|mi|meu|minha|mon|ma|il mio|мой|наш)[ \t]{1,4}(?:[a-z]{1,12}[ \t]{1,4})?$/i;
const VARIABLE = /^[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,8}$/;
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

/** The last unquoted value that was read: where it ends, and how many keys stood inside of it. */
export type Run = { end: number; nested: number };

/** A secret named by the identifier at `[from, to)`, or null. */
export function keyedSecret(text: string, from: number, to: number, run: Run): Found | null {
  const identifier = text.slice(from, to);
  const name = keyName(identifier);
  return name === null ? null : secretAfter(text, from, to, name, identifier, run);
}

/** A secret named by a phrase that ends at `to`, or null. */
export function phrasedSecret(text: string, from: number, to: number, name: KeyName, run: Run): Found | null {
  return secretAfter(text, from, to, name, text.slice(from, to), run);
}

function secretAfter(
  text: string,
  from: number,
  to: number,
  name: KeyName,
  identifier: string,
  run: Run,
): Found | null {
  const keyed = keyedValue(text, from, to, text[from - 1] === '<');
  if (keyed === null) return null;
  if (!keyed.quoted) run.end = Math.max(run.end, keyed.pieces[0]![1]);
  const isFlag = identifier.startsWith('-') || text[from - 1] === '-';
  const join = keyed.join === 'space' && SETS.test(text.slice(Math.max(0, from - 24), from)) ? 'assign' : keyed.join;
  if (!holds({ ...keyed, join }, name, identifier, isFlag, text, from)) return null;
  return { kind: kindOf(name.kind, keyed.value), rank: RANK.key, pieces: keyed.pieces, value: keyed.value };
}

/** 48 hexadecimal digits are what OpenClaw generates for a gateway, whatever the key is called. */
function kindOf(kind: string, value: string): string {
  if ((kind === 'token' || kind === 'api-key' || kind === 'auth-code') && /^[0-9a-f]{48}$/.test(value))
    return 'gateway-token';
  return kind;
}

/** Whether the value of a key with this name is a secret. */
function holds(
  keyed: KeyedValue,
  name: KeyName,
  identifier: string,
  isFlag: boolean,
  text: string,
  from: number,
): boolean {
  const { value, join, quoted } = keyed;
  if (value.length < 3 || isPlaceholder(value) || isCode(value)) return false;
  if ((!quoted || join === 'space') && NAMED.test(value)) return false; // `token -> gateway.auth.token=…`: the next key's
  if (/^(?:\/\/|agent:|operator\.|https?:\/\/|wss?:\/\/|~\/|\.{1,2}\/|[A-Za-z]:\\)/.test(value) || isPath(value))
    return false;
  const isPassword = name.sensitivity === 'password';
  if (/\s/.test(value)) return isPassword && quoted && (join !== 'space' || isFlag) && isMixed(value);
  if (name.sensitivity === 'weak') return isWeakSecret(keyed, name, identifier);
  switch (join) {
    case 'space':
      if (isFlag) return isFlagValue(keyed, text, from);
      if (isUuid(value) || isNumberWithUnit(value) || /^pass$/i.test(identifier)) return false;
      if (quoted) return isPassword ? hasDigits(value, 5) && !isModel(value) : isRandom(value, 12);
      return isPassword ? hasDigits(value, 8) && !isModel(value) : isRandom(value, 16);
    case 'next-line':
      return isRandom(value, 16);
    case 'comma':
      return isRandom(value, 12);
    case 'verb':
    case 'cell':
      if (isNumberWithUnit(value)) return false;
      if (isPassword && quoted && join === 'verb' && OWN.test(text.slice(Math.max(0, from - 24), from)))
        return /^\p{L}{5,32}$/u.test(value) || isMixed(value);
      return isPassword
        ? isMixed(value) && hasDigits(value, 5)
        : hasDigits(value, 6) && (!isWordList(value) || isPhrase(value));
    case 'colon':
    case 'assign': {
      if (/^\d{1,12}$/.test(value)) return isPassword ? value.length >= 4 || quoted : quoted && value.length >= 4;
      if (!quoted && join === 'colon') {
        if (isNumberWithUnit(value)) return false;
        if (isPassword && keyed.endsLine && isWords(value, VARIABLE.test(identifier) ? 2 : 3))
          return isSetting(text, from);
        return keyed.endsLine
          ? isMixed(value) && (isPassword || !isWordList(value) || /\d\D{0,40}\d/.test(value)) && !isModel(value)
          : isPassword
            ? hasDigits(value, 6)
            : hasDigits(value, 8) && (!isWordList(value) || isPhrase(value));
      }
      if (isPassword) return true;
      if (hasDigits(value, 4)) return !isModel(value);
      return (
        isRandom(value) ||
        ((quoted || /^[A-Z][A-Z0-9_]{4,80}$/.test(identifier)) &&
          value.length >= 6 &&
          name.kind !== 'api-key' &&
          !/[A-Z]/.test(value)) ||
        (isMixed(value) && value.length >= 6)
      );
    }
  }
}

/** A flag's value. One plain word counts only in a command line, as its last word or before another flag. */
function isFlagValue(keyed: KeyedValue, text: string, from: number): boolean {
  const { value } = keyed;
  if (value.startsWith('-')) return false;
  if (isMixed(value) || /^\d{4,}$/.test(value)) return true;
  const before = text
    .slice(Math.max(0, from - 200), from)
    .split('\n')
    .at(-1)!;
  const after = text.slice(keyed.pieces.at(-1)![1], keyed.pieces.at(-1)![1] + 8);
  return (
    value.length >= 4 &&
    /(?:^|[\s$>])(?:openclaw|curl|docker|node|npx|pnpm|wscat)[ \t]/.test(before) &&
    /^["']?[ \t]{0,4}(?:\n|$|-)/.test(after)
  );
}

/** Words joined by signs, as people choose for a password: `mond-und-sterne`. */
function isWords(value: string, least: number): boolean {
  return (
    /^[a-z]{3,16}(?:[-_.][a-z]{3,16}){1,6}$/.test(value) &&
    value.split(/[-_.]/).length >= least &&
    !value.split(/[-_.]/).some(isPlaceholder)
  );
}

/** Whether nothing but marks of a list stands before a key on its line, as in YAML. */
function isSetting(text: string, from: number): boolean {
  return /(?:^|\n)[ \t]{0,40}(?:- )?["']?$/.test(text.slice(Math.max(0, from - 44), from));
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

/** `key`, `auth`, `code`, `access`: only what looks generated is a secret. */
function isWeakSecret(keyed: KeyedValue, name: KeyName, identifier: string): boolean {
  const { value, join } = keyed;
  if (join === 'space' || join === 'next-line' || join === 'cell') return false;
  if (/otp$/i.test(identifier) && /^\d{6,8}$/.test(value)) return true;
  if (isWordList(value) && name.kind !== 'pairing-code') return false;
  if (isUuid(value)) return false;
  if (name.kind === 'pairing-code') return /^[A-HJ-NP-Z2-9]{8}$/.test(value);
  if (name.kind === 'provider-key') return !isHex(value) && isRandom(value, 24) && /[A-Z]/.test(value);
  if (name.kind === 'key' || /hash|state|access$/i.test(identifier)) {
    if (isHex(value)) return false;
    return isRandom(value, 24);
  }
  return isRandom(value, join === 'colon' && !keyed.quoted ? 20 : 14);
}

function isPath(value: string): boolean {
  return (
    /^\/?(?:[\w.@~%-]{1,60}\/){1,12}[\w.@-]{1,60}$/.test(value) &&
    (isWordList(value) || !isRandom(value.replaceAll('/', ''), 24))
  );
}

function isNumberWithUnit(value: string): boolean {
  return /^[~<>≤≥]?[\d.,:/-]{1,20}(?:[a-zA-Z%]{1,4}|\/\w{1,8})?$/.test(value) && !/^\d{6,}$/.test(value);
}
