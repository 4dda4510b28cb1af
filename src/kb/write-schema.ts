import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema } from './json-schema.ts';

/** The text of kb/schema.json as the code has it. */
export function schemaText(): string {
  return `${JSON.stringify(jsonSchema(), null, 2)}\n`;
}

/** Writes `schema.json` into the folder of a knowledge base and returns its path. */
export function writeSchema(dir: string): string {
  const path = join(dir, 'schema.json');
  writeFileSync(path, schemaText());
  return path;
}
