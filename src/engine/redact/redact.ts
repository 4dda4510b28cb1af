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

/** Replaces every secret and personal detail by a stand-in. Never throws; time grows with the length. */
export function redact(text: string, standIns: StandIns): Redacted {
  const numbers = numbering(standIns);
  const view = plainView(text);
  const seen = findIn(view.text);
  const decoded = decodedView(view);
  const deep = decoded === null ? [] : findIn(decoded.text);
  const all = [...seen, ...deep];
  const spans: Span[] = [...seen, ...spread(view.text, all), ...knownSecrets(view.text, numbers)].flatMap((found) =>
    spansOf(found, view, text),
  );
  if (decoded !== null) {
    for (const found of [...deep, ...spread(decoded.text, all)]) spans.push(...spansOf(found, decoded, text));
  }
  return replaced(text, union(spans), numbers);
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
