import type { Redaction } from '../types.ts';
import { decodedView } from './encoded.ts';
import { findIn } from './find.ts';
import { rotationOf } from './rotation.ts';
import { type Span, spansOf, union } from './spans.ts';
import { knownSecrets, spread } from './spread.ts';
import { isPersonal, type Numbering } from './stand-ins.ts';
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
export type Used = ReadonlyMap<string, ReadonlySet<string>>;

/** Up to this length a text is read again with what was found blotted out, in case that lays something bare. UTF-16 units. */
const MAX_REREAD = 65_536;
const MAX_READINGS = 5;

/** The part from `from` to `to` of a text, with stand-ins; what stands before and after is read, and left out. */
export function masked(text: string, numbers: Numbering, from: number, to: number): Masked {
  let spans = union(spansIn(text, numbers));
  for (let reading = 1; reading < MAX_READINGS && spans.length > 0 && text.length <= MAX_REREAD; reading++) {
    const more = spansIn(blotted(text, spans), numbers);
    if (more.length === 0) break;
    spans = union([...spans, ...more]);
  }
  let end = to;
  for (const span of spans) if (span.start < end && span.end > from) end = Math.max(end, span.until);
  const inside = spans.filter((span) => span.start < end && span.end > from);
  const used = new Map<string, Set<string>>();
  const parts: string[] = [];
  let at = from;
  for (const span of inside) {
    const standIn = numbers.of(span.kind, span.value);
    const kind = standIn.slice(standIn.lastIndexOf(':') + 1 || 1, standIn.indexOf('#'));
    used.set(kind, (used.get(kind) ?? new Set()).add(standIn));
    parts.push(text.slice(at, Math.max(at, span.start)), standIn);
    at = span.end;
  }
  parts.push(text.slice(at, end));
  return { text: parts.join(''), end, spans: inside, used };
}

/** What was masked: how many different values of each kind, and what to do about it. */
export function redactions(used: Used): readonly Redaction[] {
  return [...used].map(([kind, standIns]) => ({
    kind,
    count: standIns.size,
    rotate: isPersonal(kind) ? null : rotationOf(kind),
  }));
}

/** Everything in a text that goes: as it stands, with its escapes undone, and where a value that went stands again. */
function spansIn(text: string, numbers: Numbering): Span[] {
  const view = plainView(text);
  const seen = findIn(view.text);
  const decoded = decodedView(view);
  const deep = decoded === null ? [] : findIn(decoded.text);
  const all = [...seen, ...deep];
  const again = [...spread(view.text, all), ...knownSecrets(view.text, numbers)];
  const spans = [...seen, ...again].flatMap((found) => spansOf(found, view, text));
  if (decoded === null) return spans;
  return [...spans, ...[...deep, ...spread(decoded.text, all)].flatMap((found) => spansOf(found, decoded, text))];
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
