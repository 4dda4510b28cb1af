import type { Rule } from '../rule.ts';

/** Internet addresses of somebody's own: not private, reserved, for documentation, or a public resolver's. */
export const addressRules: readonly Rule[] = [
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
];

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
  if (/^ - \S{1,40} \[/.test(text.slice(start + value.length, start + value.length + 46))) return false; // an access log
  const before = text.slice(Math.max(0, start - 24), start);
  if (/[\w.]$/.test(before) && !/[^A-Za-z]?(?:ip|addr|host|from)$/i.test(before)) return true;
  if (
    /(?:version|ver\.?|v|release|build|chrome|chromium|edge|safari|firefox|electron|firmware|revision|openssl|lib\w{1,20}|driver|kernel|sdk|ffmpeg|nginx|java|jdk|jre|php|python|node|npm|dotnet|sqlite|windows|android)[ :/="']{1,3}$/i.test(
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
