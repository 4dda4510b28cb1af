import { compareVersions } from '../versions.ts';
import type { TextLine } from './text-line.ts';

/** How far a mention of a version can be trusted: 3 the program's banner, 2 named as OpenClaw's, 1 in prose, 0 of something else. */
type Trust = 0 | 1 | 2 | 3;

const VERSION =
  /(?<![\w./-])v?(20[2-9]\d\.(?:1[0-2]|[1-9])\.(?:[1-9]\d{0,2}|x)(?:-(?:beta|alpha|rc)\.?\d{0,3}|-\d{1,3})?|20[2-9]\d\.(?:1[0-2]|[1-9])\.?x)(?![\w-]|\.\d|[ T]\d\d:\d\d)/gi;
const AT_PACKAGE =
  /\b(?:openclaw(?:\/openclaw)?|clawdbot|moltbot)[@:](20[2-9]\d\.(?:1[0-2]|[1-9])\.\d{1,3}(?:-[\w.]{1,12})?)\b/gi;
const SHORT_CHANGE =
  /(?<![\d.])v?(?:20\d\d\.)?(1[0-2]|[1-9])\.([1-9]\d{0,2})\s{0,2}(?:→|->|=>|to)\s{0,2}v?(1[0-2]|[1-9])\.([1-9]\d{0,2})(?![\d.]|\w)/i;
const SHORT_UPDATE =
  /\b(?:upgraded|updated|updating|upgrading|update|upgrade|going|went|now on)\b(?: \w+){0,2}? (?:to|on)? ?v?(1[0-2]|[1-9])\.([1-9]\d{0,2})(?![\d.]|\w)/i;
