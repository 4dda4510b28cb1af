import { type Found, RANK } from './found.ts';
import { isRandom } from './strength.ts';

/** Length of a gateway token that OpenClaw made, in hexadecimal digits: no common digest is as long. */
const GATEWAY = 48;
/** Length of a device, bootstrap or node token, in characters of base64url. A public key is as long. */
const DEVICE = 43;
const ALONE = /^[ \t>"'`]{0,8}([A-Za-z0-9_-]{43})[ \t\r"'`,;]{0,4}$/;

/** Tokens of OpenClaw's own make that nothing around names: 48 hexadecimal digits; 43 of base64url alone on a line. */
export function bareTokens(text: string): Found[] {
  const found: Found[] = [];
  // a run of 48 covers one of every 48 characters
  for (let probe = GATEWAY - 1; probe < text.length; probe += GATEWAY) {
    if (!isHexDigit(text.charCodeAt(probe))) continue;
    let from = probe;
    while (from > 0 && probe - from < GATEWAY && isHexDigit(text.charCodeAt(from - 1))) from--;
    let to = probe + 1;
    while (to - from <= GATEWAY && isHexDigit(text.charCodeAt(to))) to++;
    if (to - from !== GATEWAY || isInside(text, from) || /\w/.test(text[to] ?? ' ')) continue;
    const value = text.slice(from, to);
    if (isRandom(value, GATEWAY)) found.push({ kind: 'gateway-token', rank: RANK.guess, from, to, value });
  }
  return found;
}

/** Whether a word goes on before an offset; the letter of an escape such as `\n` is none. */
function isInside(text: string, from: number): boolean {
  return /[\w-]/.test(text[from - 1] ?? ' ') && !(/[nrt]/.test(text[from - 1]!) && text[from - 2] === '\\');
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102);
}

/** Speaks of a token on the same line; of something public, that looks the same. */
const TALK = /\b(?:tokens?|paste[ds]?|pasting|secret|password|auth|login|bearer)\b/i;
const PUBLIC = /public|finger|hash|digest|challenge|sha\d|integrity|nonce|signature|\bids?\b/i;
/** How far from a token its line is read, each way. */
const NEAR = 120;

/** Device tokens between blanks in a line that speaks of tokens: `i pasted … into the control ui`. */
export function spokenTokens(text: string): Found[] {
  const found: Found[] = [];
  for (let probe = DEVICE - 1; probe < text.length; probe += DEVICE) {
    if (!isTokenChar(text.charCodeAt(probe))) continue;
    let from = probe;
    while (from > 0 && probe - from < DEVICE && isTokenChar(text.charCodeAt(from - 1))) from--;
    let to = probe + 1;
    while (to - from <= DEVICE && isTokenChar(text.charCodeAt(to))) to++;
    if (to - from !== DEVICE || !/[ \t`*|]/.test(text[from - 1] ?? ' ') || !/[\s`*|,.?!)]/.test(text[to] ?? ' '))
      continue;
    const value = text.slice(from, to);
    if (!/\d/.test(value) || !/[A-Z]/.test(value) || !isRandom(value, DEVICE)) continue;
    const before = text
      .slice(Math.max(0, from - NEAR), from)
      .split('\n')
      .at(-1)!;
    const after = text.slice(to, to + NEAR).split('\n', 1)[0]!;
    if (/[:=][ \t]{0,4}[`*|]{0,3}$/.test(before) || PUBLIC.test(before) || !TALK.test(`${before} ${after}`)) continue;
    found.push({ kind: 'token', rank: RANK.guess, from, to, value });
  }
  return found;
}

function isTokenChar(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 45 ||
    code === 95
  );
}

/** Device tokens alone on a line, where the lines before do not speak of a public key. Reads lines of 43 to 60 characters. */
export function lonelyTokens(text: string): Found[] {
  const found: Found[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const length = end - start;
    if (length >= DEVICE && length <= DEVICE + 12) {
      const match = ALONE.exec(text.slice(start, end));
      const value = match?.[1] ?? '';
      if (
        /\d/.test(value) &&
        /[A-Z]/.test(value) &&
        isRandom(value, DEVICE) &&
        !/public|finger|hash|digest|challenge/i.test(text.slice(Math.max(0, start - 160), start))
      ) {
        const at = start + match![0].indexOf(value);
        found.push({ kind: 'token', rank: RANK.guess, from: at, to: at + DEVICE, value });
      }
    }
    start = end + 1;
  }
  return found;
}
