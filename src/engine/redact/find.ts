import { automaton, folded, scan } from './automaton.ts';
import { bareTokens, lonelyTokens, spokenTokens } from './bare.ts';
import { BLOB_ANCHORS, blobAround, decodedBlob } from './blob.ts';
import { type Found, RANK } from './found.ts';
import type { KeyName } from './key-names.ts';
import { PHRASES } from './key-phrases.ts';
import { identifierAround, KEY_ANCHORS, keyedSecrets, phrasedSecrets, type Run } from './keyed.ts';
import { MANIFEST_ANCHORS, manifestSecrets } from './manifest.ts';
import type { Rule } from './rule.ts';
import { endOfRun, ruleReader } from './rule-match.ts';
import { RULES } from './rules.ts';
import { isPersonal } from './stand-ins.ts';
import { columnReader } from './table-value.ts';

/** What is to be looked at where a literal stands. */
type Anchor = {
  readonly literal: string;
  readonly rules: Rule[];
  phrase: KeyName | null;
  isKey: boolean;
  isBlob: boolean;
  isManifest: boolean;
};

const ANCHORS = anchors();
const MACHINE = automaton(ANCHORS.map((anchor) => anchor.literal));

function anchors(): Anchor[] {
  const byLiteral = new Map<string, Anchor>();
  const anchor = (literal: string): Anchor => {
    const key = folded(literal);
    const known = byLiteral.get(key) ?? {
      literal: key,
      rules: [],
      phrase: null,
      isKey: false,
      isBlob: false,
      isManifest: false,
    };
    byLiteral.set(key, known);
    return known;
  };
  for (const rule of RULES) for (const literal of new Set(rule.anchors)) anchor(literal).rules.push(rule);
  for (const [literal, name] of Object.entries(PHRASES)) anchor(literal).phrase = name;
  for (const literal of KEY_ANCHORS) anchor(literal).isKey = true;
  for (const literal of BLOB_ANCHORS) anchor(literal).isBlob = true;
  for (const literal of MANIFEST_ANCHORS) anchor(literal).isManifest = true;
  return [...byLiteral.values()];
}

/** Keys inside one unbroken run of characters that are looked at; what is left of a longer one is hidden. */
const MAX_NESTED = 16;

/** Everything in a view's text that rules, keys and what is encoded give away. Linear in the text. */
export function findIn(text: string, depth = 0): Found[] {
  const found: Found[] = [];
  const tryRule = ruleReader(text);
  const run: Run = { end: 0, nested: 0, cellsBelow: columnReader(text) };
  let keyEnd = -1;
  let hiddenEnd = -1;
  let blobEnd = -1;
  let manifestEnd = -1;
  /** Hides the rest of a run in which too many keys stand: each would be read up to its end. */
  const isTooDeep = (from: number, to: number): boolean => {
    run.nested = from < run.end ? run.nested + 1 : 0;
    if (run.nested <= MAX_NESTED) return false;
    hiddenEnd = endOfRun(text, to);
    found.push(hidden(text, from, hiddenEnd, 'token'));
    return true;
  };
  scan(MACHINE, text, (literal, end) => {
    const anchor = ANCHORS[literal]!;
    const start = end - anchor.literal.length;
    for (const rule of anchor.rules) {
      const match = tryRule(rule, start);
      if (match !== null) found.push(match);
    }
    if (anchor.phrase !== null && start >= hiddenEnd && !isTooDeep(start, end))
      found.push(...phrasedSecrets(text, start, end, anchor.phrase, run));
    if (anchor.isKey && end > keyEnd && start >= hiddenEnd) {
      const [from, to] = identifierAround(text, start, end);
      keyEnd = to;
      if (!isTooDeep(from, to)) found.push(...keyedSecrets(text, from, to, run));
    }
    if (anchor.isBlob && start >= blobEnd && depth < 2) {
      const blob = blobAround(text, start);
      blobEnd = blob[1];
      const inner = decodedBlob(text.slice(...blob));
      if (inner !== null && findIn(inner, depth + 1).some((secret) => !isPersonal(secret.kind)))
        found.push(hidden(text, ...blob, 'encoded-secret'));
    }
    if (anchor.isManifest && start >= manifestEnd) {
      found.push(...manifestSecrets(text, start, end));
      manifestEnd = end + 500;
    }
  });
  for (const tokens of [bareTokens(text), lonelyTokens(text), spokenTokens(text)]) found.push(...tokens);
  return found;
}

function hidden(text: string, from: number, to: number, kind: string): Found {
  return { kind, rank: RANK.guess, from, to, value: text.slice(from, to) };
}
