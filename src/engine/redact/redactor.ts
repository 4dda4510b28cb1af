import type { Redaction, StandIns } from '../types.ts';
import { type Masked, masked, redactions } from './masked.ts';

/** Redacts a long text piece by piece, in bounded memory. How it was cut into chunks makes no difference. */
export type Redactor = {
  /** Takes the next chunk; gives back what is safe to show by now. */
  readonly push: (chunk: string) => string;
  /** Gives back the rest, and what was found in all. */
  readonly end: () => { readonly text: string; readonly found: readonly Redaction[]; readonly standIns: StandIns };
};

/** Characters settled at a time, and read before and after them, so that nothing is missed at a seam. UTF-16 units. */
const BLOCK = 262_144;
const BEHIND = 4_096;
const AHEAD = 32_768;

/** A redactor that continues a thread's stand-ins. Texts shorter than a block come out as `redact` gives them. */
export function openRedactor(standIns: StandIns): Redactor {
  let known = standIns;
  let behind = '';
  let waiting: string[] = [];
  let length = 0;
  const all: Masked[] = [];

  /** Masks the first block of what waits; a secret over its end is taken whole. */
  const settle = (last: boolean): string => {
    const text = waiting.join('');
    const window = last ? text : text.slice(0, BLOCK + AHEAD);
    const result = masked(
      behind + window,
      known,
      behind.length,
      last ? behind.length + window.length : behind.length + BLOCK,
    );
    known = result.standIns;
    all.push(result);
    const settled = result.end - behind.length;
    behind = (behind + window).slice(0, result.end).slice(-BEHIND);
    waiting = [text.slice(settled)];
    length = text.length - settled;
    return result.text;
  };

  return {
    push: (chunk) => {
      waiting.push(chunk);
      length += chunk.length;
      let out = '';
      while (length >= BLOCK + AHEAD) out += settle(false);
      return out;
    },
    end: () => {
      const text = settle(true);
      return { text, found: redactions(all), standIns: known };
    },
  };
}
