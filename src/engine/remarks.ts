import type { Evidence, Line, Remark, Vocabulary } from './types.ts';

const foldedPhrases = new WeakMap<Vocabulary, { readonly [remark in Remark]: readonly string[] }>();

/** The phrases of each remark, folded once. */
function phrasesOf(vocabulary: Vocabulary): { readonly [remark in Remark]: readonly string[] } {
  let folded = foldedPhrases.get(vocabulary);
  if (!folded) {
    const entries = Object.entries(vocabulary.heard).map(([remark, phrases]) => [remark, phrases.map(fold)]);
    folded = Object.fromEntries(entries) as { readonly [remark in Remark]: readonly string[] };
    foldedPhrases.set(vocabulary, folded);
  }
  return folded;
}

/** What the person said about any cause: that it worked, did not help, is gone, … In the order of the closed list. */
export function remarksIn(evidence: Evidence, vocabulary: Vocabulary): readonly Remark[] {
  const told = evidence.lines.filter((line) => line.by === 'person' && line.end > line.start).slice(0, 200);
  if (told.length === 0) return [];
  const { byFirstWord, unspaced } = lookupOf(vocabulary);
  const found = new Set<Remark>();
  for (const line of told) {
    const text = fold(evidence.text.slice(line.start, Math.min(line.end, line.start + 2000)));
    for (const [remark, phrase] of unspaced) if (text.includes(phrase)) found.add(remark);
    for (let at = 0; at < text.length - 1; at = text.indexOf(' ', at + 1)) {
      const end = text.indexOf(' ', at + 1);
      for (const [remark, phrase] of byFirstWord.get(text.slice(at + 1, end)) ?? []) {
        if (text.startsWith(phrase, at)) found.add(remark);
      }
    }
  }
  return (Object.keys(phrasesOf(vocabulary)) as Remark[]).filter((remark) => found.has(remark));
}

type Phrase = readonly [remark: Remark, folded: string];
type Lookup = { readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>; readonly unspaced: readonly Phrase[] };
const lookups = new WeakMap<Vocabulary, Lookup>();

/** Phrases by their first word, so that a line is gone through once; those of languages without spaces apart. */
function lookupOf(vocabulary: Vocabulary): Lookup {
  const known = lookups.get(vocabulary);
  if (known) return known;
  const byFirstWord = new Map<string, Phrase[]>();
  const unspaced: Phrase[] = [];
  for (const [remark, phrases] of Object.entries(phrasesOf(vocabulary)) as [Remark, readonly string[]][]) {
    for (const phrase of phrases) {
      if (UNSPACED.test(phrase)) unspaced.push([remark, phrase.trim()]);
      else {
        const word = phrase.slice(1, phrase.indexOf(' ', 1));
        byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), [remark, phrase]]);
      }
    }
  }
  const lookup = { byFirstWord, unspaced };
  lookups.set(vocabulary, lookup);
  return lookup;
}

/** `@name` or Discord's `<@id>`, but no `name@host`, no package, no talk about mentions and no name that errors hold. */
const MENTION =
  /(?:^|[\s(])(?:<@[!&]?\d|@(?!mentions?\b|everyone\b|here\b|heartbeat\b|botfather\b|userinfobot\b|openclaw\/)[\p{L}][\p{L}\p{N}_.-]{1,31}(?![\p{L}\p{N}_/]))/iu;

/** Whether the person speaks to somebody: such a post is not for us to answer unasked. */
export function addressesSomeone(evidence: Evidence): boolean {
  return evidence.lines.some(
    (line) =>
      line.by === 'person' && MENTION.test(evidence.text.slice(line.start, Math.min(line.end, line.start + 2000))),
  );
}

/**
 * Whether a text in a person's sentence is taken back in the same clause: "not saying pairing required any more". A phrase
 * that ends with `…` takes back what follows it: "a code instead of …".
 */
export function isWithdrawn(text: string, line: Line, start: number, end: number, vocabulary: Vocabulary): boolean {
  const before = text.slice(Math.max(line.start, start - 120), start);
  const after = text.slice(end, Math.min(line.end, end + 120));
  const from = Math.max(...['.', '!', '?', ';', ',', '，', '。'].map((mark) => before.lastIndexOf(mark)));
  const to = after.search(/[.!?;,，。]|\b(?:but|now|pero|ahora)\b/);
  const lead = fold(before.slice(from + 1));
  const clause = fold(`${before.slice(from + 1)} … ${to < 0 ? after : after.slice(0, to)}`);
  const folded = phrasesOf(vocabulary).gone;
  return vocabulary.heard.gone.some((phrase, at) => holds(phrase.endsWith('…') ? lead : clause, folded[at]!));
}

const UNSPACED = /[\u3040-\u9fff]/;

function holds(text: string, phrase: string): boolean {
  return UNSPACED.test(phrase) ? text.includes(phrase.trim()) : text.includes(phrase);
}

/** Lower case, apostrophes dropped, everything else that is no letter or digit one space; a space at both ends. */
function fold(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
}
