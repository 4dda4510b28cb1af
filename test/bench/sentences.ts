import type { Random } from '../eval/generate/random.ts';

const SUBJECTS =
  'gateway|cron|heartbeat|browser service|plugin loader|session store|agent runtime|device registry|model catalog|auth profile|media pipeline|memory index|node host|exec sandbox|webhook server|canvas host|skill registry|update channel|secret store|tunnel manager|voice bridge|approval queue|lane scheduler|transcript writer|backup task|router|presence feed|wizard|config watcher|log shipper'.split(
    '|',
  );
const OBJECTS =
  'delivery target|payload schema|session key|access token|refresh token|pairing request|scope bundle|socket handshake|worker thread|state database|lock file|profile directory|media attachment|voice stream|model fallback|tool catalog|config patch|origin header|proxy header|certificate chain|bootstrap code|recipient list|thread binding|reaction event|typing indicator|embedding batch|compaction summary|context window|system prompt|image cache|plugin manifest|install record|service unit|environment file|port binding|hostname lookup|redirect target|account alias|group policy|mention filter|allow list|retry budget|rate window|usage counter|archive folder|snapshot file|migration step|schedule entry|wake event|trigger script'.split(
    '|',
  );
const VERBS =
  'resolve|open|parse|validate|deliver|restore|migrate|acquire|refresh|rotate|approve|register|unload|hydrate|decode|verify|publish|schedule|cancel|attach|detach|serialize|index|compact|download|upload|mount|bind|probe|spawn'.split(
    '|',
  );
const REASONS =
  'permission denied by policy|no previous channel is known|unexpected end of input|checksum does not match|another process holds it|the account is not configured|the remote peer closed early|value is out of range|required property is absent|the schema has changed|the key was revoked|clock skew is too large|the queue is full|no such entry exists|the response was empty|the format is not supported|the limit was reached|the plugin is disabled|the host is unreachable|the name is ambiguous|the file is truncated|the operation was aborted|the version is too old|the signature is invalid|the target is read only|the session was replaced|a restart is required|the provider rejected it|quota is used up|the path leaves the workspace'.split(
    '|',
  );
const HINTS =
  'run the doctor|check the account settings|restart the service|update both sides|sign in again|set it explicitly|remove the stale entry|choose another port|approve it first|raise the limit|see the run history|wait and retry'.split(
    '|',
  );
const FIELDS =
  'agentId|sessionTarget|deliveryMode|channelId|threadId|accountId|wakeMode|timeoutSeconds|modelRef|thinkingLevel|bindHost|allowedOrigins|authMode|scopeSet|pluginId|providerId|maxTokens|cronExpr|timeZone|retryCount|mediaType|profileName|nodeId|hookPath'.split(
    '|',
  );

const SYLLABLES = 'za|lo|mer|tix|van|dor|pel|qui|ras|ton|gem|bri|sol|fen|kas|ul|wim|ro|dex|ny'.split('|');

/** Names as plugins, channels and models have them: most are seldom, a few are frequent. */
const NAMES = Array.from({ length: 3000 }, (_, at) => {
  const parts = [at % 20, Math.floor(at / 20) % 20, Math.floor(at / 400) % 20];
  return parts.map((part) => SYLLABLES[part]).join('');
});

/** A name, early ones more often than late ones, as words are in real messages. */
function name(from: Random): string {
  return NAMES[Math.floor((from.below(3000) * from.below(3000)) / 3000)]!;
}

/** `SessionLockError`, `maxRetryBudget`: identifiers that stand in few messages each. */
function identifier(from: Random): string {
  const noun = from.pick(OBJECTS).split(' ').map(capital).join('');
  return from.chance(0.5) ? `${noun}${capital(from.pick(VERBS))}Error` : `${from.pick(VERBS)}${noun}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const FRAMES: readonly ((from: Random) => string)[] = [
  (from) => `[${name(from)}] failed to ${from.pick(VERBS)} ${from.pick(OBJECTS)}: ${from.pick(REASONS)}`,
  (from) =>
    `${identifier(from)}: cannot ${from.pick(VERBS)} ${from.pick(OBJECTS)} {id:uuid} while ${from.pick(SUBJECTS)} is busy (${from.pick(HINTS)})`,
  (from) =>
    `invalid ${from.pick(FIELDS)} for ${name(from)} ${from.pick(OBJECTS)}: expected ${identifier(from)}, got {value:name}`,
  (from) => `${from.pick(OBJECTS)} rejected by ${name(from)}: ${from.pick(REASONS)} (code={code:number})`,
  (from) =>
    `${from.pick(SUBJECTS)} refused to ${from.pick(VERBS)} ${name(from)}: ${from.pick(REASONS)}. ${from.pick(HINTS)} and ${from.pick(VERBS)} the ${from.pick(OBJECTS)}`,
  (from) => `timed out after {ms:number} ms waiting for ${name(from)} to ${from.pick(VERBS)} (${from.pick(SUBJECTS)})`,
  (from) =>
    `at /${from.pick(FIELDS)}/${name(from)}: unexpected property '${identifier(from)}' in ${from.pick(OBJECTS)}`,
  (from) =>
    `${name(from)}.${from.pick(FIELDS)} is required when ${from.pick(OBJECTS)} uses ${from.pick(FIELDS)}; ${from.pick(HINTS)}`,
  (from) => `${from.pick(SUBJECTS)} lost its ${from.pick(OBJECTS)} during ${identifier(from)}: ${from.pick(REASONS)}`,
  (from) =>
    `no ${name(from)} ${from.pick(OBJECTS)} matches {name:name}; ${from.pick(SUBJECTS)} will not ${from.pick(VERBS)} it`,
  (from) => `${from.pick(SUBJECTS)}: failed to ${from.pick(VERBS)} ${from.pick(OBJECTS)}: ${from.pick(REASONS)}`,
];

/** `count` different error texts of the kind that the program prints, with holes as in the knowledge base. */
export function sentences(count: number, from: Random): readonly string[] {
  const all = new Set<string>();
  while (all.size < count) all.add(from.pick(FRAMES)(from));
  return [...all];
}
