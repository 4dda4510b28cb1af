import { hashesOf, tokenise } from './tokens.ts';

export type HoleType = 'uuid' | 'number' | 'count' | 'name' | 'time' | 'url' | 'version' | 'text';

/** One word or hole of a pattern. `gap`: `{…}`, any words on that line. */
export type Item =
  | { readonly is: 'word'; readonly word: number; readonly skeleton: number; readonly text: string }
  | { readonly is: 'hole'; readonly name: string | null; readonly type: HoleType }
  | { readonly is: 'gap' };

/** A text of a sign, cut into words and holes. */
export type Pattern = {
  readonly text: string;
  readonly items: readonly Item[];
  /** How many of the items are words. */
  readonly words: number;
};

const HOLE = /\{(…|\.\.\.|[A-Za-z0-9_]*(?::[a-z]+)?)\}/g;
const TYPES: ReadonlySet<string> = new Set(['uuid', 'number', 'count', 'name', 'time', 'url', 'version', 'text']);

/** Cuts `unknown cron job id: {name:name}` into words and holes. Braces that are no hole are punctuation. */
export function patternOf(text: string): Pattern {
  const items: Item[] = [];
  let from = 0;
  for (const match of text.matchAll(HOLE)) {
    const inner = match[1] as string;
    const hole = holeOf(inner);
    if (!hole) continue;
    pushWords(items, text.slice(from, match.index));
    items.push(hole);
    from = match.index + match[0].length;
    // `{:number}ms` is one word in a post.
    if (hole.is === 'hole' && hole.type === 'number') while (/[a-z%]/i.test(text.charAt(from))) from += 1;
  }
  pushWords(items, text.slice(from));
  return { text, items, words: items.filter((item) => item.is === 'word').length };
}

function holeOf(inner: string): Item | null {
  if (inner === '…' || inner === '...') return { is: 'gap' };
  const [name = '', type = 'text'] = inner.split(':');
  if (!TYPES.has(type) || (name === '' && !inner.includes(':'))) return null;
  return { is: 'hole', name: name === '' ? null : name, type: type as HoleType };
}

function pushWords(items: Item[], text: string): void {
  const tokens = tokenise(text);
  for (let at = 0; at < tokens.count; at += 1) {
    const word = text.slice(tokens.starts[at], tokens.ends[at]).toLowerCase();
    items.push({ is: 'word', ...hashesOf(word), text: word });
  }
}

/** What a hole of each type may hold, anchored at both ends. All bounded: a capture is at most `CAPTURE_LIMIT` long. */
const FITS: { readonly [type in HoleType]: RegExp } = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  // With its unit: `10000ms`.
  number: /^-?\d[\d.,]{0,20}[a-z%]{0,3}$/i,
  count:
    /^(?:\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|several|no|a|un[oa]?|dos|tres|cuatro|cinco|[一二两三四五六七八九十]{1,3})$/i,
  name: /^[^\s"'`,;<>{}()[\]]{1,120}$/,
  time: /^[\dTZ:.+\-/, ]{4,40}(?:[ap]m)?$/i,
  url: /^[a-z][a-z+.-]{1,10}:\/\/\S{1,200}$/i,
  version: /^v?\d{1,4}(?:\.\d{1,4}){1,3}(?:-[0-9a-z.]{1,16})?$/i,
  text: /^[^\n]{1,200}$/,
};
const UUID = FITS.uuid;

/** Longest captured value, in UTF-16 units. */
export const CAPTURE_LIMIT = 200;

/** Whether a captured text is of a hole's type. A `name` is no UUID. */
export function fitsHole(type: HoleType, captured: string): boolean {
  if (captured.length > CAPTURE_LIMIT) return false;
  return FITS[type].test(captured) && !(type === 'name' && UUID.test(captured));
}
