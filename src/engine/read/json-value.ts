import { jsonrepair } from 'jsonrepair';
import type { Json } from '../types.ts';

/** Longest text given to `jsonrepair` at once, and in all for one span of a post, UTF-16 units: it is not linear on every input. */
const MAX_REPAIR = 64 * 1024;
const MAX_REPAIR_TOTAL = 128 * 1024;
/** Objects and lists within each other; `jsonrepair` recurses. */
export const MAX_DEPTH = 200;

/** How much was repaired so far in one span of a post. */
export type RepairBudget = { spent: number };

/** The value that a text means, or null if it means none. Tries it as it is, then repaired. */
export function jsonValue(
  text: string,
  depth: number,
  budget: RepairBudget,
): { readonly value: Json; readonly repaired: boolean } | null {
  if (depth > MAX_DEPTH) return null;
  const parsed = parse(text);
  if (parsed !== undefined) return { value: parsed, repaired: false };
  if (text.length > MAX_REPAIR || budget.spent + text.length > MAX_REPAIR_TOTAL || isQuoteStorm(text)) return null;
  budget.spent += text.length;
  try {
    const repaired = parse(jsonrepair(readable(text)));
    return repaired === undefined ? null : { value: repaired, repaired: true };
  } catch {
    return null; // not JSON in any sense that could be told
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What `jsonrepair` does not know: one level of escapes around the whole, lone `#` lines, strings that a terminal wrapped. */
function readable(text: string): string {
  let clean = text;
  if (/^[{[]\s{0,20}\\+["n]/.test(clean)) clean = unescaped(clean);
  return clean
    .replace(/^[ \t]*#.*$/gm, '')
    .replace(/"(?:…|\.\.\.)[ \t]*$/gm, '"')
    .replace(/,\s{0,40}(?:…|\.\.\.)[ \t]*(?=$|[}\]])/gm, ',');
}

/** One level of JSON string escapes taken away. */
export function unescaped(text: string): string {
  return text.replace(/\\(["\\/nrt])/g, (_, char: string) => ESCAPES[char] ?? char);
}
const ESCAPES: { readonly [char: string]: string } = { n: '\n', r: '\r', t: '\t' };

/** Quotes on every other character are no JSON, and are what takes `jsonrepair` longest. */
function isQuoteStorm(text: string): boolean {
  if (text.length < 4_096) return false;
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes > text.length / 4;
}
