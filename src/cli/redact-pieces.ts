import { clean } from '../engine/clean.ts';
import type { StandIns } from '../engine/types.ts';

/** UTF-16 units redacted at once, and of the text before and after that are looked at with it: more than any secret is long. */
export type Window = { readonly size: number; readonly context: number };
const WINDOW: Window = { size: 500_000, context: 64_000 };

/**
 * A text of any size without its secrets, as it comes in, in bounded memory (a single line is held whole). A secret of several
 * lines, such as a private key, is found wherever it lies, because each window is read with its surroundings.
 */
export async function* redactPieces(
  pieces: AsyncIterable<string>,
  standIns: StandIns,
  { size, context }: Window = WINDOW,
): AsyncGenerator<string, void, undefined> {
  let known = standIns;
  let before: readonly string[] = [];
  let waiting: string[] = [];
  let length = 0;
  let rest: string[] = [];

  const redacted = (count: number): string => {
    const cleaned = clean({ text: [...before, ...waiting].join('\n') }, known);
    known = cleaned.standIns;
    const lines = cleaned.text.split('\n').slice(before.length, before.length + count); // clean keeps the number of lines
    before = lastLines([...before, ...waiting.slice(0, count)], context);
    waiting = waiting.slice(count);
    length = waiting.reduce((sum, line) => sum + line.length + 1, 0);
    return lines.join('\n');
  };

  for await (const piece of pieces) {
    const [first = '', ...more] = piece.split('\n');
    rest.push(first);
    for (const next of more) {
      const line = rest.join('');
      rest = [next];
      waiting.push(line);
      length += line.length + 1;
      if (length >= size + context) yield `${redacted(linesWithin(waiting, size))}\n`;
    }
  }
  waiting.push(rest.join(''));
  yield redacted(waiting.length);
}

/** How many lines from the first on fill this many units; at least one. */
function linesWithin(lines: readonly string[], units: number): number {
  let left = units;
  const past = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return past < 0 ? lines.length : Math.max(1, past);
}

function lastLines(lines: readonly string[], units: number): readonly string[] {
  let left = units;
  const past = lines.findLastIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return lines.slice(past + 1);
}
