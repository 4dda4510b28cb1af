import { table } from '../../src/kb/table.ts';
import type { Mark, Verdict } from './verdict.ts';

/** Longest part of a post that is printed unless all of it is asked for, in lines. */
const LINES = 30;

/** Verdicts that have a fault; of these only ones that miss one of `marks`, if there are any. */
export function failing(verdicts: readonly Verdict[], marks: readonly Mark[]): readonly Verdict[] {
  if (marks.length > 0) return verdicts.filter((verdict) => marks.some((mark) => verdict.marks[mark] === false));
  return verdicts.filter((verdict) => verdict.faults.some((fault) => fault !== 'does not speak'));
}

/** One judged post for people: the post, what was wanted, what was said. `whole`: uncut, with the reply's text. */
export function explain(verdict: Verdict, whole: boolean): string {
  const { told } = verdict;
  const post = verdict.posts.at(-1)!.split('\n');
  const shown = whole || post.length <= LINES ? post : [...post.slice(0, LINES), `… ${post.length - LINES} lines more`];
  const earlier = verdict.posts.slice(0, -1).flatMap((text) => text.split('\n').slice(0, whole ? undefined : 4));
  return [
    `── ${verdict.suite} · ${verdict.id} · ${[verdict.area, verdict.kind].filter(Boolean).join(' · ')}`,
    ...(earlier.length > 0 ? [earlier.map((line) => `  · ${line}`).join('\n')] : []),
    shown.map((line) => `  │ ${whole ? line : line.slice(0, 240)}`).join('\n'),
    `  wanted  ${verdict.wanted}`,
    `  got     ${told.kind}, ${told.speaks ? 'speaks' : 'does not speak'}, ${told.confidence ?? 'no confidence'}`,
    ...told.causes.map((cause) =>
      [
        `          ${cause.id}  ${cause.confidence}`,
        ...cause.evidence.map(({ line, text }) => `              ${line}: ${text.slice(0, 160)}`),
      ].join('\n'),
    ),
    ...(told.ask ? [`  asks    ${told.ask.run ?? told.ask.do}`] : []),
    ...(verdict.faults.length > 0 ? [`  faults  ${verdict.faults.join('; ')}`] : ['  right']),
    ...(whole
      ? [
          '  steps',
          ...told.steps.map((step) => `          ${step.do}${step.run ? `\n            $ ${step.run}` : ''}`),
          '  text',
          told.text.replaceAll(/^/gmu, '    '),
        ]
      : []),
  ].join('\n');
}

/** Which first causes were given instead of which, most frequent first. */
export function confusions(verdicts: readonly Verdict[]): string {
  const wrong = verdicts.filter((verdict) => verdict.marks['top-1'] === false);
  if (wrong.length === 0) return '';
  const pairs = Map.groupBy(
    wrong,
    (verdict) => `${verdict.wanted.split(' ')[0]} ← ${verdict.told.causes[0]?.id ?? verdict.told.kind}`,
  );
  const rows = [...pairs].sort(([, a], [, b]) => b.length - a.length).map(([pair, all]) => [pair, `${all.length}`]);
  return table([['wanted ← first', 'posts'], ...rows]);
}
