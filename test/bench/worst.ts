import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { wholeLine } from './line.ts';
import { once } from './measure.ts';
import { WORST_INPUTS } from './worst-inputs.ts';

/** How long the line takes on a bad input of 100 kB, and how many times that of 25 kB. */
export type Worst = { readonly family: string; readonly ms: number; readonly growth: number };

const SIZE = 100_000;
/** Below this a quotient of two times tells nothing. Milliseconds. */
const TOO_SHORT = 8;

/** Every family through the whole line, slowest first. `says`: a text of the knowledge base. */
export function worstInputs(kb: KnowledgeBase, says: string): readonly Worst[] {
  return Object.entries(WORST_INPUTS)
    .map(([family, input]) => {
      const quarter = input(SIZE / 4, says);
      const whole = input(SIZE, says);
      for (const text of [quarter, whole, quarter]) wholeLine(text, kb); // what is compiled on first use is not counted
      const short = once(() => wholeLine(quarter, kb));
      const ms = once(() => wholeLine(whole, kb));
      return { family, ms, growth: ms < TOO_SHORT ? 1 : ms / Math.max(short, TOO_SHORT / 8) };
    })
    .toSorted((a, b) => b.ms - a.ms);
}
