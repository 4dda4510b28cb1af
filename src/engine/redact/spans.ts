import { unescaped } from './encoded.ts';
import type { Found } from './found.ts';
import { original, type View } from './view.ts';

/** A range of the original text that goes, and what it holds. */
export type Span = {
  readonly start: number;
  readonly end: number;
  /** End of the last range of the same secret: a private key has one a line. */
  readonly until: number;
  readonly kind: string;
  readonly rank: number;
  readonly value: string;
};

const MARGIN = /^[ \t>|│┃\r]{1,64}/;
const TRAILING = /[ \t\r│┃|]{1,64}$/;

/** Adds the ranges of the original for what was found in a view; one a line, so that line breaks and the marks beside them stay. */
export function addSpans(spans: Span[], found: Found, view: View, text: string): void {
  const { kind, rank, from, to } = found;
  if (to <= from) return;
  const value = unescaped(found.value);
  const until = rangeOf(view, from, to)[1];
  for (const part of parted(found, view)) {
    const [start, end] = rangeOf(view, ...part);
    for (const [first, last] of linesOf(text, start, end))
      spans.push({ start: first, end: last, until, kind, rank, value });
  }
}

/** Where a range of a view stands in the original. */
function rangeOf(view: View, from: number, to: number): readonly [number, number] {
  if (view.offsets === null) return [from, to];
  return [original(view, from), Math.max(original(view, to - 1) + 1, view.exactEnds ? 0 : original(view, to))];
}

/** The lines of a range, without their margins. */
function linesOf(text: string, start: number, end: number): readonly (readonly [number, number])[] {
  const whole = text.slice(start, end);
  if (!whole.includes('\n')) return [[start, end]];
  const ranges: [number, number][] = [];
  let lineStart = start;
  for (const line of whole.split('\n')) {
    const margin = lineStart === start ? 0 : (MARGIN.exec(line)?.[0].length ?? 0);
    const tail = TRAILING.exec(line.slice(-64))?.[0].length ?? 0;
    if (margin + tail < line.length) ranges.push([lineStart + margin, lineStart + line.length - tail]);
    lineStart += line.length + 1;
  }
  return ranges;
}

/** Whether what was found goes on from another line, so that no line by itself shows it. */
export function isCut({ from, to }: Found, { cuts }: View): boolean {
  return cuts !== undefined && (cuts[firstAfter(cuts, from)] ?? to) < to;
}

/** A range of a view, parted where it goes on from another line. */
function parted({ from: first, to }: Found, { cuts }: View): readonly (readonly [number, number])[] {
  if (cuts === undefined) return [[first, to]];
  const parts: [number, number][] = [];
  let from = first;
  for (let next = firstAfter(cuts, from); (cuts[next] ?? to) < to; next++) {
    parts.push([from, cuts[next]!]);
    from = cuts[next]!;
  }
  return [...parts, [from, to]];
}

/** Index of the first number that is greater, in numbers that grow. */
function firstAfter(numbers: readonly number[], least: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[middle]! > least) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** How much is known of a span: first what kind it is, then how much of the secret. */
function worth({ rank, value }: Span): number {
  return rank * 100_000 + value.length;
}

/** Overlapping spans as one; what is known best names it. In order, none touching another's characters. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) {
      merged.push(span);
      continue;
    }
    const better = worth(span) > worth(last) ? span : last;
    merged[merged.length - 1] = {
      ...better,
      start: last.start,
      end: Math.max(last.end, span.end),
      until: Math.max(last.until, span.until),
    };
  }
  return merged;
}
