import { firstSentence } from '../first-sentence.ts';
import type { Step } from '../types.ts';

/** UTF-16 units of the shortest sentence that tells what to do. */
const SHORTEST = 12;

/** A step that was told in full before: what to do. A command that risks something stands only where that is told with it. */
export function inShort(step: Step): Step {
  const run = step.risk === null ? step.run : null;
  return { ...step, do: firstSentence(step.do, SHORTEST), run, paste: null, risk: null };
}
