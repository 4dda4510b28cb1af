import { type Found, RANK } from './found.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { isPersonal } from './stand-ins.ts';

/** Matches of one rule in one unbroken run of characters that may be rejected before the rest of the run is left alone. */
const MAX_REJECTED = 8;

/** Tries rules at their anchors, given in order: where a rule has matched it is not tried again. Linear in the text. */
export function ruleReader(text: string): (rule: Rule, anchor: number) => Found | null {
  const done = new Map<Rule, number>();
  const rejected = new Map<Rule, { end: number; times: number }>();
  const reject = (rule: Rule, from: number): void => {
    const before = rejected.get(rule);
    const isSameRun = before !== undefined && from < before.end;
    if (isSameRun && ++before.times > MAX_REJECTED) done.set(rule, before.end);
    if (!isSameRun) rejected.set(rule, { end: endOfRun(text, from), times: 1 });
  };
  return (rule, anchor) => {
    if ((done.get(rule) ?? 0) > anchor) return null;
    const start = startOf(rule, text, anchor);
    if (rule.inside !== true && !isBoundary(text, start)) return null;
    rule.pattern.lastIndex = start;
    const match = rule.pattern.exec(text);
    if (match === null) return null;
    const found = foundBy(rule, text, match);
    if (found === null) reject(rule, match.index);
    else done.set(rule, found.to);
    return found;
  };
}

/** Where a run without blanks and quotes ends. */
export function endOfRun(text: string, from: number): number {
  let to = from;
  while (to < text.length && !/[\s"'`]/.test(text[to]!)) to++;
  return to;
}

const BEFORE = new Map(RULES.filter((rule) => rule.before).map((rule) => [rule, charTable(rule.before![0])]));

function charTable(chars: string): Uint8Array {
  const pattern = new RegExp(`[${chars}]`);
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Where a rule's pattern begins that has its anchor at an offset. */
function startOf(rule: Rule, text: string, anchor: number): number {
  if (rule.before === undefined) return anchor;
  const chars = BEFORE.get(rule)!;
  let start = anchor;
  while (start > 0 && anchor - start < rule.before[1] && chars[text.charCodeAt(start - 1)] === 1) start--;
  return start;
}

const TOKEN = /[A-Za-z0-9_-]/;

function foundBy(rule: Rule, text: string, match: RegExpExecArray): Found | null {
  const whole = withoutFullStop(match[1] ?? match[0]);
  const value = rule.upTo === undefined ? whole : whole.slice(0, rule.upTo(whole));
  const from = match[1] === undefined ? match.index : groupStart(rule.pattern, text, match);
  if (rule.accepts !== undefined && !rule.accepts(value, text, from)) return null;
  let to = from + value.length;
  if (rule.extends !== false) while (to < text.length && TOKEN.test(text[to]!)) to++;
  if (rule.extends !== false) while (text[to] === '=') to++;
  return {
    kind: rule.kind,
    rank: rule.rank ?? (isPersonal(rule.kind) ? RANK.guess : RANK.format),
    from,
    to,
    value: text.slice(from, to).replace(/\s{1,80}/g, ''),
  };
}

/** A value without the sign that ends its sentence. */
function withoutFullStop(value: string): string {
  return /[.,:;]$/.test(value) ? value.replace(/[.,:;]{1,3}$/, '') : value;
}

const EXACT = new Map<RegExp, RegExp>();

/** Where the first group of a match begins. Only in doubt is the pattern asked itself: that takes a second match. */
function groupStart(pattern: RegExp, text: string, match: RegExpExecArray): number {
  const last = match[0].lastIndexOf(match[1]!);
  if (last + match[1]!.length === match[0].length || last === match[0].indexOf(match[1]!)) return match.index + last;
  const exact = EXACT.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags}d`);
  EXACT.set(pattern, exact);
  exact.lastIndex = match.index;
  return exact.exec(text)!.indices![1]![0];
}

const WORD = /[A-Za-z0-9_]/;

/** Whether a token may begin here: after no letter or digit, or after an escape such as `\n`, `%3D`, `\u003d`. */
function isBoundary(text: string, start: number): boolean {
  const before = text[start - 1];
  if (before === undefined || !WORD.test(before)) return before !== '-' || !/[A-Za-z0-9]/.test(text[start - 2] ?? ' ');
  if (/[nrtbf]/.test(before) && text[start - 2] === '\\') return true;
  if (text[start - 3] === '%' && /[0-9a-fA-F]{2}/.test(text.slice(start - 2, start))) return true;
  return text[start - 6] === '\\' && text[start - 5] === 'u';
}
