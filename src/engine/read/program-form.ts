import { anyOf } from './any-of.ts';

/** Forms that only programs print. `sure`: whatever the words are; `likely`: unless a person evidently speaks. */
export type FormStrength = 'sure' | 'likely' | 'none';

/** Words that people put in brackets or before a colon; programs do not. */
const CHAT_TAGS =
  /^\[(?:solved|resolved|fixed|question|help|edit|update[d]?|bug|feature|closed|wip|poll|psa|meta|ot|off-?topic|image|link|gif|x| |1|2|3|screenshot|quote|deleted|redacted[^\]]*)\]/i;
const LOG_FORM = anyOf([
  /^\[?\d{4}[-/.]\d\d[-/.]\d\d[T ,]+\d\d:\d\d/, // 2026-02-26T11:07:54.458+00:00
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?\s+\S/, // 00:55:12 [gateway]
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d\d:\d\d:\d\d /, // journalctl
  /^\[\d{1,8}:0x[0-9a-f]+\]/, // V8
  /^\[(?:[a-z][\w.:/-]{0,60}|[A-Z]{3,8}|WeCom|Gateway|Server thread\/\w+)\]:?\s/, // [telegram] [default]
  /^\{"(?:subsystem|level|time|msg|_meta|0|1)"/,
  /^(?:info|warn|warning|error|debug|trace|fatal|ERRO|INFO|WARN|ERROR|DEBUG|FATAL|TRACE)\s+(?:\[[\w./:-]+\]|[\w./-]+:|[a-z]+\/[\w/-]+|\()/, // error [tools] …
  /^(?:npm|pnpm|yarn|gyp) (?:ERR!|error|warn|WARN|notice|info|verb)\b/,
  /^ERR!/,
  /^[\w.-]{2,40}(?:-\d+)?\s*\|\s+\S/, // docker compose
  /^[EWIDV] \(\d+\) \w+:/,
  /^[a-z][\w.-]{1,40}\[\d+\]:\s/, // bluetoothd[811]:
]);
const STACK = anyOf([
  /^\s*at (?:async )?(?:new )?[\w$.<>[\] #@/\\:-]{1,300}(?:\(|:\d+:\d+|$)/,
  /^\s*at (?:file:\/\/|node:|\/|[A-Z]:\\)/,
  /^\s*File "[^"\n]{1,300}", line \d+/,
  /^Traceback \(most recent call last\):/,
  /^\s*\.\.\. \d+ more$/,
  /^Exception in thread /,
  /^Caused by: /,
  /^\s*(?:code|errno|syscall|lineNumber|columnNumber|path|address|port|stack): (?:'[^']*'|-?\d+),?$/,
]);
const DRAWN = /^\s{0,8}[│┃║┌├└┐┤┘╭╰╮╯─━═◇◆●○■▲▼]/;
const MARKED = /^\s{0,8}(?:✓|✔|✗|✘|✕|❌|⚠️?|ℹ️?|!)\s+\S/u;
const ERROR_PREFIX =
  /^(?:[\w.[\]/-]{1,40}\s){0,2}?(?:(?:[\w.$]{0,60}(?:Error|Exception))(?:\s?\[[\w.-]{1,60}\])?:\s|(?:error|ERROR|fatal|FATAL|FATAL ERROR|panic|Uncaught exception|Uncaught|Unhandled \w+|ERR)(?:\s?\[[\w.-]{1,60}\])?:\s)/;
const HELP =
  /^\s{1,12}-{1,2}[\w-]+(?:[, ]+-{1,2}[\w-]+)?(?: [<[][\w.|-]+[>\]])?\s{2,}\S|^Usage: \S|^(?:Commands|Options|Arguments|Examples|Flags):$|^ {2,12}[\w:.<>[\]|-]{1,40}(?: [\w:.<>[\]|*-]{1,30}){0,3} {2,}\S/;
const BANNER = /^(?:🦞\s*)?OpenClaw \d{4}\.\d+\.\S+/u;
const ENVIRONMENT =
  /^\s*(?:export |set |Environment=)?[A-Z][A-Z0-9_]{3,60}=\S*\s*$|^\s*[A-Z][A-Za-z]{2,30}=\S+\s*$|^\[(?:Service|Unit|Install)\]$/;

/** What the form of a line says about who wrote it, whatever the words. */
export function programForm(text: string): FormStrength {
  const look = text.length > 1_000 ? text.slice(0, 1_000) : text;
  const trimmed = look.trimStart();
  if (trimmed === '') return 'none';
  if (LOG_FORM.test(trimmed) && !CHAT_TAGS.test(trimmed)) return 'sure';
  if (DRAWN.test(look) || BANNER.test(trimmed) || STACK.test(look)) return 'sure';
  if (HELP.test(look) || ENVIRONMENT.test(look)) return 'sure';
  if (MARKED.test(look) || ERROR_PREFIX.test(trimmed)) return 'likely';
  return 'none';
}

/** A shell's prompt with a command after it, whatever program it starts. */
export function isPrompt(text: string): boolean {
  return PROMPT.test(text.slice(0, 300));
}
const PROMPT =
  /^\s{0,12}(?:\([\w.-]{1,40}\)\s)?(?:[$❯➜]\s{1,4}|\[?[\w.-]{1,64}@[\w.-]{1,64}[: ][^\n$#%>]{0,120}[$#%>]\s{1,4}|PS [A-Z]:\\[^>\n]{0,200}>\s{0,4}|[A-Z]:\\[^>\n]{0,200}>\s{0,4}|# (?=(?:echo|cat|ls|docker|systemctl|journalctl|npm|curl|node|openclaw|tail|ps|lsof|apt|sudo)\b))[\w./~"'-]/;

/** A frame of a stack trace: printed, but no complaint of its own. */
export function isStackFrame(text: string): boolean {
  return STACK.test(text.slice(0, 400));
}
