import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Verdict } from './verdict.ts';

/** Where a run leaves what it said about each post, for the next to compare with. Never committed. */
const LAST = new URL('../../node_modules/.cache/claw-clinic/eval.json', import.meta.url);

type Last = { readonly [post: string]: string };

/** Posts whose answer differs from that of the run before, one a line; remembers this run. Posts not run this time are kept. */
export function changes(verdicts: readonly Verdict[]): readonly string[] {
  const last = remembered();
  const now: Last = Object.fromEntries(verdicts.map((verdict) => [`${verdict.suite} ${verdict.id}`, gist(verdict)]));
  mkdirSync(new URL('.', LAST), { recursive: true });
  writeFileSync(LAST, JSON.stringify({ ...last, ...now }));
  return Object.entries(now)
    .filter(([post, said]) => last[post] !== undefined && last[post] !== said)
    .map(([post, said]) => `${post}: ${last[post]}  →  ${said}`);
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
