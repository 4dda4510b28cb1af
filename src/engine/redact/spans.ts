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

const MARGIN = /^(?:[ \t>|│┃]|\r){1,64}/;
const TRAILING = /[ \t\r│┃|]{1,64}$/;

/** Ranges of the original for what was found in a view; one a line, so that line breaks and the marks beside them stay. */
export function spansOf(found: Found, view: View, text: string): Span[] {
  const spans: Span[] = [];
  const value = unescaped(found.value);
  const last = found.pieces.at(-1)![1];
  const until = last <= 0 ? 0 : original(view, last - 1) + 1;
  for (const [from, to] of found.pieces) {
    if (to <= from) continue;
    const start = original(view, from);
    const end =
      view.offsets === null ? to : Math.max(original(view, to - 1) + 1, view.exactEnds ? 0 : original(view, to));
    const whole = text.slice(start, end);
    if (!whole.includes('\n')) {
      spans.push({ start, end, until: Math.max(end, until), kind: found.kind, rank: found.rank, value });
      continue;
    }
    let lineStart = start;
    while (lineStart < end) {
      const newline = whole.indexOf('\n', lineStart - start);
      const lineEnd = newline < 0 ? end : start + newline;
      const line = text.slice(lineStart, lineEnd);
      const margin = lineStart === start ? 0 : (MARGIN.exec(line)?.[0].length ?? 0);
      const tail = line.length > margin ? (TRAILING.exec(line.slice(-64))?.[0].length ?? 0) : 0;
      if (margin + tail < line.length) {
        spans.push({
          start: lineStart + margin,
          end: lineEnd - tail,
          until: Math.max(end, until),
          kind: found.kind,
          rank: found.rank,
          value,
        });
      }
      lineStart = lineEnd + 1;
    }
  }
  return spans;
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
    const wider = last.end - last.start >= span.end - span.start ? last : span;
    const better = span.rank > last.rank || (span.rank === last.rank && wider === span) ? span : last;
    merged[merged.length - 1] = {
      ...better,
      start: last.start,
      end: Math.max(last.end, span.end),
      until: Math.max(last.until, span.until),
    };
  }
  return merged;
}
