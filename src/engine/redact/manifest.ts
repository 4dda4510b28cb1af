import { type Found, RANK } from './found.ts';

/** How far from `kind: Secret` its data may stand, in UTF-16 units, and how many entries are read. */
const REACH = 4_000;
const MAX_ENTRIES = 64;
const DATA = /["']?(?:data|stringData)["']?:[ \t]{0,4}\{?/g;
const ENTRY = /[\s{,]{1,80}["']?[\w./-]{1,80}["']?:[ \t]{0,4}["']?([A-Za-z0-9+/_-]{6,8000}={0,2})["']?(?=[\s,}]|$)/y;

/** How the manifest of a Kubernetes secret names itself. */
export const MANIFEST_ANCHORS: readonly string[] = ['kind: secret', '"kind":"secret"', '"kind": "secret"'];

/** Values under `data` of the Kubernetes secret that names itself at `[start, end)`: every one is secret, whatever its key. */
export function manifestSecrets(text: string, start: number, end: number): Found[] {
  const from = Math.max(0, start - REACH);
  const window = text.slice(from, end + REACH);
  const found: Found[] = [];
  for (const match of window.matchAll(DATA)) {
    ENTRY.lastIndex = match.index + match[0].length;
    for (let entry = ENTRY.exec(window); entry !== null && found.length < MAX_ENTRIES; entry = ENTRY.exec(window)) {
      const at = from + entry.index + entry[0].lastIndexOf(entry[1]!);
      if (/["']?(?:kind|name|namespace|apiVersion|type)["']?:/.test(entry[0].slice(0, -entry[1]!.length))) break;
      found.push({
        kind: 'kubernetes-secret',
        rank: RANK.guess,
        from: at,
        to: at + entry[1]!.length,
        value: entry[1]!,
      });
    }
  }
  return found;
}
