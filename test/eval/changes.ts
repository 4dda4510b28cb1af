import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Verdict } from './verdict.ts';

/** Where a run leaves what it said about each post, for the next to compare with. Never committed. */
const LAST = new URL('../../node_modules/.cache/claw-clinic/eval.json', import.meta.url);
/** Most lines of each kind of change. */
const SHOWN = 40;

type Last = { readonly [post: string]: string };

/**
 * Posts whose answer differs from that of the run before, worse ones first; remembers this run. Posts that were not run
 * this time are kept.
 */
export function changes(verdicts: readonly Verdict[]): readonly string[] {
  const last = remembered();
  const now = Object.fromEntries(verdicts.map((verdict) => [`${verdict.suite} ${verdict.id}`, gist(verdict)]));
  mkdirSync(new URL('.', LAST), { recursive: true });
  writeFileSync(LAST, JSON.stringify({ ...last, ...now }));
  const changed = Object.entries(now).filter(([post, said]) => last[post] !== undefined && last[post] !== said);
  const wasRight = ([post]: readonly [string, string]) => last[post]!.startsWith('✓');
  const isRight = ([, said]: readonly [string, string]) => said.startsWith('✓');
  const listed = (title: string, posts: typeof changed) => [
    ...(posts.length > 0 ? [`${title}: ${posts.length}`] : []),
    ...posts.slice(0, SHOWN).map(([post, said]) => `  ${post}: ${last[post]}  →  ${said}`),
  ];
  return [
    ...listed(
      'worse than in the last run',
      changed.filter((one) => wasRight(one) && !isRight(one)),
    ),
    ...listed(
      'better than in the last run',
      changed.filter((one) => !wasRight(one) && isRight(one)),
    ),
    ...listed(
      'other than in the last run',
      changed.filter((one) => wasRight(one) === isRight(one)),
    ),
  ];
}

function gist({ told, faults }: Verdict): string {
  const said = [told.causes[0]?.id ?? told.kind, told.confidence ?? '', told.speaks ? 'speaks' : '']
    .filter(Boolean)
    .join(' ');
  return `${faults.length === 0 ? '✓' : '✗'} ${said}`;
}

function remembered(): Last {
  try {
    return JSON.parse(readFileSync(LAST, 'utf8'));
  } catch {
    return {}; // the first run
  }
}
