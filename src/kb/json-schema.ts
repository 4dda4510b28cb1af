import { z } from 'zod';
import { causeFile, retiredFile, symptomFile } from './schema.ts';
import { causeWordsFile, symptomWordsFile } from './translation.ts';

/**
 * What editors check entries by; written to kb/schema.json. A file with `of` is a translation (of a cause if it has a `fix`), one
 * with `when` a symptom, any other a cause.
 */
export function jsonSchema(): object {
  const { $defs } = z.toJSONSchema(
    z.object({
      cause: causeFile,
      retired: retiredFile,
      symptom: symptomFile,
      causeWords: causeWordsFile,
      symptomWords: symptomWordsFile,
    }),
    { io: 'input' },
  );
  const isRetired = { properties: { status: { const: 'retired' } }, required: ['status'] };
  const entry = choice({ required: ['when'] }, ref('symptom'), choice(isRetired, ref('retired'), ref('cause')));
  const translation = choice({ required: ['fix'] }, ref('cause-translation'), ref('symptom-translation'));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Entries of the knowledge base of Claw Clinic, and their translations',
    ...choice({ required: ['of'] }, translation, entry),
    $defs,
  };
}

function choice(condition: object, one: object, other: object): object {
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
  return { if: condition, then: one, else: other };
}

function ref(name: string): object {
  return { $ref: `#/$defs/${name}` };
}
