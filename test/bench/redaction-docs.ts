import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStandIns } from '../../src/engine/clean.ts';
import { redact } from '../../src/engine/redact/redact.ts';

/** Lines that redaction changes in a folder of Markdown files in which there is no secret, as one wants to read them. */
export function changedLines(folder: string): { readonly megabytes: number; readonly changed: readonly string[] } {
  let length = 0;
  const changed: string[] = [];
  for (const file of globSync('**/*.md', { cwd: folder }).toSorted()) {
    const text = readFileSync(join(folder, file), 'utf8');
    length += text.length;
    const after = redact(text, openStandIns('key')).text.split('\n');
    for (const [at, line] of text.split('\n').entries()) {
      if (line !== after[at]) changed.push(`${file}:${at + 1}: ${after[at]}`);
    }
  }
  return { megabytes: length / 1e6, changed };
}

/** `npm run bench -- docs FOLDER`: prints the lines and says whether they are at most one a megabyte. */
export function docsReport(folder: string): { readonly text: string; readonly isReached: boolean } {
  const { megabytes, changed } = changedLines(folder);
  const isReached = megabytes > 0 && changed.length <= megabytes;
  const sum = `${changed.length} lines of ${megabytes.toFixed(1)} MB changed, to reach: at most 1 a MB: ${isReached ? 'ok' : 'missed'}`;
  return { text: [...changed, sum].join('\n'), isReached };
}
