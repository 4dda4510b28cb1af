import { COMPLAINS } from './complaint-words.ts';

/** What stands in quotation marks, in a line; a single quote opens only before and closes only after a word's end. */
const QUOTATIONS =
  /`[^`\n]{1,400}`|"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|「[^」\n]{1,400}」|(?<![\p{L}\d])'(?:[^'\n]|(?<=\p{L})'(?=\p{L})){3,400}'(?![\p{L}\d])/gu;
const STATES =
  /\b(?:skipped|closed|disabled|pending|stopped|ignored|paused|limited|lost|locked|disconnected|undefined)\b/i;
const CODE = /^[A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)+$/;
/** Keys that programs print and names that only programs give; a word before a colon otherwise is a headline. */
const KEY =
  /^["']?(?:[\w.$-]{0,40}(?:error|err|message|msg|reason|cause|details?|status|stderr|stdout|output|result|response|state|code|warning|hint|problem|fault|failure)|\w*[_.]\w[\w.]*)["']?\s?[:=]\s{0,2}$/i;
const CAMEL = /^["']?[a-z]\w*[A-Z]\w*["']?\s?[:=]\s{0,2}$/;
/** Pairs of key and value, and what joins them. */
const PAIRS = /["']?[\w.$-]{1,60}["']?\s?[:=]\s{0,2}(?:[\w.:-]{1,60}(?=[\s,;)]))?|[\s,;(){}[\]|]+/g;

/** What a person says around what they quote. */
export function withoutQuotations(text: string): string {
  return QUOTING.test(text) ? text.replace(QUOTATIONS, ' ') : text;
}
const QUOTING = /[`"'“«「]/;

/** Longer lines and more quotations than these, nobody writes by hand. */
const MAX_LINE = 1_200;
const MAX_QUOTATIONS = 12;

/** Whether an error is quoted in a sentence or after a headline: `it answers "pairing required" and stops`, `band name: "…"`. */
export function quotesError(text: string): boolean {
  if (!QUOTING.test(text) || text.length > MAX_LINE) return false;
  let left = MAX_QUOTATIONS;
  for (const match of text.matchAll(QUOTATIONS)) {
    left -= 1;
    if (left < 0) return false;
    if (match[0].startsWith('`')) continue; // names of commands and keys
    const inside = match[0].slice(1, -1);
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    if (isSaid(inside, before, after, text)) return true;
  }
  return false;
}

function isSaid(inside: string, before: string, after: string, text: string): boolean {
  const said = inside.replace(/[_-]/g, ' ').trim();
  const complains = COMPLAINS.test(said) || CODE.test(inside);
  if (!complains && !STATES.test(said)) return false;
  const around = withoutQuotations(`${before} ${after}`);
  const count = wordsOf(around).length;
  const later = wordsOf(withoutQuotations(after)).length;
  if (/["']\s?:\s{0,2}$/.test(before) || /^\s?:\s{0,4}["'{[\d]/.test(after)) return false; // a value or a key in JSON
  if (isKeyed(before) && (later < 3 || /^[,;)}\]]/.test(after))) return false;
  const labels = /[:：=]\s{0,2}$/.test(before);
  if (labels && !before.trimEnd().endsWith('=') && later === 0) return complains ? count > 0 : count > 1;
  if (count < 2) return false;
  if (complains && /\s/.test(inside.trim()) && (!labels || later > 1)) return true;
  return count > 2 && !COMPLAINS.test(around.replace(/\b(?:errors?|fail(?:s|ed|ure))\b/gi, ' ')) && text.length < 600;
}

/** Whether a key stands right before a quotation, and nothing but other pairs before that. */
export function isKeyed(before: string): boolean {
  const key = /[^\s,;({|]+\s?[:=]\s{0,2}$/.exec(before)?.[0] ?? '';
  if (!KEY.test(key) && !CAMEL.test(key)) return false;
  return withoutQuotations(before).replace(PAIRS, '') === '';
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,.;:!?()[\]{}"'“”«»「」]+/, 40).filter((word) => /\p{L}/u.test(word));
}
