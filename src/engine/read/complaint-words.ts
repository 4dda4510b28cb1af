import { headed } from './headed.ts';

/** Words and phrases that complain, in the English that OpenClaw and its surroundings print; each may stand anywhere in a line. */
const WORDS = [
  "errors?|fatal|fail(?:ed|ure|s)|cannot|could not|couldn't|unable|refus(?:ed|ing|es)|denied|invalid|invalidated|exceptions?",
  "can['’]t (?=reach|read|find|open|load|connect|resolve|be|parse|start|write|bind|access|keep)",
  'unauthori[sz]ed|forbidden|disallowed|not (?:allowed|permitted|found|supported|running|listening|connected|configured|available|installed|ready|valid|enabled|recogni[sz]ed|reachable|a valid)',
  'require[sd]?|mismatch|missing|unrecogni[sz]ed|unsupported|reject(?:ed|s)|revoked|superseded|expired|timed out|timeout|unavailable|unreachable|conflict|blocked',
  'crashed|panic|abort(?:ed|ing)|overflow|exceeded|exhausted|insufficient|unexpected|unknown|malformed|ambiguous|unresolved|overloaded|incorrect|corrupt(?:ed)?',
  "rate[- ]limit(?:ed)?|logged out|max attempts|limit reached|too (?:many|large|small|long|short|old|far)|doesn't exist|already (?:in use|exists|listening|running)",
  'may not be|only (?:valid|supported)|is (?:in the past|legacy)|changed since|(?:does|did|do) not (?:match|support|reach|recognize|exist|have|allow|resolve|include)',
  'has no|no (?:active|session|such|supported|api keys?|device|web session|valid|available|pending|credentials?|close reason|route|response|matching|bootstrap)|must (?:be|have|match|not)',
  'E(?:ADDRINUSE|CONNREFUSED|CONNRESET|ACCES|NOENT|PERM|TIMEDOUT|HOSTUNREACH|PIPE|EXIST|AI_AGAIN|NOTFOUND)|SIGKILL|SIGTERM',
];
/** Ends of codes in capitals: `DEVICE_AUTH_SIGNATURE_EXPIRED`. */
const CODES =
  '_(?:EXPIRED|DENIED|MISMATCH|REQUIRED|FAILED|INVALID|MISSING|UNAVAILABLE|UNAUTHORIZED|REJECTED|TIMEOUT|NOT_\\w+|ERROR)\\b';
/** `401 Incorrect API key`, `HTTP 404: …`, also after a label. */
const STATUS = '^(?:[^\\n]{0,40}: )?(?:HTTP )?[45]\\d\\d:? [A-Za-z]';

/** Whether a text complains, by its words alone. */
export const COMPLAINS = new RegExp(`\\b${headed(WORDS.join('|'))}\\b|${CODES}|${STATUS}`, 'i');