/** Said of a version that is offered, wanted or past, not running. */
const NOT_RUNNING =
  /(?:latest|npm update|update available|available:?|update to|upgrade to|fixed in|until|before|requires?|needs?|min(?:imum)?|from|(?:was|worked|fine|ok|good) (?:on|in|with)|old(?:er)? version)\s{0,3}[:(]?\s{0,3}v?$/i;
const BACK_TO = /\b(?:rolled back|rolling back|downgraded|went back|back|reverted)(?: \w+){0,2} to v?$/i;
const ARROW = /(?:→|->|=>)\s{0,2}v?$/;

/** OpenClaw's version as told by lines of a post; null if none. `year`: for short forms (`2.17 → 2.19`). */
export function openclawVersion(lines: readonly TextLine[], year: number): string | null {
  let best: { version: string; trust: Trust } | null = null;
  const text = lines.map((line) => line.text);
  for (const [at, line] of text.entries()) {
    for (const mention of mentionsIn(line, text[at - 1] ?? '')) {
      if (mention.trust === 0) continue;
      const better =
        best === null ||
        mention.trust > best.trust ||
        (mention.trust === best.trust && (mention.trust > 1 || compareVersions(mention.version, best.version) > 0));
      if (better) best = mention;
    }
  }
  return best?.version ?? shortVersion(text, year);
}

function mentionsIn(line: string, above: string): { version: string; trust: Trust }[] {
  if (!line.includes('202') || !/20[2-9]\d\./.test(line)) return [];
  const mentions: { version: string; trust: Trust }[] = [];
  for (const match of line.matchAll(VERSION)) {
    const before = line.slice(Math.max(0, match.index - 60), match.index);
    const after = line.slice(match.index + match[0].length, match.index + match[0].length + 24);
    mentions.push({ version: tidy(match[1]!), trust: trustOf(before, after, line, above) });
  }
  for (const match of line.matchAll(AT_PACKAGE)) mentions.push({ version: match[1]!, trust: 2 });
  return mentions;
}

function tidy(version: string): string {
  return version.toLowerCase().replace(/(\d)x$/, '$1.x');
}

function trustOf(before: string, after: string, line: string, above: string): Trust {
  if (/(?:→|->|=>)/.test(after.slice(0, 4))) return 0; // what it was updated from
  if (BACK_TO.test(before)) return 2;
  if (ARROW.test(before)) return 2;
  if (/(?:OpenClaw|openclaw|🦞)\s{1,3}v?$/.test(before) && /^\s?\((?:[0-9a-f]{6,12}|unknown)\)/.test(after)) return 3;
  if (/^\s{0,8}(?:OpenClaw )?v?20\S+\s{0,8}$/.test(line)) return /--version|-V\b/.test(above) ? 3 : 2;
  if (NOT_RUNNING.test(before)) return 0;
  if (
    /(?:openclaw|clawdbot|moltbot)(?: cli| gateway)?(?: (?:version|版本|versión|версия|バージョン|버전))?\s{0,3}[:：=/]?\s{0,3}v?$/i.test(
      before,
    )
  )
    return 2;
  if (/^\s?\([0-9a-f]{6,12}\)/.test(after)) return 2;
  if (/^[\s│|*-]{0,12}(?:version|openclaw version|app)\s{0,40}[:：│|=]\s{0,12}v?$/i.test(before)) return 2;
  if (/\b(?:macos|ubuntu|debian|node|python|chrome|date|created|released?)\s{0,2}$/i.test(before)) return 0;
  return 1;
}

const CHANGES = /→|[-=]>|\bto\b|\dto|grad|updat|going|went|now on/i;

function shortVersion(lines: readonly string[], year: number): string | null {
  for (const line of lines) {
    if (!/\d\.\d/.test(line) || !CHANGES.test(line)) continue;
    const look = line.slice(0, 600);
    const change = SHORT_CHANGE.exec(look);
    if (change !== null) return `${year}.${change[3]}.${change[4]}`;
    const update = SHORT_UPDATE.exec(look);
    if (
      update !== null &&
      !/\b(?:node|macos|ubuntu|ios|android|windows|python|gpt|claude|opus|sonnet|glm|gemini|qwen|kimi|llama)\b/i.test(
        look.slice(0, update.index + update[0].length),
      )
    )
      return `${year}.${update[1]}.${update[2]}`;
  }
  return null;
}

const NODE =
  /\bnode(?:\.?js)?["']?(?:\s{0,3}version)?\s{0,20}[:=│|]?\s{0,40}v?(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)(?![\d+]|\.\d)/i;
const NODE_CURRENT = /\(current: v?(\d{1,2}\.\d{1,3}\.\d{1,3})\)/i;
const NODE_WANTED = /(?:use|requires?|required|needs?|install|>=|at least|supported:?) {0,2}$/i;

/** Node's version; null if it is not told. */
export function nodeVersion(lines: readonly TextLine[]): string | null {
  let found: string | null = null;
  for (const { text } of lines) {
    if (!/node/i.test(text)) continue;
    const current = NODE_CURRENT.exec(text);
    if (current !== null) return current[1]!;
    const match = NODE.exec(text);
    if (match === null || NODE_WANTED.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
    found ??= match[1]!;
  }
  return found;
}

/** The most telling first: a container or subsystem says more than the system it runs on. */
const PLATFORMS: readonly (readonly [string, RegExp])[] = [
  ['termux', /\btermux\b|com\.termux/i],
  ['wsl', /\bwsl[ 2g]?\b|\bWSL2?\b|microsoft-standard/i],
  [
    'docker',
    /\bdocker (?:exec|compose|run|logs|ps|install|container|image|on)\b|\bdocker[- ](?:compose|setup)|\bin (?:a )?docker\b|\bdocker로|도커|\bpodman\b|\bk8s\b|kubernetes|\/home\/node\/|ghcr\.io\/openclaw|\bcontainer exits?\b/i,
  ],
  ['windows', /\bPS [A-Z]:\\|\b[A-Z]:\\(?:Users|OpenClaw|Program)|\bwindows\b|\bwin ?1[01]\b|\bschtasks\b|powershell/i],
  [
    'macos',
    /\bmac ?os\b|\bmac ?(?:mini|book|studio)\b|\bdarwin\b|\bosx\b|\blaunchctl\b|\bLaunchAgent\b|\/Users\/|\bgui\/\d+\/|\bmac app\b/i,
  ],
  [
    'linux',
    /\blinux\b|\bubuntu\b|\bdebian\b|\bfedora\b|\bkali\b|\braspberry\b|\bsystemctl\b|\bsystemd\b|\barch\b|\bopenwrt\b|\balpine\b|\/home\/\w|\/root\/|\bcentos\b|\bvps\b/i,
  ],
];

/** What any of them has in it. */
const HINT =
  /termux|wsl|microsoft-s|docker|도커|podman|k8s|kubernetes|\/home\/|ghcr\.io|container exit|:\\|win|schtasks|powershell|mac|darwin|osx|launch|\/users\/|gui\/|linux|ubuntu|debian|fedora|kali|raspberry|systemctl|systemd|arch|openwrt|alpine|\/root\/|centos|vps/i;

/** `linux`, `macos`, `windows`, `docker`, `wsl` or `termux`; null if nothing tells. */
export function platformOf(lines: readonly TextLine[]): string | null {
  const telling = lines.filter((line) => HINT.test(line.text)).map((line) => line.text);
  if (telling.length === 0) return null;
  const text = telling.join('\n');
  return PLATFORMS.find(([, form]) => form.test(text))?.[0] ?? null;
}
