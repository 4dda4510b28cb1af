/** How sure a key's name makes it that its value is a secret. */
type Sensitivity = 'password' | 'token' | 'weak';

export type KeyName = { readonly sensitivity: Sensitivity; readonly kind: string };

const PASSWORD = new Set(
  'password passwords pasword passowrd passwd passwort kennwort pwd pass passphrase passcode pw userpass psk storepass keypass'.split(
    ' ',
  ),
);
const TOKEN = new Set(
  'token tok secret apikey authtoken authkey bearer jwt pat credential accesstoken clientsecret privatekey secretkey accesskey appsecret'.split(
    ' ',
  ),
);
/** Providers whose name alone, as a key, may hold theirs: `MISTRAL: …`. Those with a telling prefix need none. */
export const PROVIDERS: readonly string[] =
  'mistral cohere deepgram azure minimax deepseek moonshot elevenlabs twilio datadog wecom feishu'.split(' ');
const WEAK = new Set(
  'key auth authorization access refresh session sid sessid sig signature code verifier seed mnemonic otp totp hash cookie connect sas dsn state sessionid jsessionid phpsessid'.split(
    ' ',
  ),
);
/** `key` is a secret only beside one of these. */
const KEY_OF = new Set(
  (
    'api access secret private auth signing encryption enc crypto master account shared storage subscription service license app application ' +
    'client ssh gpg pgp wg preshared webhook bot admin root hmac jwt aws azure gcp google openai anthropic gemini claude mistral groq deepseek ' +
    'openrouter xai perplexity cohere together fireworks nvidia brave tavily exa firecrawl elevenlabs deepgram stripe sendgrid datadog discord ' +
    'telegram slack linear notion github gitlab supabase moonshot kimi minimax zai glm qwen dashscope venice hf huggingface replicate voyage ' +
    'cerebras serper serpapi jina cartesia custom model provider gateway openclaw project deploy live adv noise identity unseal recovery'
  ).split(' '),
);
/** A name that ends in one of these says something about a secret, and does not hold it. */
const ABOUT = new Set(
  (
    'id ids count counts type types mode file files path paths dir name names url uri endpoint source sources expires expiry expiration expired ttl ' +
    'limit limits max min length len size env var ref refs provider providers profile profiles scope scopes policy required enabled disabled status ' +
    'prefix usage used total budget format ms at days hours version algorithm alg method header field fields label title hint help description ' +
    'manager store rotation rotated updated created less word board boards storage-type helper error errors mismatch missing invalid present set ' +
    'configured valid config configs resolver plan owner index per rate window estimate estimated strategy kind prompt reset input link page form ' +
    'command cmd interval timeout retries retry hash-algorithm fingerprint thumbprint issuer audience subject group role roles'
  ).split(' '),
);
/** A name that holds one of these anywhere is no secret. */
const NEVER = new Set(
  (
    'public pub publickey input output prompt completion cached reasoning context max min num total tokenizer tokenize keyboard keyword monkey ' +
    'primary foreign sort partition cache idempotency dedupe i18n sessionkey runsessionkey passthrough bypass compass passive passed passing passes ' +
    'secretary keyid insecure allow disable skip has is missing show hide use tokenized tokens'
  ).split(' '),
);
/** Says nothing by itself: the word before it decides. */
const NEUTRAL = new Set(
  'value raw plain plaintext b64 base64 pem data string text current new old dev prod test backup default base'.split(
    ' ',
  ),
);
const COMPOUND =
  /^([a-z]{1,20})(token|secret|password|passwd|passphrase|apikey|authkey|privatekey|secretkey|accesskey|credential|pass|pwd)$/;

/** Lower-case words of an identifier: `gateway.authToken_2` → gateway, auth, token. At most 80 characters are read. */
export function wordsOf(identifier: string): readonly string[] {
  return (identifier.slice(-80).match(/[A-Z]{1,40}(?![a-z])|[A-Z]?[a-z]{1,40}/g) ?? []).map((word) =>
    word.toLowerCase(),
  );
}

