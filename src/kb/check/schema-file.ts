import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Fault } from '../faults.ts';
import { schemaText } from '../write-schema.ts';

/** `schema.json`, by which editors check entries, is not what the code has. */
export function schemaFileFaults(dir: string): Fault[] {
  const path = join(dir, 'schema.json');
  if (!existsSync(path) || sameJson(readFileSync(path, 'utf8'), schemaText())) return [];
  return [
    { file: `${basename(dir)}/schema.json`, line: 1, message: 'is out of date', mend: 'run `npm run kb:schema`' },
  ];
}

function sameJson(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false;
  }
}
