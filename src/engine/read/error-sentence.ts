import { anyOf } from './any-of.ts';
import { COMMA_TALK } from './comma-talk.ts';
import { COMPLAINS } from './complaint-words.ts';
import { isOtherLanguage, isOwnToOther } from './other-language.ts';
import { isOtherScript, proseStrength, TELLS_OTHERS } from './prose.ts';
import { quotesError, withoutQuotations } from './quotation.ts';

/** How much a text alone looks like an error that a program printed. */
export type ErrorStrength = 0 | 1 | 2;

/** Words that tell of a state; in a whole line they are a program's report, by themselves no complaint. */
const REPORTS =
  /\b(?:skipped|closed|disabled|killed|terminated|exited|undefined|stopped|ignored|dropped|lost|locked|paused|limited|pending)\b/i;

/** What makes a text technical: codes, keys, paths, placeholders. */
const STRUCTURE =
  /\(\d{3,4}\b|\b(?:code|status|HTTP|errno)[ =:]?\s?\d{1,5}\b|\w=\S|\b[\w-]+\.[a-z]\w+|[a-z][A-Z]\w*|\w_\w|<[\w ]+>|["'`][\w./: @-]+["'`]|(?:^|\s)(?:~|\.|[A-Z]:)?[/\\][\w.-]+[/\\]|\bws{1,2}:\/\/|https?:\/\/|\b[A-Z]{3,}_[A-Z_]+\b|\b[0-9a-f]{8}-|--\w+/;
/** Nobody writes these by hand. */
const STRONG = anyOf([
  /^[A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)+(?::|$)/,
  /^(?:HTTP )?[45]\d\d:? (?:[A-Z][a-z]+|[a-z]+_[a-z_]+|status code|page not found|Incorrect)/,
  /^(?:status|HTTP|code) [45]?\d{2,3}:? \S/,
  /^OpenClaw: (?:access|pairing|not)\b/,
  /^E[A-Z]{4,}\b/,
  /^[\w.-]+(?:\/[\w.-]+)*: (?:[A-Z][a-z]+ )?(?:.{0,60}\b)?(?:Invalid input|Unrecognized key|must |expected |Expected |unexpected property)/,
  /^gateway (?:closed|timeout|connect|token|not)\b/,
  /\b(?:at root|at \/\w+): /,
  /(?:^|: )(?:[A-Z]\w{0,60})?(?:Error|Exception): \S/,
  /\((?:[A-Z]\w{0,40})?Error: /,
  /: (?:model not allowed|missing scope|pairing required|unauthorized|permission denied|access denied|unknown \w+|invalid \w+)\b/,
  /^(?:gateway|channels|agents|plugins|diagnostic|cron|tools|telegram|discord|browser)\/[\w/-]{2,60}:? \S/,
  /\b(?:gateway closed|disconnected|socket closed) \(\d{4}/,
  /^[A-Z]\w+ failed\. [A-Z]/,
  /^(?:\w+ ){0,4}E(?:ADDRINUSE|CONNREFUSED|CONNRESET|ACCES|NOENT|PERM|TIMEDOUT|HOSTUNREACH|PIPE|NOTFOUND|AI_AGAIN)\b(?: [\d.:/~a-z'-]|:|$)/,
  /^(?:[\w-]+ ){1,5}(?:allowed|found|mismatch|missing|required|expired|denied|invalid|failed|unreachable|refused|timed out|locked|lost|error|rejected|ended|closed) \([^\n]{3,400}\)\.?$/,
]);
const STRONG_IN_ANY_CASE = anyOf([
  /^(?:[\w.$/-]+ ){0,6}(?:connect(?:ion)? |start |restart |install |request |check )?(?:failed|closed|blocked|rejected|refused|unavailable|denied|conflict|disconnected|error)(?: \([^()\n]{1,80}(?:\([^()\n]{0,60}\)[^()\n]{0,40})?\))?: \S/i,
  /^(?:disconnected|closed|connect failed) \(\d{4}/i,
  /^(?:gateway )?(?:closed|timeout|disconnected)\b.{0,20}\(\d{4}/i,
  /^(?:unauthorized|forbidden|unavailable|pairing required|missing scope|not found|permission denied|invalid \w+|model not allowed|unknown [\w ]{1,30}|access denied|bad request|unrecognized [\w ]{1,20}|unexpected [\w ]{1,20}): \S/i,
]);
/** `Context overflow: …`, `Gateway start blocked: …`: what, then why. */
const NAMED = /^[A-Z][\w.]+(?: [\w.'-]+){1,4}: \S/;
/** `missing_scope`: a code alone. */
const SNAKE = /^[a-z]+(?:_[a-z]+){1,5}$/;
/** What keeps a short sentence in small letters a program's: people rather name who does what. */
const IMPERSONAL =
  /\b(?:is|was|are) (?:not|required|missing|invalid|already|only|no longer|unknown)\b|\bmust (?:be|have|match|not)\b/;
/** How programs begin a sentence that complains. */
const OPENERS =
  /^(?:Failed|Cannot|Can't|Could not|Couldn't|Unable|Refusing|Refused|Invalid|Missing|Unknown|Unsupported|Unrecognized|Unexpected|Too many|Not|No|Access|Permission|Connection|Request|Port|Node|Device|Config|Gateway|Pairing|Session|Channel|Model|Context|Token|Command|Option|Delivering|Bootstrap|Process|Unhandled|Rate|Authentication|Authorization|Timeout|Timed|Skipping|Blocked|Reserved|Health|Operation|Service|Unit|Client|Server|Plugin|Tool|Agent|Job|[A-Z][a-z]+(?: [A-Z]?[a-z]+)? (?:recipient|target|account|token|plugin) (?:is|was|not))\b/;
/** Nouns that stand beside words that complain in a bare phrase (`token mismatch`, `origin not allowed`). */
const PHRASE =
  /^(?:(?:gateway|token|device|pairing|rotation|revocation|removal|approval|delivery|target|recipient|nonce|challenge|handshake|override|automation|narrative|cleanup|quota|origin|connection|scope|session|model|channel|plugin|signature|identity|password|credentials?|auth|authentication|permission|access|request|api|key|rate|limit|context|window|timeout|allowlist|config|job|command|module|network|port|address|node|role|the|a|is|was|not|no|in|use|already|does|exist|required|mismatch|denied|refused|expired|invalid|missing|unauthorized|forbidden|rejected|failed|closed|exceeded|overflow|unavailable|unreachable|allowed|found|running|reached|exhausted|conflict|error|unknown|unsupported|out|of|memory|timed|cannot|be|closed|miss|disallowed|intents|intent|used|missing_scope|missing_api_key|invalid_grant|invalid_auth)(?:\s|[.:]?$)){1,7}$/i;

/** Strength of a whole line, or of what follows a label. 2: nobody writes this by hand; 1: likely copied. */
export function errorStrength(text: string): ErrorStrength {
  const look = text.length > 800 ? text.slice(0, 800) : text;
  const bare = look.trim().replace(/^["'`“]|["'`”.]+$/g, '');
  if (bare.length < 4) return 0;
  if (STRONG.test(bare) || STRONG_IN_ANY_CASE.test(bare)) return 2;
  if (PHRASE.test(bare) && /\s|_/.test(bare) && COMPLAINS.test(bare)) return 1;
  const plain = SNAKE.test(bare) ? bare.replaceAll('_', ' ') : bare;
  if (!COMPLAINS.test(plain) && !REPORTS.test(plain)) return 0;
  if (NAMED.test(bare) || SNAKE.test(bare)) return 2;
  const aside = bare.indexOf(' (');
  if (aside > 7 && aside < 120 && /\)\.?$/.test(bare) && COMPLAINS.test(bare.slice(0, aside))) return 2;
  const structured = STRUCTURE.test(look);
  const opens = OPENERS.test(bare);
  if (structured && opens) return 2;
  if (structured && !/^\p{Ll}/u.test(bare)) return 1;
  const words = bare.split(/\s+/).length;
  if (opens && words >= 3 && words <= 40) return 1;
  // Impersonal and alone on its line; what sounds like a person has been sorted out by its words.
  if (
    COMPLAINS.test(bare) &&
    words >= 3 &&
    words <= (/^\p{Lu}|^--/u.test(bare) ? 30 : structured ? 24 : IMPERSONAL.test(bare) ? 8 : 0)
  )
    return 1;
  if (structured && words <= 12) return 1;
  return /^[\w.-]+(?: [\w.-]+){0,5}: \S/.test(bare) && words <= 20 ? 1 : 0;
}

/** A remark in brackets after what was pasted. */
const REMARK = /\s{1,8}\([^()]{1,160}\)\s{0,4}$/;
/** Longest label before an error: `railway template: …`, `报错：…`. */
const LABEL = /^([^\n]{1,60}?)(?:\s?[:：]\s?|\s(?:→|->|=>|⇒)\s)(?=\S)/u;

/** What follows a short label up to the end of the line, if that is an error and the label no explanation; else null. */
export function labelledError(text: string): string | null {
  if (!/[:：→⇒>]/.test(text) || quotesError(text)) return null;
  let from = 0;
  const look = text.length > 800 ? text.slice(0, 800) : text;
  for (let tries = 0; tries < 3; tries += 1) {
    const match = LABEL.exec(look.slice(from));
    if (match === null) return null;
    from += match[0].length;
    const label = look.slice(0, from);
    if (label.length > 70 || label.trim().split(/\s+/).length > 9) return null;
    const rest = look.slice(from).replace(REMARK, (remark) => (proseStrength(remark) >= 2 ? '' : remark));
    // A label in another script is set apart from what it introduces.
    const enough = isOtherScript(label) && !isOtherScript(rest) ? 1 : 2;
    if (errorStrength(rest) >= enough && proseStrength(rest) === 0 && !explains(label) && !begunBefore(label, rest))
      return rest;
  }
  return null;
}

/** A label that speaks to others is the beginning of advice, not of a paste. */
function explains(label: string): boolean {
  const bare = withoutQuotations(label);
  if (TELLS_OTHERS.test(bare)) return true;
  return /^@|\b(?:you|your|when|if|usually|means|because|tip|reminder|example|e\.g|like|instead|remember|wiki|faq|docs?|knock|release notes|changelog|for anyone|for those)\b|["“«]/i.test(
    bare + label,
  );
}

/** Whether the colon is one of the error's own, and the sentence goes on after the error or began long before it. */
function begunBefore(label: string, rest: string): boolean {
  if (/^\p{Ll}\S* \S+ \S+ /u.test(label) && proseStrength(label) > 0 && COMMA_TALK.test(rest)) return true;
  if (COMMA_TALK.test(label) && COMMA_TALK.test(rest)) return true;
  const prose = proseStrength(label);
  if (prose === 2 && / \p{Lu}\p{L}+ \p{Lu}\p{L}*:\s*$/u.test(label)) return true;
  if (prose > 1 && COMPLAINS.test(label.replace(/\berrors?\b/gi, ''))) return true;
  const isForeign = isOtherLanguage(label) || isOwnToOther(label);
  return isForeign && (COMPLAINS.test(label) || isOwnToOther(rest) || /[\p{L})"':], \p{Ll}+ \p{Ll}/u.test(rest));
}
