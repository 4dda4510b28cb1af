import type { Json } from '../types.ts';
import { stringEnd, valueSpan } from './json-span.ts';
import { jsonValue, type RepairBudget } from './json-value.ts';
import { deepSpans } from './text-line.ts';

/** A JSON value found in a text. */
export type FoundJson = {
  readonly start: number;
  readonly end: number;
  readonly value: Json;
  readonly repaired: boolean;
};

/** Values read in one span of a post. */
const MAX_VALUES = 20_000;
/** Bytes read a second time, where something that looked like a value was none. */
const MAX_AGAIN = 128 * 1024;

const OBJECT_START = /\{\s{0,200}(?:["“”'‘’}/…]|\\+["n]|\.\.\.|[A-Za-z_$][\w$.-]{0,80}\s{0,4}:(?!:))/y;
const LIST_START = /\[\s{0,200}(?:\{|"[^"\n]{0,400}"\s{0,8}[,\]]|'[^'\n]{0,400}'\s{0,8}[,\]]|\])/y;
const MEMBER_LINE = /[ \t]{0,40}(["“”'‘’])([^"“”\n]{1,80})["“”'‘’]\s{0,4}:[ \t]{0,8}(?=["“”'‘’{[\d-]|true|false|null)/y;
const NEXT_MEMBER = /[\s,]{0,200}["“”'‘’]([^"“”\n]{1,80})["“”'‘’]\s{0,4}:\s{0,40}/y;
const BARE_VALUE = /[^,\n}\]]{1,400}/y;
const QUOTED_KEY = /["“”]([^"“”\n]{1,80})["“”]\s{0,4}[:=]\s{0,4}$/;
const BARE_KEY_LINE = /^[ \t]*([A-Za-z_$][\w$.-]{0,60})\s{0,4}[:=]\s{0,4}$/;
/** Parts of a job or a call that people name before they paste them: `job payload: {…}`. */
const PART_KEY =
  /\b(payload|delivery|schedule|job|state|params|gateway|channels|agents|models|tools|auth|plugins)\s{0,2}[:=]?\s{1,4}$/;

/** Characters before a value among which its key is looked for. */
const MAX_BEFORE = 120;

/** Every JSON or JSON5 value in a text: whole, broken, cut, escaped, or a part of one (`"payload": {…}`). In order, not overlapping. */
export function jsonIn(text: string): FoundJson[] {
  return deepSpans(text).flatMap((span) => valuesOf(text, span.start, span.end));
}

function valuesOf(text: string, from: number, limit: number): FoundJson[] {
  const found: FoundJson[] = [];
  const budget: RepairBudget = { spent: 0 };
  let again = 0;
  let at = from;
  while (at < limit && found.length < MAX_VALUES) {
    const code = text.charCodeAt(at);
    const starts = code === 123 || code === 91 || at === 0 || text.charCodeAt(at - 1) === 10;
    const candidate = starts ? candidateAt(text, at, limit) : null;
    if (candidate === null) {
      at += 1;
      continue;
    }
    const read = jsonValue(candidate.text, candidate.depth, budget);
    if (read !== null && isWorthKeeping(read.value)) {
      found.push({
        start: candidate.start,
        end: candidate.end,
        value: read.value,
        repaired: read.repaired || candidate.part,
      });
      at = candidate.end;
    } else if (again + (candidate.end - at) <= MAX_AGAIN && candidate.end - at <= 16_384) {
      again += candidate.end - at;
      at += 1;
    } else at = candidate.end;
  }
  return found;
}

type Candidate = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly depth: number;
  /** Only a part of an object, wrapped in braces to be read. */
  readonly part: boolean;
};

/** What may begin at a brace, a bracket or the start of a line. */
function candidateAt(text: string, at: number, limit: number): Candidate | null {
  const code = text.charCodeAt(at);
  return code === 123 || code === 91 ? valueAt(text, at, limit) : membersAt(text, at, limit);
}

function valueAt(text: string, at: number, limit: number): Candidate | null {
  const start = text.charCodeAt(at) === 123 ? OBJECT_START : LIST_START;
  start.lastIndex = at;
  if (!start.test(text)) return null;
  const span = valueSpan(text, at, limit);
  const body = text.slice(at, span.end);
  const key = text.charCodeAt(at) === 123 ? keyBefore(text, at) : null;
  return {
    start: key?.start ?? at,
    end: span.end,
    text: key === null ? body : `{${JSON.stringify(key.name)}: ${body}${span.closed ? '}' : ''}`,
    depth: span.depth,
    part: key !== null,
  };
}

/** The key that stands before a value on its line. */
function keyBefore(text: string, at: number): { readonly name: string; readonly start: number } | null {
  let end = at;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  const code = text.charCodeAt(end - 1);
  const mayEndKey = code === 58 || code === 61 || (code >= 97 && code <= 122 && end < at);
  if (!mayEndKey) return null;
  const window = text.slice(Math.max(0, at - MAX_BEFORE), at);
  const before = window.slice(window.lastIndexOf('\n') + 1);
  const match = QUOTED_KEY.exec(before) ?? BARE_KEY_LINE.exec(before) ?? PART_KEY.exec(before);
  if (match === null) return null;
  return { name: match[1]!, start: at - before.length + match.index };
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0;
}

/** Members without their object, as in a part of a document or a document whose head was cut: `"kind": "at",` and so on. */
function membersAt(text: string, at: number, limit: number): Candidate | null {
  MEMBER_LINE.lastIndex = at;
  if (!MEMBER_LINE.test(text)) return null;
  let end = at;
  let depth = 1;
  let keys = 0;
  for (;;) {
    NEXT_MEMBER.lastIndex = end;
    const key = NEXT_MEMBER.exec(text);
    if (key === null || NEXT_MEMBER.lastIndex >= limit || /\n\s*\n/.test(keys === 0 ? '' : key[0])) break;
    const value = memberEnd(text, NEXT_MEMBER.lastIndex, limit);
    if (value.end <= NEXT_MEMBER.lastIndex) break;
    depth = Math.max(depth, value.depth + 1);
    end = value.end;
    keys += 1;
    if (!value.closed) break;
  }
  if (keys === 0) return null;
  return { start: at, end, text: `{${text.slice(at, end)}\n}`, depth, part: true };
}

function memberEnd(text: string, at: number, limit: number): { end: number; closed: boolean; depth: number } {
  const code = text.charCodeAt(at);
  if (code === 123 || code === 91) return valueSpan(text, at, limit);
  if (code === 34 || code === 39 || (code >= 0x2018 && code <= 0x201d))
    return { end: stringEnd(text, at, limit), closed: true, depth: 0 };
  BARE_VALUE.lastIndex = at;
  return { end: at + (BARE_VALUE.exec(text)?.[0].trimEnd().length ?? 0), closed: true, depth: 0 };
}

/** An empty list or a list of words is more often chat (`[x]`) than evidence; an empty object tells nothing either. */
function isWorthKeeping(value: Json): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}
