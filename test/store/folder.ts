import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder for a store, and its removal. */
export function storeFolder(): { readonly dir: string; readonly file: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'clinic-store-'));
  return { dir, file: join(dir, 'clinic.db'), remove: () => rmSync(dir, { recursive: true, force: true }) };
}
