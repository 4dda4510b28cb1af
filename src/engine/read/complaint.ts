import { COMPLAINS } from './complaint-words.ts';
import { isStackFrame } from './program-form.ts';

/** Lines that name where something is or what to do next; their words are no complaint. */
const NEUTRAL =
  /^#{1,6} |^[\s│*•-]{0,12}(?:Source|Bind|Config(?: \([\w ]+\))?|Gateway target|Probe target|Docs?|FAQ|Logs?|File logs|Troubleshooting|Troubles|Fix|Run|Try|Hint|Tip|Note|Usage|Options|Examples?|Next|See|Help|Learn more|Start with|Report|Version|OS|Node|Dashboard|Listening|Auth|Profile|Service|Command)\s?:\s/i;
const OPTION = /^\s{0,12}-{1,2}[a-z][\w-]*(?:[, ]|$)/i;
/** Mentions of errors that there are none of. */
const HEALTHY =
  /\b(?:no|0|zero|without(?: any)?) (?:errors?|failures?|failed|problems?|conflicts?|warnings?|pending|missing|skipped|blocked|rejected|exceptions?)\b|\b\w*(?:errors?|failures?|failed|exceptions?|skipped|missing|rejected|conflicts?|timeouts?)["']?\s?[:=]?\s?(?:0\b|null\b|none\b|false\b|""|''|\[\]|\{\}|undefined\b|n\/a\b|-$)|\bif (?:required|missing|needed|unavailable)\b|\b\d+ (?:eligible|missing|skipped|disabled|pending)\b|\(unknown\)|(?:status|runtime|ua|version)["']?\s?[:=]\s?"?unknown"?/gi;
/** Settings whose names sound like complaints: `timeout 60000ms`, `requireMention`, `--timeout`. */
const SETTING =
  /\b[\w.]*[tT]imeout(?:Seconds|Ms)?["']?\s?[:=]\s?\d+|\b\w+Timeout\w*\b|\btimeout \d+\s?m?s\b|\b\w*(?:error|failure)(?:Count|Counts|s|Kind)\b["']?\s?[:=]?\s?\d*/gi;
const FLAG = /--?[\w-]+/g;
const MAY_BE_SETTING = /imeout|(?:rror|ailure)(?:Count|s|Kind)/i;
/** What all mentions of errors that there are none of have in common. */
const MAY_BE_HEALTHY =
  /\b(?:no|0+|zero|without|if|null|none|false|undefined|n\/a|unknown)\b|\d (?:eligible|missing|skipped|disabled|pending)|""|''|\[\]|\{\}|-$/i;
const LEVEL = /(?:^|[\s[|"':(])(?:error|ERROR|ERR!|ERRO|FATAL|fatal|CRITICAL|panic)(?:[\]\s:|"')]|$)|^\s*[E] \(\d+\)/;
/** Levels that are no word of complaint. */
const ODD_LEVEL = /ERR[!O]|CRITICAL|^\s*E \(\d/;
const ERROR_NAME = /\b[A-Z]\w*(?:Error|Exception)\b|\bE[A-Z]{4,}\b/;
const WARNING = /(?:^|[\s[|"])(?:warn|WARN|WARNING|warning|notice|info|INFO|debug|DEBUG|hint|tip)(?:[\]\s:|"]|$)/;
const GRAVE =
  /\b(?:error|failed|denied|refused|unauthori[sz]ed|cannot|exception|fatal|rejected|closed \(\d|expired|conflict)\b/i;
/** Values of these keys are what a JSON object complains with; those of others (`status`, `lastStatus`) only classify. */
const JSON_COMPLAINT =
  /["']?\b(?:error|err|errorMessage|lastError|lastRunError|message|msg|reason|cause|detail|details|stderr|problem|fault|failure)["']?\s{0,4}:\s{0,4}(["'][^\n]*)/i;
const JSON_LINE = /^\s{0,40}["'{}\]]|^\s{0,40}\[\s{0,8}["'{[]|^\s{0,40}\w+: ["'{[]/;

/** Whether a line that a program printed complains. Fields, hints, stack frames, counts of zero and settings do not. */
export function isComplaint(text: string): boolean {
  const look = text.length > 1_600 ? text.slice(0, 1_600) : text;
  if (look.length < 3 || !mayComplain(look)) return false;
  if (NEUTRAL.test(look) || OPTION.test(look) || isStackFrame(look)) return false;
  if (/^\s{0,12}Traceback|^\s{0,12}File "/.test(look)) return false;
  let words = MAY_BE_HEALTHY.test(look) ? look.replace(HEALTHY, ' ') : look;
  if (words.includes('-')) words = words.replace(FLAG, ' ');
  if (MAY_BE_SETTING.test(words)) words = words.replace(SETTING, ' ');
  if (JSON_LINE.test(look) && look.includes(':')) return jsonComplains(words);
  if (WARNING.test(words) && !LEVEL.test(words)) return GRAVE.test(words) || ERROR_NAME.test(words);
  return LEVEL.test(words) || ERROR_NAME.test(words) || COMPLAINS.test(words);
}

/** Whether a line holds any word that complains, whatever it means there. Most lines of a log hold none. */
function mayComplain(text: string): boolean {
  return (
    COMPLAINS.test(text) ||
    text.includes('closed (') ||
    ODD_LEVEL.test(text) ||
    ((text.includes('E') || text.includes('xception')) && ERROR_NAME.test(text)) ||
    (/:\s{0,4}["']/.test(text) && JSON_COMPLAINT.test(text))
  );
}

function jsonComplains(text: string): boolean {
  const said = JSON_COMPLAINT.exec(text);
  if (said === null) {
    const words = text.replace(/["'][\w./ -]{1,60}["']\s?:/g, ' ').replace(/[{,]\s?\w{1,60}:/g, ' ');
    return ERROR_NAME.test(words) || (!/^\s*["']?\w+["']?\s*:/.test(text) && LEVEL_TEXT.test(words));
  }
  const value = said[1]!;
  return (
    LEVEL.test(value) ||
    ERROR_NAME.test(value) ||
    COMPLAINS.test(value) ||
    /\berror["']?\s{0,4}:\s{0,4}["'][^"']{3}/i.test(text)
  );
}
const LEVEL_TEXT = /\b(?:failed|error:|denied|refused|unauthorized|closed \(\d{4}|pairing required)\b/i;
