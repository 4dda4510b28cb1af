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
    before: ['0-9:', 20],
    inside: true,
    pattern: /:?(\d{8,15})(?::\d{1,3})?@(?:s\.whatsapp\.net|c\.us)/y,
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
  {
    name: 'prompt-host',
    kind: 'host',
    anchors: ['@'],
    before: ['A-Za-z0-9_.*#[\\]-', 32],
    pattern:
      /[\w.*#[\]-]{1,32}@([a-z0-9][\w.-]{1,60})(?=:[~/][^\s$#%]{0,80}[ \t]?[$#%](?:\s|$)|[ \t]{1,2}~?[\w/.-]{0,60}\]?[ \t]{0,2}[%$#❯➜](?:\s|$))/iy,
    inside: true,
    extends: false,
    accepts: isOwnHost,
    hides: () => [
      'root@«kellerkind-nas»:~# openclaw status',
      'node@«Jans-MacBook-Pro» clawd % openclaw status',
      '[pi@«lenasserver» ~]$ ls',
    ],
    keeps: () => ['root@vps:~# openclaw status', 'node@gateway-7c9d8f6b5d:/app$ ls', 'pi@raspberrypi:~ $ ls'],
    source: 'https://www.gnu.org/software/bash/manual/html_node/Controlling-the-Prompt.html',
    rotate: null,
  },
];

/** Parts of host names that tell nothing of whose it is. */
const ANY_HOST = new Set(
  (
    'localhost local lan home internal host server srv vps vm vmi instance ip box node gateway gw container docker pod worker master web app api db proxy bastion ' +
    'raspberrypi raspberry rpi pi nas pc desktop laptop notebook mac macbook mbp mba imac mini studio pro air ubuntu debian fedora arch archlinux alpine centos rocky ' +
    'kali mint manjaro nixos linux windows win wsl dev devbox devcontainer prod stage staging test main my openclaw claw clawd clawdbot moltbot molt bot homelab homeserver virtual machine computer agent hetzner cloud aws gcp azure droplet'
  ).split(' '),
);

function isOwnHost(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[-_.]/)
    .some((part) => part.length > 1 && !/\d/.test(part) && !ANY_HOST.has(part) && !isPlaceholder(part));
}

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
