import type { CleanText, Redaction, StandIns } from '../types.ts';
import { masked, redactions } from './masked.ts';
import { numbering } from './stand-ins.ts';

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
  const result = masked(text, numbers, 0, text.length);
  return {
    text: result.text as CleanText,
    found: redactions(result.used),
    spans: result.spans.map(({ start, end, kind }) => [start, end, kind] as const),
    standIns: numbers.result(),
  };
}
