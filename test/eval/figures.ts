import type { Suite } from './suites.ts';
import type { Mark, Verdict } from './verdict.ts';

/** A share of verdicts. `value` is null if no verdict has the mark. */
export type Figure = {
  readonly suite: string;
  readonly mark: Mark;
  readonly right: number;
  readonly of: number;
  readonly value: number | null;
  /** The share to reach, or null if none is set. */
  readonly reach: number | null;
};

/** Every mark, in the order of columns. */
export const MARKS: readonly Mark[] = [
  'top-1',
  'top-1 or also',
  'top-3',
  'fix',
  'speaks',
  'certain',
  'spoken right',
  'certain right',
  'no entry, not certain',
  'no entry, quiet',
  'quiet',
  'turn',
  'no wrong command',
];

/** Once every cause has an entry, nothing is left to count. */
const MAY_LACK: Mark = 'no entry, not certain';

/** The figures of one suite's verdicts, in the order of MARKS, marks without verdicts left out unless they must be reached. */
export function figures(suite: Suite, verdicts: readonly Verdict[]): readonly Figure[] {
  return MARKS.map((mark) => ({
    ...share(verdicts, mark),
    suite: suite.name,
    mark,
    reach: suite.reach[mark] ?? null,
  })).filter((figure) => figure.of > 0 || (figure.reach !== null && figure.mark !== MAY_LACK));
}

/** How many of the verdicts that have the mark are right. */
export function share(verdicts: readonly Verdict[], mark: Mark): Pick<Figure, 'right' | 'of' | 'value'> {
  const judged = verdicts.map((verdict) => verdict.marks[mark]).filter((claim) => claim !== undefined);
  const right = judged.filter(Boolean).length;
  return { right, of: judged.length, value: judged.length === 0 ? null : right / judged.length };
}
