import type { Redaction, StandIns } from '../types.ts';
import { masked, redactions } from './masked.ts';
import { numbering, type StandIn } from './stand-ins.ts';

/** Redacts a long text piece by piece, in bounded memory. How it was cut into chunks makes no difference. */
export type Redactor = {
  /** Takes the next chunk; gives back what is safe to show by now. */
  readonly push: (chunk: string) => string;
  /** Gives back the rest, and what was found in all. */
  readonly end: () => { readonly text: string; readonly found: readonly Redaction[]; readonly standIns: StandIns };
};

/** Characters settled at a time, and read before and after them, so that nothing is missed at a seam. UTF-16 units. */
const BLOCK = 393_216;
const BEHIND = 8_192;
/** More than the longest secret: encoded text of 64 kB. */
const AHEAD = 81_920;

/**
 * A redactor that continues a thread's stand-ins. Texts shorter than a block come out as `redact` gives them. In a longer one
 * a value is also masked where nothing gives it away, from the block on where something did; give the stand-ins of a first
 * reading to a second one, and it is masked everywhere. Memory grows with the number of different values only.
 */
export function openRedactor(standIns: StandIns): Redactor {
  const numbers = numbering(standIns);
  const used = new Map<string, Set<StandIn>>();
  let behind = '';
  let waiting: string[] = [];
  let length = 0;

  /** Masks the first block of what waits; a secret over its end is taken whole. */
  const settle = (last: boolean): string => {
    const text = waiting.join('');
    const window = behind + (last ? text : text.slice(0, BLOCK + AHEAD));
    const result = masked(window, numbers, behind.length, last ? window.length : behind.length + blockEnd(text));
    for (const [kind, standIns] of result.used) {
      const all = used.get(kind) ?? new Set();
      for (const standIn of standIns) all.add(standIn);
      used.set(kind, all);
    }
    numbers.forget();
    const rest = text.slice(result.end - behind.length);
    waiting = [rest];
    length = rest.length;
    behind = lineStart(window.slice(0, result.end).slice(-BEHIND));
    return result.text;
  };

  return {
    push: (chunk) => {
      waiting.push(chunk);
      length += chunk.length;
      const out: string[] = [];
      while (length >= BLOCK + AHEAD) out.push(settle(false));
      return out.join('');
    },
    end: () => {
      const text = settle(true);
      return { text, found: redactions(used), standIns: numbers.result() };
    },
  };
}

/** Where the first block of a text ends: after a line if it can, never inside of a character. */
function blockEnd(text: string): number {
  const newline = text.lastIndexOf('\n', BLOCK - 1) + 1;
  if (newline > BLOCK / 2) return newline;
  return /[\ud800-\udbff]/.test(text[BLOCK - 1]!) ? BLOCK - 1 : BLOCK;
}

/** The text from its first whole line on, if that begins soon. */
function lineStart(text: string): string {
  const newline = text.slice(0, 512).indexOf('\n');
  return text.slice(newline + 1);
}
