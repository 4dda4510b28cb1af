import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import type { CauseId } from '../engine/types.ts';

/** The commit that is checked out, shortened; `unknown` outside a repository. */
export function commit(project: string): string {
  return git(project, 'rev-parse', '--short', 'HEAD').trim() || 'unknown';
}

/** Entry → the day on which its file was added, `2026-11-28`. Empty outside a repository; of a shallow one only what its history holds. */
export function addedOn(project: string): ReadonlyMap<CauseId, string> {
  const days = new Map<CauseId, string>();
  let day = '';
  for (const line of git(project, 'log', '--diff-filter=A', '--format=%as', '--name-only', '--', 'kb/causes').split(
    '\n',
  )) {
    if (/^\d{4}-\d\d-\d\d$/.test(line)) day = line;
    else if (line.endsWith('.yaml')) days.set(basename(line, '.yaml'), day); // the oldest comes last
  }
  return days;
}

function git(project: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: project,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }).toString();
  } catch {
    return '';
  }
}
