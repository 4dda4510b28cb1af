import { automaton, folded, scan } from './automaton.ts';
import { bareTokens, lonelyTokens, spokenTokens } from './bare.ts';
import { BLOB_ANCHORS, blobAround, decodedBlob } from './blob.ts';
import { type Found, RANK } from './found.ts';
import { identifierAround, KEY_ANCHORS, keyedSecret, PHRASES, phrasedSecret, type Run } from './keyed.ts';
import { MANIFEST_ANCHORS, manifestSecrets } from './manifest.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { isPersonal } from './stand-ins.ts';

type Anchor = {
  readonly literal: string;
  readonly rules: Rule[];
  key: boolean;
  phrase: boolean;
  blob: boolean;
  manifest: boolean;
};

const ANCHORS = anchors();
const MACHINE = automaton(ANCHORS.map((anchor) => anchor.literal));
const BEFORE = new Map(RULES.filter((rule) => rule.before).map((rule) => [rule, charTable(rule.before![0])]));
/** Keys inside one unbroken run of characters that are looked at; what is left of a longer one is hidden. */
const MAX_NESTED = 16;

function charTable(chars: string): Uint8Array {
  const pattern = new RegExp(`[${chars}]`);
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

function anchors(): Anchor[] {
  const byLiteral = new Map<string, Anchor>();
  const anchor = (literal: string): Anchor => {
    const key = folded(literal);
    const known = byLiteral.get(key) ?? {
      literal: key,
      rules: [],
      key: false,
      phrase: false,
      blob: false,
      manifest: false,
    };
    byLiteral.set(key, known);
    return known;
  };
  for (const rule of RULES) for (const literal of new Set(rule.anchors)) anchor(literal).rules.push(rule);
  for (const literal of KEY_ANCHORS) anchor(literal).key = true;
  for (const literal of Object.keys(PHRASES)) anchor(literal).phrase = true;
  for (const literal of BLOB_ANCHORS) anchor(literal).blob = true;
  for (const literal of MANIFEST_ANCHORS) anchor(literal).manifest = true;
  return [...byLiteral.values()];
}

const WORD = /[A-Za-z0-9_]/;
const TOKEN = /[A-Za-z0-9_-]/;

/** Everything in a view's text that rules, keys and what is encoded give away. Linear in the text. */
export function findIn(text: string, depth = 0): Found[] {
  const found: Found[] = [];
  const done = new Map<Rule, number>();
  const run: Run = { end: 0, nested: 0 };
  let keyEnd = -1;
  let blobEnd = -1;
  let manifestEnd = -1;
  scan(MACHINE, text, (literal, end) => {
    const anchor = ANCHORS[literal]!;
    const start = end - anchor.literal.length;
    for (const rule of anchor.rules) {
      if ((done.get(rule) ?? 0) > start) continue;
      const match = matched(rule, text, start);
      if (match === null) continue;
      done.set(rule, match.pieces[0]![1]);
      found.push(match);
    }
    if (anchor.phrase) {
      const secret = phrasedSecret(text, start, end, PHRASE_BY_FOLD.get(anchor.literal)!, run);
      if (secret !== null) found.push(secret);
    }
    if (anchor.key && end > keyEnd) {
      const [from, to] = identifierAround(text, start, end);
      keyEnd = to;
      run.nested = from < run.end ? run.nested + 1 : 0;
      const secret = run.nested > MAX_NESTED ? hidden(text, from, run.end, 'token') : keyedSecret(text, from, to, run);
      if (run.nested > MAX_NESTED) keyEnd = run.end;
      if (secret !== null) found.push(secret);
    }
    if (anchor.blob && start >= blobEnd && depth < 2) {
      const blob = blobAround(text, start);
      blobEnd = blob[1];
      const inner = decodedBlob(text.slice(...blob));
      if (inner !== null && findIn(inner, depth + 1).some((secret) => !isPersonal(secret.kind)))
        found.push(hidden(text, ...blob, 'encoded-secret'));
    }
    if (anchor.manifest && start >= manifestEnd) {
      found.push(...manifestSecrets(text, start, end));
      manifestEnd = end + 500;
    }
  });
  return [...found, ...bareTokens(text), ...lonelyTokens(text), ...spokenTokens(text)];
}

function hidden(text: string, from: number, to: number, kind: string): Found {
  return { kind, rank: RANK.guess, pieces: [[from, to]], value: text.slice(from, to) };
}

const PHRASE_BY_FOLD = new Map(Object.entries(PHRASES).map(([phrase, name]) => [folded(phrase), name]));

/** A rule's match around an anchor at `anchor`, or null. */
function matched(rule: Rule, text: string, anchor: number): Found | null {
  let start = anchor;
  if (rule.before !== undefined) {
    const chars = BEFORE.get(rule)!;
    while (start > 0 && anchor - start < rule.before[1] && chars[text.charCodeAt(start - 1)] === 1) start--;
  }
  if (rule.inside !== true && !isBoundary(text, start)) return null;
  rule.pattern.lastIndex = start;
  const match = rule.pattern.exec(text);
  if (match === null) return null;
  const whole = match[1] ?? match[0];
  const value = rule.upTo === undefined ? whole : whole.slice(0, rule.upTo(whole));
  let from = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(whole));
  let to = from + value.length;
  if (rule.accepts !== undefined && !rule.accepts(value, text, from)) return null;
  if (rule.extends !== false) while (to < text.length && TOKEN.test(text[to]!)) to++;
  if (rule.extends !== false) while (text[to] === '=' && to < text.length) to++;
  from = Math.max(from, 0);
  return {
    kind: rule.kind,
    rank: rule.rank ?? (isPersonal(rule.kind) ? RANK.guess : RANK.format),
    pieces: [[from, to]],
    value: text.slice(from, to).replace(/\s{1,80}/g, ''),
  };
}

/** Whether a token may begin here: after no letter or digit, or after an escape such as `\n`, `%3D`, `\u003d`. */
function isBoundary(text: string, start: number): boolean {
  const before = text[start - 1];
  if (before === undefined || !WORD.test(before)) return before !== '-' || !/[A-Za-z0-9]/.test(text[start - 2] ?? ' ');
  if (/[nrtbf]/.test(before) && text[start - 2] === '\\') return true;
  if (text[start - 3] === '%' && /[0-9a-fA-F]{2}/.test(text.slice(start - 2, start))) return true;
  return text[start - 6] === '\\' && text[start - 5] === 'u';
}
