import { isPlaceholder } from '../placeholder.ts';
import type { Rule } from '../rule.ts';

/** Names of home folders that are nobody's: system accounts, images, examples. */
const NOBODY = new Set(
  (
    'user users username name your-user your-username yourname you youruser me someone somebody anyone node root admin administrator app ubuntu debian ' +
    'pi ec2-user runner runneradmin openclaw claw clawd clawdbot moltbot molt docker vscode codespace coder sandbox sandboxuser linuxbrew homebrew shared public default ' +
    'container sprite ops deploy deployer server steam minecraft abc opc centos fedora kali vps guest test tester example demo dev developer vagrant jenkins git www www-data nobody service svc home all defaultuser0 foo bar alice bob steipete xxx'
  ).split(' '),
);
/** Host names, that an address after `@` may be, where no mail goes. */
const NO_MAIL =
  /(?:^|[.@])(?:example\.(?:com|org|net)|example|invalid|test|localhost|local|lan|internal|s\.whatsapp\.net|c\.us|g\.us|lid|broadcast|newsletter|thread\.[a-z.]{2,20}|users\.noreply\.github\.com|noreply\.github\.com|[a-z-]{1,30}\.gserviceaccount\.com|gserviceaccount\.com|ts\.net|im\.[a-z]{2,20})$|YYYY|PATCH/i;
const ROLE =
  /^(?:git|noreply|no-reply|donotreply|support|security|info|hello|contact|help|admin|postmaster|user|you|your|name|someone|me|email|username|test|example|foo|bar|alice|bob|bot|openclaw|your[a-z]{0,20}|my[a-z]{0,20}|john\.doe|jane\.doe|root|npm|actions)$/i;
/** Endings of files and packages that look like domains: `icon@2x.png`, `pkg@1.2.3`. */
const NO_DOMAIN =
  /\.(?:png|jpe?g|gif|svg|webp|js|mjs|cjs|ts|tsx|json|css|html?|md|txt|log|ya?ml|toml|py|rs|go|sh|zip|gz|tgz|service|socket|timer|mount|slice|target)$/i;