/** What a key's name says about its value; null where it is no secret (`maxTokens`, `tokenFile`, `publicKey`, `sessionKey`). */
export function keyName(identifier: string): KeyName | null {
  let name = NAMES.get(identifier);
  if (name === undefined) {
    if (NAMES.size >= 4_096) NAMES.clear();
    name = judged(identifier);
    NAMES.set(` ${identifier}`.slice(1), name); // a copy: a slice would keep the whole text it was cut from
  }
  return name;
}

/** Names judged lately: logs repeat theirs on every line. */
const NAMES = new Map<string, KeyName | null>();

function judged(identifier: string): KeyName | null {
  let words = wordsOf(identifier).flatMap((word) => {
    const parts = NEVER.has(word) || PASSWORD.has(word) || TOKEN.has(word) ? null : COMPOUND.exec(word);
    return parts === null ? [word] : [parts[1]!, parts[2]!];
  });
  while (words.length > 1 && NEUTRAL.has(words.at(-1)!)) words = words.slice(0, -1);
  const last = words.at(-1);
  if (/recoveryscope$/i.test(identifier)) return { sensitivity: 'token', kind: 'recovery-scope' };
  if (last === undefined || ABOUT.has(last)) return null;
  const lastSegment = wordsOf(identifier.slice(identifier.lastIndexOf('.') + 1));
  if (lastSegment.some((word) => NEVER.has(word))) return null;
  const before = words.at(-2) ?? '';
  if (last === 'key') {
    if (before === 'session' || before === 'socket') return null;
    const upper = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]{1,40}){1,8}$/.test(identifier);
    if (upper || words.slice(0, -1).some((word) => KEY_OF.has(word))) {
      return { sensitivity: 'token', kind: before === 'private' || before === 'signing' ? `${before}-key` : 'api-key' };
    }
    return { sensitivity: 'weak', kind: 'key' };
  }
  if (last === 'code') {
    if (['setup', 'pairing', 'bootstrap', 'backup', 'recovery', 'verification', 'join'].includes(before)) {
      return {
        sensitivity: before === 'setup' || before === 'bootstrap' || before === 'join' ? 'token' : 'weak',
        kind: `${before}-code`,
      };
    }
    return { sensitivity: 'weak', kind: 'auth-code' };
  }
  if (PASSWORD.has(last))
    return { sensitivity: 'password', kind: words.includes('gateway') ? 'gateway-password' : 'password' };
  if (TOKEN.has(last)) return { sensitivity: 'token', kind: tokenKind(words, last) };
  if (last === 'api' || last === 'creds' || PROVIDERS.includes(last))
    return { sensitivity: 'weak', kind: 'provider-key' };
  if (last === 'sid' && ACCOUNT.has(before)) return null;
  if (WEAK.has(last)) return { sensitivity: 'weak', kind: WEAK_KIND[last] ?? 'token' };
  return null;
}

/** Whose SID is an id, as Twilio calls them. */
const ACCOUNT = new Set('account call message service conference verify workspace task'.split(' '));

const WEAK_KIND: { readonly [word: string]: string } = {
  sid: 'session-cookie',
  sessid: 'session-cookie',
  sessionid: 'session-cookie',
  jsessionid: 'session-cookie',
  phpsessid: 'session-cookie',
  connect: 'session-cookie',
  session: 'session-cookie',
  cookie: 'session-cookie',
  sig: 'signature',
  signature: 'signature',
  seed: 'seed',
  totp: 'seed',
  mnemonic: 'seed',
  hash: 'password-hash',
  verifier: 'auth-code',
  state: 'auth-code',
};

function tokenKind(words: readonly string[], last: string): string {
  if (last === 'privatekey') return 'private-key';
  if (/key$/.test(last)) return 'api-key';
  if (last === 'secret' || last === 'clientsecret' || last === 'appsecret') return 'secret';
  for (const owner of ['gateway', 'device', 'bootstrap', 'hooks', 'node', 'bot', 'session'] as const) {
    if (words.includes(owner)) return `${owner}-token`;
  }
  return words.includes('remote') || words.includes('auth') ? 'gateway-token' : 'token';
}
