import { COMPLAINS } from './complaint-words.ts';

/** What stands in quotation marks, in a line; a single quote opens only before and closes only after a word's end. */
const QUOTATIONS =
  /`[^`\n]{1,400}`|"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|「[^」\n]{1,400}」|(?<![\p{L}\d])'(?:[^'\n]|(?<=\p{L})'(?=\p{L})){3,400}'(?![\p{L}\d])/gu;
const STATES = /\b(?:skipped|closed|disabled|pending|stopped|ignored|paused|limited|lost|locked|disconnected|undefined)\b/i;
const CODE = /^[A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)+$/;
/** Keys that programs print, and names that only programs give. */
const KEY =
  /^["']?(?:[a-z][\w.$-]{0,40})?(?:error|err|message|msg|reason|cause|details?|status|stderr|stdout|output|result|response|state|code|warning|hint|problem|fault|failure)["']?\s?[:=]\s{0,2}$/i;
const NAME = /^["']?(?:[a-z]\w*[A-Z]\w*|\w+_\w+|\w+\.[\w.]+)["']?\s?[:=]\s{0,2}$/;

/** What a person says around what they quote. */
export function withoutQuotations(text: string): string {
  return QUOTING.test(text) ? text.replace(QUOTATIONS, ' ') : text;
}
const QUOTING = /[`"'“«「]/;

/** Whether an error is quoted in a sentence or after a headline: `it answers "pairing required" and stops`, `band name: "…"`. */
export function quotesError(text: string): boolean {
  if (!QUOTING.test(text)) return false;
  for (const match of text.matchAll(QUOTATIONS)) {
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
  const around = wordsOf(withoutQuotations(`${before} ${after}`));
  if (around.length < 2) return false;
  const afterwards = wordsOf(withoutQuotations(after));
  const label = before.trimStart();
  if ((KEY.test(label) || NAME.test(label)) && (afterwards.length < 3 || /^[,;)}\]]/.test(after))) return false;
  // A key with a value, somewhere among other words: `code=1008 reason="pairing required"`.
  if (/(?:^|\s)["']?[\w.$-]+["']?\s?=\s{0,2}$/.test(before)) return false;
  const isPhrase = /\s/.test(inside.trim());
  const isHeadline = /[:：]\s{0,2}$/.test(before) && (afterwards.length === 0 || after.trim().length > 2);
  if (isPhrase && complains && (isHeadline || !/[:=]\s{0,2}$/.test(before))) return true;
  return around.length >= 3 && !COMPLAINS.test(withoutQuotations(`${before} ${after}`)) && text.length < 600;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,.;:!?()[\]{}"'“”«»「」]+/, 40).filter((word) => /\p{L}/u.test(word));
}