/** Details of persons. Their stand-ins keep the shape around them. */
export const personalRules: readonly Rule[] = [
  {
    name: 'email-address',
    kind: 'email',
    anchors: ['@'],
    before: ['A-Za-z0-9._%+-', 64],
    pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}/y,
    extends: false,
    accepts: (value, text, start) => {
      const [name, host] = value.split('@') as [string, string];
      if (NO_MAIL.test(host) || NO_DOMAIN.test(host) || ROLE.test(name)) return false;
      if (
        /^[%.+-]/.test(name) ||
        (/[/:]/.test(text[start - 1] ?? '') && !/mailto:$|[a-z0-9]:$/i.test(text.slice(Math.max(0, start - 8), start)))
      )
        return false;
      const before = text.slice(Math.max(0, start - 70), start);
      const scheme = before.lastIndexOf('://');
      return !/^\d{0,3}\.?\d/.test(host) && (scheme < 0 || /[\s/]/.test(before.slice(scheme + 3)));
    },
    hides: () =>
      ['kjell.nyb', 'xiaoming.z', 'sofia.dlr'].map((name) => `Author: «${[name, 'gmail.com'].join('@')}» wrote`),
    keeps: () => ['user@example.com', 'git@github.com:openclaw/openclaw.git', 'icon@2x.png openclaw@2026.4.15'],
    source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1',
    rotate: null,
  },
  {
    name: 'public-ipv4',
    kind: 'ip',
    anchors: ['0.0'],
    before: ['0-9', 3],
    pattern: /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w.]{0,1}\d)/y,
    extends: false,
    accepts: (value, text, start) => isPublicIpv4(value) && !looksLikeVersion(text, start, value),
    hides: () => [
      `ssh root@«${[74, 91, 160, 177].join('.')}» port 22`,
      `x-forwarded-for: «${[91, 65, 44, 187].join('.')}», 127.0.0.1`,
      `[«${[34, 198, 215, 119].join('.')}»]:54122`,
    ],
    keeps: () => ['http://192.168.1.20:18789/', 'dns 1.1.1.1 and 8.8.8.8', '203.0.113.7 and 10.0.0.5 and 100.64.0.3'],
    source: 'https://www.iana.org/assignments/iana-ipv4-special-registry/',
    rotate: null,
  },
  {
    name: 'public-ipv6',
    kind: 'ip',
    anchors: ['0:', 'a:', 'b:', 'c:', 'd:', 'e:', 'f:'],
    before: ['0-9a-fA-F', 4],
    pattern: /[23][0-9a-fA-F]{3}:[0-9a-fA-F:]{2,35}/y,
    upTo: (value) => (/[^:]:$/.test(value) ? value.length - 1 : value.length),
    extends: false,
    accepts: (value) => isPublicIpv6(value),
    hides: () => [
      `ws://[«${['2a06', 'ad58', '957f', '6000', '', '6ab8', '3'].join(':')}»]:18789`,
      `inet6 «${['2a07', '8f26', 'e496', 'e800', '', 'a9fc', '8'].join(':')}»/64`,
      `from «${['2a02', '8071', '22d4', '1', '2', '3', '4', '5'].join(':')}» port`,
    ],
    keeps: () => ['::ffff:127.0.0.1', '2001:db8::1', 'fe80::1%eth0 at 2026:04:21'],
    source: 'https://www.iana.org/assignments/iana-ipv6-special-registry/',
    rotate: null,
  },
  {
    name: 'phone-number',
    kind: 'phone',
    anchors: ['+0'],
    pattern: /\+[1-9][\d .()-]{5,22}\d/y,
    upTo: lengthOfPhone,
    extends: false,
    accepts: (value, text, start) => isPhone(value, text, start),
    hides: () => [
      `account «+49151${'9330683'}» not registered`,
      `from=«+4477${'00861469'}» chatType=direct`,
      `"allowFrom": ["«+34611${'955149'}»"]`,
    ],
    keeps: () => ['+15555550123', 'GMT+0200 and 2026-04-21T17:38:00+02:00', 'lines +1234567,89 @@'],
    source: 'https://www.itu.int/rec/T-REC-E.164',
    rotate: null,
  },
  {
    name: 'whatsapp-id',
    kind: 'phone',
    anchors: ['0@s.whatsapp.net', '0@c.us'],
    before: ['0-9', 15],
    pattern: /(\d{8,15})@(?:s\.whatsapp\.net|c\.us)/y,
    extends: false,
    hides: () => [
      `jid «34611${'955149'}»@s.whatsapp.net`,
      `to «4477${'00861469'}»@s.whatsapp.net`,
      `x «49151${'9330683'}»@c.us`,
    ],
    keeps: () => ['120363000000000000@g.us', '@s.whatsapp.net', '123@s.whatsapp.net'],
    source: 'https://github.com/WhiskeySockets/Baileys',
    rotate: null,
  },
  {
    name: 'whatsapp-link',
    kind: 'phone',
    anchors: ['wa.me/0', 'send?phone=0'],
    pattern: /(?:wa\.me\/|send\?phone=)(\d{8,15})/iy,
    inside: true,
    extends: false,
    hides: () => [
      `wa.me/«34611${'955149'}»`,
      `https://wa.me/«49151${'9330683'}»?text=hi`,
      `send?phone=«4477${'00861469'}» ok`,
    ],
    keeps: () => ['wa.me/<number>', 'wa.me/123', 'send?phone='],
    source: 'https://faq.whatsapp.com/5913398998672934',
    rotate: null,
  },
  {
    name: 'home-folder',
    kind: 'user',
    anchors: ['/home/', '/Users/', '\\Users\\', '\\home\\', '\\/home\\/', '\\/Users\\/'],
    pattern:
      /(?:[\\/]{1,8}|%2F)(?:home|[Uu]sers)(?:[\\/]{1,8}|%2F)(\p{L}[\p{L}\p{N}._-]{0,40}(?: \p{Lu}\p{L}{1,20}(?=[\\/]))?)/uy,
    inside: true,
    extends: false,
    upTo: (value) =>
      value.replace(
        /\.(?:openclaw|clawdbot|moltbot|config|npm(?:-global)?|local|cache|bun|nvm|ssh|docker|claude|codex)$/,
        '',
      ).length,
    accepts: (value, text, start) => isPerson(value) && isTopFolder(text, start),
    hides: () => [
      'Config: /home/«juanikzz»/.openclaw/openclaw.json',
      '"path":"C:\\\\Users\\\\«sofiadlr»\\\\AppData"',
      '/mnt/c/Users/«kjellnyb»/AppData',
    ],
    keeps: () => ['/home/node/.openclaw', '/Users/Shared/openclaw', '/home/<user>/.openclaw and /home/[user#1]/x'],
    source: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s08.html',
    rotate: null,
  },
  {
    name: 'folder-name-of-home',
    kind: 'user',
    anchors: ['-home-', '-Users-'],
    pattern: /-(?:home|Users)-([a-z][a-z0-9_]{1,30})(?=-|\/|["'\s]|$)/y,
    extends: false,
    accepts: (value, text, start) =>
      isPerson(value) && /[/\\"'\s]-(?:home|Users)-$/.test(text.slice(Math.max(0, start - 8), start)),
    hides: () => [
      'projects/-home-«juanikzz»-clawd/x',
      '.claude/projects/-Users-«sofiadlr»-clawd',
      '"-home-«kjellnyb»-openclaw"',
    ],
    keeps: () => ['follow-users-in-voice', 'isolated-home-owned', 'projects/-home-node-clawd'],
    source: 'https://docs.anthropic.com/en/docs/claude-code/overview',
    rotate: null,
  },
  {
    name: 'shell-prompt',
    kind: 'user',
    anchors: ['@'],
    before: ['A-Za-z0-9_.-', 32],
    pattern:
      /([a-z_][a-z0-9_.-]{1,31})@[\w.-]{1,60}(?::[~/][^\s$#%]{0,80}[$#%]|[ \t]{1,2}~?[\w/.-]{0,60}\]?[ \t]{0,2}[%$#❯➜>](?:\s|$))/iy,
    extends: false,
    accepts: (value) => isPerson(value) && !ROLE.test(value),
    hides: () => [
      '«dkowalczyk»@raspberrypi:~$ openclaw status',
      '«mvandermeer»@mbp ~ % openclaw status',
      '«sofiadlr»@pc:/opt/openclaw$ ls',
    ],
    keeps: () => ['root@vps:~# openclaw status', 'pi@raspberrypi:~ $ ls', 'node@container:/app$ ls'],
    source: 'https://www.gnu.org/software/bash/manual/html_node/Controlling-the-Prompt.html',
    rotate: null,
  },
];

function isPerson(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    name.length > 1 &&
    !NOBODY.has(lower) &&
    !isPlaceholder(lower) &&
    !/^(?:your|my)[-_.]/.test(lower) &&
    !/^\.|\.(?:md|json|js|ts|html?)$/.test(lower)
  );
}

/** Whether the folder before a name is the one that holds the homes: `/home`, `C:\Users`, `/mnt/c/Users`; not `/api/users`. */
function isTopFolder(text: string, start: number): boolean {
  const folder = /(?:[\\/]{1,8}|%2F)(home|[Uu]sers)(?:[\\/]{1,8}|%2F)$/.exec(
    text.slice(Math.max(0, start - 28), start),
  );
  if (folder === null) return false;
  const before = text.slice(Math.max(0, start - folder[0].length - 48), start - folder[0].length);
  if (/(?:^|[^A-Za-z])[A-Za-z]:$|file:$|[\\/](?:mnt[\\/])?[a-z]$/i.test(before)) return true;
  if (folder[1] === 'users') return false;
  return (
    !/[\w.~$}*-]$/.test(before) ||
    /[\\/]{1,4}(?:var|usr|export|mnt|media|data|host|rootfs|private|run|volume\d)(?:[\\/]{1,4}[\w-]{1,20})?$|wsl(?:\$|\.localhost)[\\/]{1,4}[\w.-]{1,30}$|Volumes[\\/]Data$/.test(
      before,
    )
  );
}

function isPhone(value: string, text: string, start: number): boolean {
  const digits = value.replace(/^%2B/i, '').replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15) return false;
  if (
    /^1?\d{0,3}5550[01]\d{2}$|^(?:1)?\d{3}5550\d{3}$|^1?5555\d{6}$|^1234567|^(\d)\1{6}|^1?\d{3}555\d{4}$|0{7}|^49123456|^1555\d{7}$|^447700900|^15551234/.test(
      digits,
    )
  )
    return false;
  const before = text[start - 1] ?? ' ';
  return !/[\w.:-]/.test(before) || before === ':' || /[a-z]:$/i.test(text.slice(Math.max(0, start - 2), start));
}

function isPublicIpv4(value: string): boolean {
  if (value.startsWith('127.') || value.startsWith('192.168.') || value.startsWith('10.')) return false;
  const parts = value.split('.').map(Number) as [number, number, number, number];
  if (parts.some((part, index) => part > 255 || String(part) !== value.split('.')[index])) return false;
  const [a, b, c] = parts;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  )
    return false;
  if (
    (a === 192 && b === 0 && (c === 2 || c === 0)) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113)
  )
    return false;
  return !RESOLVERS.has(value) && !/^1\.2\.3\.\d$|^(\d)\.\1\.\1\.\1$|^\d\.\d\.\d\.\d$/.test(value);
}
/** Public resolvers and the like, the same for everybody. */
const RESOLVERS = new Set([
  '1.1.1.1',
  '1.0.0.1',
  '8.8.8.8',
  '8.8.4.4',
  '9.9.9.9',
  '149.112.112.112',
  '208.67.222.222',
  '208.67.220.220',
  '94.140.14.14',
  '114.114.114.114',
  '223.5.5.5',
  '223.6.6.6',
  '119.29.29.29',
]);

