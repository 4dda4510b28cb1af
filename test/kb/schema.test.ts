import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaText } from '../../src/kb/write-schema.ts';

const written = readFileSync(new URL('../../kb/schema.json', import.meta.url), 'utf8');

test('kb/schema.json is what the code has (else: npm run kb:schema)', () => {
  expect(written).toBe(schemaText());
});

test('every reference in it leads somewhere', () => {
  const names = Object.keys((JSON.parse(written) as { $defs: object }).$defs);
  const references = [...written.matchAll(/"\$ref": "#\/\$defs\/([^"]+)"/g)].map((match) => match[1]!);
  expect(names).toEqual(expect.arrayContaining([...new Set(references)]));
  expect(names).toEqual(expect.arrayContaining(['cause', 'retired', 'symptom', 'sign', 'signs', 'shape']));
});
