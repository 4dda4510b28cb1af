import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';

/** The `kb/` folder as it was at a commit, in a folder that `remove` takes away. Throws Git's own words for an unknown one. */
export function baseFolder(repository: string, commit: string): { readonly kb: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'claw-base-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const archive = execaSync('git', ['archive', '--format=tar', commit, 'kb'], {
      cwd: repository,
      encoding: 'buffer',
      maxBuffer: 256 * 1024 * 1024,
    });
    execaSync('tar', ['-x', '-C', folder], { input: archive.stdout });
    return { kb: join(folder, 'kb'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
