import type { CleanText, Redaction, StandIns } from '../types.ts';
import { decodedView } from './encoded.ts';
import { findIn } from './find.ts';
import { rotationOf } from './rotation.ts';
import { type Span, spansOf, union } from './spans.ts';
import { knownSecrets, spread } from './spread.ts';
import { isPersonal, type Numbering, numbering } from './stand-ins.ts';
import { plainView } from './view.ts';

/** A text without secrets. `spans`: what was replaced, as offsets into the original, in order, with its kind. */
export type Redacted = {
  readonly text: CleanText;
  readonly found: readonly Redaction[];
  readonly spans: readonly (readonly [start: number, end: number, kind: string])[];
  readonly standIns: StandIns;
};

/** Up to this length a text is read again with what was found blotted out, in case that lays something bare. UTF-16 units. */
const MAX_REREAD = 65_536;
const MAX_READINGS = 5;

/** Replaces every secret and personal detail by a stand-in. Never throws; time grows with the length. */
export function redact(text: string, standIns: StandIns): Redacted {
  const numbers = numbering(standIns);
  let spans = union(spansIn(text, numbers));
  for (let reading = 1; reading < MAX_READINGS && spans.length > 0 && text.length <= MAX_REREAD; reading++) {
    const more = spansIn(blotted(text, spans), numbers);
    if (more.length === 0) break;
    spans = union([...spans, ...more]);
  }
  return replaced(text, spans, numbers);
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

function replaced(text: string, spans: readonly Span[], numbers: Numbering): Redacted {
  const counts = new Map<string, Set<string>>();
  const parts: string[] = [];
  let from = 0;
  for (const span of spans) {
    const standIn = numbers.of(span.kind, span.value);
    const kind = /([a-z0-9-]{1,60})#/.exec(standIn)![1]!;
    counts.set(kind, (counts.get(kind) ?? new Set()).add(standIn));
    parts.push(text.slice(from, span.start), standIn);
    from = span.end;
  }
  parts.push(text.slice(from));
  const found = [...counts].map(([kind, all]) => ({
    kind,
    count: all.size,
    rotate: isPersonal(kind) ? null : rotationOf(kind),
  }));
  return {
    text: parts.join('') as CleanText,
    found,
    spans: spans.map((span) => [span.start, span.end, span.kind] as const),
    standIns: numbers.result(),
  };
}
