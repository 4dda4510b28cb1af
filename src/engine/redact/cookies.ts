import { type Found, RANK } from './found.ts';
import { isPlaceholder } from './placeholder.ts';
import { isRandom } from './strength.ts';

/** Cookies read of one header, and the longest name and value, in UTF-16 units. */
const MAX_COOKIES = 40;
const PAIR = /[ \t]{0,4}["']?([\w.$-]{1,80})=([^\s;,"'<>\\]{0,4096})/y;
const SEPARATOR = /;/y;

/** The cookies of a header that begins at `start`, `Cookie: a=…; b=…`: whatever they are called, what is random signs somebody in. */
export function cookieSecrets(text: string, start: number): Found[] {
  const found: Found[] = [];
  PAIR.lastIndex = start;
  for (let read = 0; read < MAX_COOKIES; read++) {
    const pair = PAIR.exec(text);
    if (pair === null) break;
    const value = pair[2]!;
    const to = PAIR.lastIndex;
    const plain = value.replace(/^s%3A/i, '');
    const isCount = /^_g(?:a|id|at)/.test(pair[1]!); // Google's, of visits
    if (!isCount && isRandom(plain.replace(/%[0-9a-fA-F]{2}/g, ''), 16) && !isPlaceholder(plain))
      found.push({ kind: 'session-cookie', rank: RANK.key, from: to - value.length, to, value });
    SEPARATOR.lastIndex = to;
    if (!SEPARATOR.test(text)) break;
    PAIR.lastIndex = to + 1;
  }
  return found;
}
