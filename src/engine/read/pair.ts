import type { Json } from '../types.ts';

/** Pairs on one line: `status: "skipped", lastError: "disabled"`, `code=1008 reason=pairing required`. */
export type Pairs = { readonly [key: string]: Json };

const COLON_PAIR =
  /(?:^|[\s,{(;"'])["']?([A-Za-z_$][\w.$-]{1,60})(?:["']?\s?:\s?(?:"((?:[^"\\\n]|\\.){0,600})"|'([^'\n]{0,600})')|(?:["']\s?:\s?|:\s)(?:(true|false|null|-?\d+(?:\.\d+)?)(?=\s*$|\s?[,;)}\]，。；]|\.(?:\s|$)|\s{1,4}["']?[\w.-]+["']?\s?[:=])|([A-Za-z][\w.-]{0,60})(?=\s*$|[,;，。；)])))/g;
/** A time or an address has none of these. */
const MAY_BE_COLON_PAIR = /:\s|:["']|["']\s?:/;
const SPACE_PAIR =
  /(?:^|[\s,(;])((?!macOS|iOS)[a-z]+[A-Z]\w{0,60}) (true|false|null|-?\d+)(?=$|[\s,;)，。]|\.(?:\s|$))/g;
const EQUALS_PAIR = /(?:^|[\s,(;"'[，；（。、])([A-Za-z_][\w.-]{1,60})\s?=\s?(?=\S)(?!=|>)/g;
const MAX_PAIRS = 60;

/** The pairs that a line holds. `isPrinted`: a program's line, where a value without quotes may be several words. */
export function pairsIn(text: string, isPrinted: boolean): Pairs | null {
  const look = text.length > 2_000 ? text.slice(0, 2_000) : text;
  const pairs: { [key: string]: Json } = {};
  if (look.includes(':') && MAY_BE_COLON_PAIR.test(look)) addColonPairs(look, pairs);
  if (/[a-z][A-Z]/.test(look)) {
    for (const match of look.matchAll(SPACE_PAIR)) add(pairs, match[1]!, JSON.parse(match[2]!) as Json);
  }
  if (look.includes('=')) addEqualsPairs(look, isPrinted, pairs);
  return Object.keys(pairs).length === 0 ? null : withDotted(pairs);
}

/** A colon makes a pair if the value is quoted, a number or a constant, or if it is one of a list of pairs. */
function addColonPairs(text: string, pairs: { [key: string]: Json }): void {
  const bare: [string, string][] = [];
  let literal = 0;
  for (const match of text.matchAll(COLON_PAIR)) {
    const [, key, double, single, constant, word] = match;
    if (word !== undefined) bare.push([key!, word]);
    else {
      literal += 1;
      add(
        pairs,
        key!,
        constant !== undefined
          ? (JSON.parse(numeric(constant)) as Json)
          : (double ?? single ?? '').replace(/\\(["\\])/g, '$1'),
      );
    }
  }
  if (literal > 0 || bare.length > 1) for (const [key, word] of bare) add(pairs, key, word);
}

function addEqualsPairs(text: string, isPrinted: boolean, pairs: { [key: string]: Json }): void {
  const matches = [...text.matchAll(EQUALS_PAIR)].slice(0, MAX_PAIRS);
  for (const [index, match] of matches.entries()) {
    const from = match.index + match[0].length;
    const to = matches[index + 1]?.index ?? text.length;
    add(pairs, match[1]!, meant(text.slice(from, to), isPrinted && matches.length > 1));
  }
}

/** `isLong`: the value goes on to the next key. */
function meant(text: string, isLong: boolean): Json {
  const quoted = /^(?:"([^"\n]*)"|'([^'\n]*)')/.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  const first = text.split(/[\s，。；（、]/, 1)[0]!.replace(/[,;)\]}"'.]+$/, '');
  if (/^(?:true|false|null)$/.test(first)) return JSON.parse(first) as Json;
  if (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(first)) return JSON.parse(numeric(first)) as Json;
  return isLong
    ? balanced(text.trim())
        .replace(/[,;"'\]│]+$/, '')
        .slice(0, 600)
    : first;
}

/** Up to a bracket that closes what was opened before the value. */
function balanced(text: string): string {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') open -= 1;
    if (open < 0) return text.slice(0, at);
  }
  return text;
}

/** `007` → `7`: JSON knows no leading zeros. */
function numeric(text: string): string {
  return text.replace(/^(-?)0+(?=\d)/, '$1');
}

function add(pairs: { [key: string]: Json }, key: string, value: Json): void {
  if (!Object.hasOwn(pairs, key) && Object.keys(pairs).length < MAX_PAIRS) pairs[key] = value;
}

/** `gateway.bind=lan` → `{ "gateway.bind": "lan", gateway: { bind: "lan" } }`: a path is told as it stands and as what it means. */
function withDotted(pairs: { readonly [key: string]: Json }): Pairs {
  const all: { [key: string]: Json } = { ...pairs };
  for (const [path, value] of Object.entries(pairs)) {
    const keys = path.split('.');
    if (keys.length < 2 || keys.length > 8 || keys.some((key) => key === '' || key === '__proto__')) continue;
    let place = all;
    for (const key of keys.slice(0, -1)) {
      const inner = Object.hasOwn(place, key) ? place[key] : undefined;
      const next: { [key: string]: Json } =
        inner !== null && typeof inner === 'object' && !Array.isArray(inner)
          ? { ...(inner as { [key: string]: Json }) }
          : {};
      place[key] = next;
      place = next;
    }
    place[keys.at(-1)!] = value;
  }
  return all;
}