function looksLikeVersion(text: string, start: number, value: string): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (/[\w.]$/.test(before) && !/[^A-Za-z]?(?:ip|addr|host|from)$/i.test(before)) return true;
  if (
    /(?:version|ver\.?|v|release|build|chrome|chromium|edge|safari|firefox|electron|firmware|revision)[ :/="']{1,3}$/i.test(
      before,
    )
  )
    return true;
  return (
    /^[-+]\w/.test(text.slice(start + value.length, start + value.length + 2)) &&
    !/^-\d/.test(text.slice(start + value.length))
  );
}

function isPublicIpv6(value: string): boolean {
  const lower = value.toLowerCase();
  const groups = lower.split(':');
  const gaps = lower.split('::').length - 1;
  if (gaps > 1 || (gaps === 0 && groups.length !== 8) || groups.length > 8 || lower.includes(':::')) return false;
  if (groups.filter((group) => group !== '').length < 3) return false;
  if (/^2001:0?db8:|^3fff:|^2001:4860:4860::|^2606:4700:4700::|^2620:fe::/.test(lower)) return false;
  return !/^20[0-9]{2}:\d{2}:\d{2}/.test(lower);
}

/** A phone number at the start of a text, without the numbers that follow it: 15 digits at most. */
function lengthOfPhone(text: string): number {
  let digits = 0;
  let length = 0;
  for (const match of text.matchAll(/\d{1,22}/g)) {
    digits += match[0].length;
    if (digits > 15 && length > 0) break;
    length = match.index + match[0].length;
  }
  return length;
}
