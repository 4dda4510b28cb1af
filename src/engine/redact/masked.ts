import type { Redaction } from '../types.ts';
import { decodedView } from './encoded.ts';
import { findIn } from './find.ts';
import { joinedView } from './joined.ts';
import { rotationOf } from './rotation.ts';
import { addSpans, isCut, type Span, union } from './spans.ts';
import { knownSecrets, spreader } from './spread.ts';
import { isPersonal, type Numbering, type StandIn } from './stand-ins.ts';
import { plainView } from './view.ts';

/** Part of a text with stand-ins. `end`: where it ends in the original; later than asked for if a secret reaches over. */
export type Masked = {
  readonly text: string;
  readonly end: number;
  readonly spans: readonly Span[];
  /** The stand-ins in it, by kind. */
  readonly used: Used;
};

/** Stand-ins by kind. */
export type Used = ReadonlyMap<string, ReadonlySet<StandIn>>;

/** Up to this length a text is read again with what was found blotted out, in case that lays something bare. UTF-16 units. */
const MAX_REREAD = 65_536;
const MAX_READINGS = 5;
/** Nor is a text in which so many were found: nobody wrote it. */
const MAX_REREAD_SPANS = 1_000;

/** The part from `from` to `to` of a text, with stand-ins; what stands before and after is read, and left out. */
export function masked(text: string, numbers: Numbering, from: number, to: number): Masked {
  let spans = union(spansIn(text, numbers));
  const isReread = text.length <= MAX_REREAD && spans.length <= MAX_REREAD_SPANS;
  for (let reading = 1; isReread && spans.length > 0 && reading < MAX_READINGS; reading++) {
    const more = spansIn(blotted(text, spans), numbers);
    if (more.length === 0) break;
    spans = union([...spans, ...more]);
  }
  let end = to;
  for (const span of spans) if (span.start < end && span.end > from) end = Math.max(end, span.until);
  const inside = spans.filter((span) => span.start < end && span.end > from);
  const used = new Map<string, Set<StandIn>>();
  let masked = '';
  let at = from;
  for (const span of inside) {
    const standIn = numbers.of(span.kind, span.value);
    used.set(standIn.kind, (used.get(standIn.kind) ?? new Set()).add(standIn));
    masked += text.slice(at, Math.max(at, span.start)) + standIn.text;
    at = span.end;
  }
  return { text: masked + text.slice(at, end), end, spans: inside, used };
}

/** What was masked: how many different values of each kind, and what to do about it. */
export function redactions(used: Used): readonly Redaction[] {
  return [...used].map(([kind, standIns]) => ({
    kind,
    count: standIns.size,
    rotate: isPersonal(kind) ? null : rotationOf(kind),
  }));
}

/** Everything in a text that goes: as it stands, escapes undone, cut lines joined, and where a value that went stands again. */
function spansIn(text: string, numbers: Numbering): Span[] {
  const plain = plainView(text);
  const views = [plain, decodedView(plain), joinedView(plain)].filter((view) => view !== null);
  const seen = views.map((view) => {
    const found = findIn(view.text);
    return view.cuts === undefined ? found : found.filter((one) => isCut(one, view));
  });
  const placesIn = spreader(seen.flat());
  const spans: Span[] = [];
  for (const [index, view] of views.entries()) {
    for (const found of seen[index]!) addSpans(spans, found, view, text);
    for (const found of placesIn(view.text))
      if (view.cuts === undefined || isCut(found, view)) addSpans(spans, found, view, text);
  }
  for (const found of knownSecrets(plain.text, numbers)) addSpans(spans, found, plain, text);
  return spans;
}

/** The text with stars for what goes, as long as before; stand-ins are read as stars too. */
function blotted(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(from, start), '*'.repeat(end - start));
    from = end;
  }
  return parts.join('') + text.slice(from);
}
