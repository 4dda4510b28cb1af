import { table } from '../../src/kb/table.ts';
import { type Figure, MARKS, share } from './figures.ts';
import type { Suite } from './suites.ts';
import type { Mark, Verdict } from './verdict.ts';

const NO_ENTRY = '(cause has no entry)';

/** One suite's verdicts as text: a table by area or kind, a line of totals, and what was to be reached. */
export function report(suite: Suite, verdicts: readonly Verdict[], totals: readonly Figure[]): string {
  const marks = MARKS.filter(
    (mark) =>
      verdicts.some((verdict) => verdict.marks[mark] !== undefined) &&
      (!suite.isGenerated || suite.reach[mark] !== undefined || mark === 'top-3'),
  );
  const groups = Map.groupBy(verdicts, (verdict) => (lacksEntry(verdict) ? NO_ENTRY : verdict[suite.rowsBy]));
  const names = [...groups.keys()].sort((a, b) => Number(a === NO_ENTRY) - Number(b === NO_ENTRY) || (a < b ? -1 : 1));
  const rows = names.map((name) => row(name, groups.get(name)!, marks));
  const reach = marks.map((mark) => {
    const figure = totals.find((total) => total.mark === mark);
    return figure?.reach == null ? '' : `≥ ${percent(figure.reach)}`;
  });
  const isReached = marks.map((mark) => {
    const figure = totals.find((total) => total.mark === mark);
    if (figure?.reach == null) return '';
    return figure.value !== null && figure.value >= figure.reach ? 'ok' : 'MISSED';
  });
  return [
    `${suite.name}: ${suite.about}`,
    table([
      [suite.rowsBy, 'posts', ...marks],
      ...rows,
      row('all', verdicts, marks),
      ['to reach', '', ...reach],
      ['', '', ...isReached],
    ]),
    ...missingCauses(verdicts).map((cause) => `no entry yet: ${cause}`),
  ].join('\n');
}

/** Causes of areas with entries that have none themselves. */
function missingCauses(verdicts: readonly Verdict[]): readonly string[] {
  const areas = new Set(verdicts.filter((verdict) => !lacksEntry(verdict)).map(({ area }) => area));
  const missing = verdicts.filter((verdict) => lacksEntry(verdict) && areas.has(verdict.area));
  return [...new Set(missing.map(({ wanted }) => wanted.split(/[ :]/u)[0]!))].sort();
}

function lacksEntry(verdict: Verdict): boolean {
  return verdict.marks['no entry, not certain'] !== undefined;
}

function row(name: string, verdicts: readonly Verdict[], marks: readonly Mark[]): readonly string[] {
  const cells = marks.map((mark) => {
    const { value, right, of } = share(verdicts, mark);
    return value === null ? '–' : right === of ? `${percent(value)} (${of})` : `${percent(value)} (${right}/${of})`;
  });
  return [name, `${verdicts.length}`, ...cells];
}

/** `93 %`, `97.5 %`. */
export function percent(value: number): string {
  return `${Number((value * 100).toFixed(1))} %`;
}
