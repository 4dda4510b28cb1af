import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** Where versions are installed: outside the repository, 350 to 900 MB each. */
export const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'claw-clinic', 'lab');

/**
 * Versions up to 2026.4 take libsignal from a Git address, for which npm asks GitHub; the same library is in the registry.
 */
const OVERRIDES = { libsignal: '6.0.0' };

/** One installed version: its number and its program. */
export type Installed = { readonly version: string; readonly program: string };

/**
 * Installs a version into the cache, if it is not there yet: without its scripts, and without peers (a local model runtime of
 * 700 MB). Throws npm's own words if it cannot be installed.
 */
export async function install(version: string, cache: string, signal: AbortSignal): Promise<Installed> {
  const folder = join(cache, version);
  const program = join(folder, 'node_modules', 'openclaw', 'openclaw.mjs');
  const done = join(folder, 'installed');
  if (existsSync(done)) return { version, program };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { openclaw: version }, overrides: OVERRIDES }),
  );
  await execa(
    'npm',
    ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, cancelSignal: signal },
  );
  writeFileSync(done, '');
  return { version, program };
}

/** Takes an installed version away again. */
export function uninstall(version: string, cache: string): void {
  rmSync(join(cache, version), { recursive: true, force: true });
}
