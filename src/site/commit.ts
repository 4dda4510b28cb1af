import { execFileSync } from 'node:child_process';

/** The commit that is checked out, shortened; `unknown` outside a repository. */
export function commit(project: string): string {
  try {
    const told = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return told.toString().trim();
  } catch {
    return 'unknown';
  }
}
