import { RANK } from '../found.ts';
import { isPlaceholder } from '../placeholder.ts';
import { invented } from '../prefixed.ts';
import type { Rule } from '../rule.ts';
import { isGibberish, isMixed, isRandom } from '../strength.ts';

const HEX = '0-9a-f';
const TOKEN = 'A-Za-z0-9_-';
const JSON_HEAD = ['e', 'yJ'].join('');

/** First three characters of base64 of a decimal number: how a Discord bot token begins. */
const SNOWFLAKE_HEADS = ['MD', 'MT', 'Mj', 'Mz', 'ND', 'NT', 'Nj', 'Nz', 'OD', 'OT'].flatMap((pair) =>
  [...'AEIMQUYcgk'].map((third) => pair + third),
);

/** Tokens with a shape of their own but no telling prefix. */
export const tokenRules: readonly Rule[] = [
  {
    name: 'discord-bot-token',
    kind: 'discord-bot-token',
    anchors: SNOWFLAKE_HEADS,
    pattern: /[MNO][A-Za-z0-9_-]{22,30}\.[\w-]{5,8}\.[\w-]{24,48}/y,
    hides: () =>
      [1, 2, 3].map(
        (nth) => `login «MTI${invented(TOKEN, 21, nth)}.${invented(TOKEN, 6, nth)}.${invented(TOKEN, 38, nth)}» failed`,
      ),
    keeps: () => ['channel 1234567890123456789', 'MTIzNDU2Nzg5 is base64', 'NTI.2.3'],
    source: 'https://discord.com/developers/docs/reference#authentication',
    rotate: 'Press Reset Token on the Bot page of discord.com/developers/applications.',
  },
  {
    name: 'telegram-bot-token',
    kind: 'telegram-bot-token',
    anchors: ['0:AA'],
    before: ['0-9', 12],
    pattern: /\d{6,12}:AA[\w-]{30,40}/y,
    inside: true,
    hides: () => [1, 2, 3].map((nth) => `bot«${invented('1-9', 10, nth)}:AA${invented(TOKEN, 33, nth)}»/getMe`),
    keeps: () => ['12:AA is short', 'mac 00:AA:BB:CC:DD:EE', '2026-04-21T17:38:00AAAA'],
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    rotate: 'Send /revoke to @BotFather.',
  },
  {
    name: 'teams-app-password',
    kind: 'azure-client-secret',
    anchors: ['0Q~'],
    before: ['A-Za-z0-9_~.-', 3],
    pattern: /[\w~.-]{3}\dQ~[\w~.-]{28,36}/y,
    hides: () => [1, 2, 3].map((nth) => `app «${invented(TOKEN, 2, nth)}x8Q~${invented('A-Za-z0-9', 34, nth)}» 401`),
    keeps: () => ['8Q~ is short', 'cost 48Q~50', 'a8Q~b'],
    source: 'https://learn.microsoft.com/entra/identity-platform/howto-create-service-principal-portal',
    rotate: 'Delete the client secret under App registrations at entra.microsoft.com and create a new one.',
  },
  {
    name: 'json-web-token',
    kind: 'jwt',
    anchors: [JSON_HEAD],
    accepts: (_, text, start) => !/\bpk\.$/.test(text.slice(Math.max(0, start - 4), start)), // Mapbox: public
    pattern: /eyJ[\w-]{8,4000}\.[\w-]{4,8000}(?:\.[\w-]{0,8000})?(?:\.[\w-]{8,8000})?(?:\.[\w-]{8,8000})?/y,
    hides: () =>
      [1, 2, 3].map(
        (nth) =>
          `auth «${JSON_HEAD}hbGciOiJ${invented(TOKEN, 20, nth)}.${JSON_HEAD}zdWIi${invented(TOKEN, 20, nth)}.${invented(TOKEN, 43, nth)}»`,
      ),
    keeps: () => ['it begins with eyJ', `${JSON_HEAD}.`, `${JSON_HEAD}<rest>`],
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
    rotate: 'Sign out where it was issued, so that it is revoked.',
  },
  {
    name: 'json-web-token-cut',
    kind: 'jwt',
    anchors: [`${JSON_HEAD}hbGciOi`, `${JSON_HEAD}0eXAiOi`, `${JSON_HEAD}raWQiOi`],
    pattern: /eyJ[\w-]{20,8000}/y,
    hides: () => [1, 2, 3].map((nth) => `cut «${JSON_HEAD}hbGciOiJ${invented(TOKEN, 30, nth)}»`),
    keeps: () => [`${JSON_HEAD}hbGciOi`, 'alg HS256', `${JSON_HEAD}hbGciOi…`],
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
    rotate: 'Sign out where it was issued, so that it is revoked.',
  },
  {
    name: 'openclaw-setup-code',
    kind: 'setup-code',
    anchors: [`${JSON_HEAD}1cmwi`],
    pattern: /eyJ1cmwi[\w-]{16,2000}={0,2}/y,
    rank: RANK.own,
    hides: () => [1, 2, 3].map((nth) => `scan «${JSON_HEAD}1cmwiOiJ3c3M6${invented(TOKEN, 60, nth)}»`),
    keeps: () => [
      'setup code expired',
      `${JSON_HEAD}1cmwi`,
      'bootstrap token invalid or expired (scan a fresh setup code)',
    ],
    source: 'https://docs.openclaw.ai/cli/qr',
    rotate: 'Setup codes live ten minutes. Create a new one: openclaw qr',
  },
  {
    name: 'url-user-password',
    kind: 'url-password',
    anchors: ['://', ':\\/\\/'],
    pattern: /:\\?\/\\?\/[^\s/@:"'`<>\\]{0,128}:([^\s/"'`<>\\]{1,400}@)(?=[\w.[{$<%-])/y,
    upTo: (value) => value.length - 1,
    inside: true,
    extends: false,
    accepts: (value) => !isPlaceholder(value) && !/^\$|^<|^\*|^\d{1,5}$/.test(value),
    hides: () => [1, 2, 3].map((nth) => `postgres://openclaw:«${invented('A-Za-z0-9', 12, nth)}»@db:5432/x`),
    keeps: () => [
      'http://127.0.0.1:18789/',
      'postgres://user:password@host/db',
      `redis://:\${REDIS_PASSWORD}@cache:6379`,
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    rotate: 'Change that password, or revoke that token, where it was issued.',
  },
  {
    name: 'url-user-token',
    kind: 'url-password',
    anchors: ['://'],
    pattern: /:\/\/([\w.~%-]{16,256})(?::x-oauth-basic|:)?@(?=[\w.[-])/y,
    inside: true,
    extends: false,
    accepts: (value) => isRandom(value, 16),
    hides: () => [1, 2, 3].map((nth) => `git clone https://«${invented('A-Za-z0-9', 32, nth)}»@git.example.com/x`),
    keeps: () => [
      'https://openclaw-maintainer@git.example.com/x',
      'ssh://git@github.com/x',
      'https://docs.openclaw.ai/@x',
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    rotate: 'Change that password, or revoke that token, where it was issued.',
  },
  {
    name: 'bearer-token',
    kind: 'bearer-token',
    anchors: ['bearer ', 'bearer"', "bearer'"],
    pattern: /bearer(?:[ \t]{1,4}["'`]?|["'],[ \t]{0,4}["'])([^\s"'`<>\\,;)\]}]{6,4000})/iy,
    rank: RANK.key,
    accepts: (value) =>
      ((isMixed(value) && /\d/.test(value)) || (value.includes('-') && isGibberish(value))) && !isPlaceholder(value),
    hides: () => [1, 2, 3].map((nth) => `authorization: bearer «${invented('a-z0-9', 28, nth)}»\nx: y`),
    keeps: () => ['Authorization: Bearer <token>', `Bearer \${token}`, 'send a Bearer token'],
    source: 'https://www.rfc-editor.org/rfc/rfc6750',
    rotate: 'Revoke that token where it was issued.',
  },
  {
    name: 'basic-credentials',
    kind: 'basic-auth',
    anchors: ['basic '],
    pattern: /basic[ \t]{1,4}(?:["'`]?)([A-Za-z0-9+/_-]{8,2000}={0,2})/iy,
    rank: RANK.key,
    accepts: (value) => isUserAndPassword(value),
    hides: () => [1, 2, 3].map((nth) => `Authorization: Basic «${btoa(`admin:${invented('a-z0-9', 12, nth)}`)}»`),
    keeps: () => ['Basic authentication', 'basic configuration', 'WWW-Authenticate: Basic realm="x"'],
    source: 'https://www.rfc-editor.org/rfc/rfc7617',
    rotate: 'Change the password of that account.',
  },
  {
    name: 'url-signature',
    kind: 'signature',
    anchors: ['X-Amz-Signature', 'X-Goog-Signature', 'sig='],
    pattern: /(?:X-(?:Amz|Goog)-Signature|sig)(?:=|%3D)([A-Za-z0-9%+/_-]{24,1000}={0,2})/iy,
    inside: true,
    hides: () => [1, 2, 3].map((nth) => `?X-Amz-Signature=«${invented(HEX, 64, nth)}»&x=1`),
    keeps: () => ['X-Amz-Signature=…', 'sig=<signature>', 'X-Amz-Date=20260421T173800Z'],
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html',
    rotate: 'It expires by itself; delete the key that signed it if it lives long.',
  },
  {
    name: 'sign-in-code',
    kind: 'auth-code',
    anchors: ['?code=', '&code=', 'ac_'],
    pattern: /(?:[?&]code=|(?=ac_))([\w%./~-]{24,1000})/iy,
    inside: true,
    accepts: (value) => isRandom(value, 24),
    hides: () => [1, 2, 3].map((nth) => `/auth/callback?code=«${invented(TOKEN, 40, nth)}»&state=x`),
    keeps: () => ['?code=1008', '&code=<code>', '/callback?code=…'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
    rotate: 'It lives a few minutes: start the sign-in again.',
  },
  {
    name: 'codex-refresh-token',
    kind: 'openai-refresh-token',
    anchors: ['rt_'],
    pattern: /rt_[\w.-]{30,400}/y,
    accepts: (value) => isRandom(value, 30),
    hides: () => [1, 2, 3].map((nth) => `refresh «rt_${invented('A-Za-z0-9', 50, nth)}»`),
    keeps: () => ['rt_preempt', 'start_token', 'rt_<token>'],
    source: 'https://developers.openai.com/codex',
    rotate: 'Sign in again: openclaw models auth login --provider openai',
  },
  {
    name: 'openclaw-pairing-code',
    kind: 'pairing-code',
    anchors: ['pairing approve '],
    pattern:
      /pairing approve (?:--channel[ =])?[a-z][\w-]{1,30} (?:--code[ =])?([A-HJ-NP-Z2-9]{8})(?=[ \t]{0,4}(?:[\n"'`,;.)]|$|--))/y,
    extends: false,
    rank: RANK.own,
    accepts: (value) => !isPlaceholder(value),
    hides: () => [1, 2, 3].map((nth) => `openclaw pairing approve telegram «${invented('A-HJ-NP-Z2-9', 8, nth)}»`),
    keeps: () => [
      'openclaw pairing approve telegram <CODE>',
      'openclaw pairing approve telegram PASSWORD',
      'openclaw pairing approve --help',
    ],
    source: 'https://docs.openclaw.ai/channels/pairing',
    rotate: 'It lives an hour. Ask for a new one by writing to the bot again.',
  },
  {
    name: 'terraform-token',
    kind: 'terraform-token',
    anchors: ['.atlasv0.'],
    before: ['A-Za-z0-9', 14],
    pattern: /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{50,100}/y,
    hides: () =>
      [1, 2, 3].map((nth) => `key «${invented('A-Za-z0-9', 14, nth)}.atlasv1.${invented(TOKEN, 67, nth)}» 401`),
    keeps: () => ['.atlasv1. stands in the middle', 'x.atlasv1.short', 'atlasv1.dev'],
    source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    rotate: 'Delete this token at app.terraform.io/app/settings/tokens and create a new one.',
  },
  {
    name: 'airtable-token',
    kind: 'airtable-token',
    anchors: ['pat'],
    pattern: /pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/y,
    hides: () => [1, 2, 3].map((nth) => `key «pat${invented('A-Za-z0-9', 14, nth)}.${invented(HEX, 64, nth)}»`),
    keeps: () => ['patternMatching12', 'path/to', 'pat is short'],
    source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    rotate: 'Delete this key at airtable.com/create/tokens and create a new one.',
  },
  {
    name: 'openclaw-join-code',
    kind: 'join-code',
    anchors: ['/j/'],
    pattern: /\/j\/([A-Za-z0-9-]{4,40})(?![\w/])/y,
    inside: true,
    rank: RANK.own,
    accepts: (value, text, start) =>
      !/^\d{9,}$/.test(value) && /:\/\/[^\s/]{1,80}\/j\/$/.test(text.slice(Math.max(0, start - 90), start)),
    hides: () =>
      ['AB12-CD34', 'K7QM2XWP', 'x8d0f3'].map((code) => `open https://gw.example.net/j/«${code}» on the phone`),
    keeps: () => ['src/j/index.ts', '/j/<code>', 'https://gw.example.net/j/'],
    source: 'https://docs.openclaw.ai/cli/devices',
    rotate: 'Create a new one: openclaw devices join-code',
  },
  {
    name: 'zai-key',
    kind: 'zai-key',
    anchors: ['0.', 'a.', 'b.', 'c.', 'd.', 'e.', 'f.'],
    before: [HEX, 32],
    pattern: /[0-9a-f]{32}\.[A-Za-z0-9]{16}(?![A-Za-z0-9])/y,
    accepts: (value) => isRandom(value.slice(33), 16) || /[A-Z]/.test(value.slice(33)),
    hides: () => [1, 2, 3].map((nth) => `key «${invented(HEX, 31, nth)}0.${invented('A-Za-z', 15, nth)}7»`),
    keeps: () => ['d41d8cd98f00b204e9800998ecf8427e.png', 'index.a.b', '0.5'],
    source: 'https://docs.z.ai',
    rotate: 'Delete this key at z.ai/manage-apikey and create a new one.',
  },
];

/** Base64 of `user:password`. */
export function isUserAndPassword(value: string): boolean {
  try {
    const text = atob(value.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    return /^[\x20-\x7e]{0,200}:[\x20-\x7e]{1,300}$/.test(text);
  } catch {
    return false;
  }
}
