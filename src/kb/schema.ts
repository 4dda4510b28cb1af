import { z } from 'zod';
import { isRange } from '../engine/versions.ts';

/** A mapping without other keys than these. The message for an unknown key is the list of known ones, for `validate`. */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
}

function oneOrMany<Item extends z.ZodType>(item: Item) {
  return z.union([item, z.array(item).min(1)]);
}

/** A text that is not empty. */
export const text = z.string().trim().min(1);
const range = text
  .refine(isRange, 'is no range of versions such as ">=2026.4 <2026.5"')
  .describe('Versions of OpenClaw: comparisons set apart by spaces, such as ">=2026.4 <2026.5".');
const pointer = z.string().regex(/^(?:\/.*)?$/, 'is no path such as /payload/agentId');
const id = text.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is no id: small letters, digits and single dashes');

const shape: z.ZodType = z
  .lazy(() => z.union([z.string(), z.number(), z.boolean(), z.array(shape).min(1), z.record(z.string(), shape)]))
  .meta({
    id: 'shape',
    description: 'A value, any, missing, a list (one of them), an operator or an object. See kb/README.md.',
  });
const object = z.record(z.string(), shape);

const conditions = {
  says: oneOrMany(text).optional().describe('A text in the post, or one of a list. Holes: {name:type}, {:type}, {…}.'),
  told: oneOrMany(text).optional().describe("A text in the person's own words, in any language."),
  shows: object.optional().describe('The shape of something that the program printed.'),
  sends: object.optional().describe('The shape of something that was given to the program.'),
  command: z
    .object({ name: oneOrMany(text) })
    .catchall(shape)
    .optional()
    .describe('An openclaw command line: its name, long flags and positionals. Other keys then hold in its output.'),
  seen: oneOrMany(text).optional().describe('A symptom, or an answer as symptom/answer; a list means all.'),
  get without() {
    return signs.optional().describe('None of these signs holds in the same place.');
  },
  weak: z.boolean().optional().describe('Makes a candidate, proves nothing.'),
};
const sign: z.ZodType<RawSign> = z.lazy(() => z.union([text, mapping(conditions)])).meta({ id: 'sign' });
const signs: z.ZodType<RawSigns> = z.lazy(() => oneOrMany(sign)).meta({ id: 'signs' });

/** A sign as written; its keys are in the order of the file. */
export type RawSign = string | { readonly [key: string]: unknown };
export type RawSigns = RawSign | readonly RawSign[];

const operation = z.discriminatedUnion('op', [
  mapping({ op: z.enum(['add', 'replace', 'test']), path: pointer, value: z.json() }),
  mapping({ op: z.literal('remove'), path: pointer }),
  mapping({ op: z.enum(['move', 'copy']), from: pointer, path: pointer }),
]);

const step = mapping({
  do: text.describe('One action, as a sentence.'),
  run: text.optional().describe('The command alone. {name} is filled in from the post, <name> is for the person.'),
  if: text.optional().describe('symptom/answer: the step holds only then.'),
  affects: range.optional(),
  patch: z.array(operation).min(1).optional().describe('RFC 6902, paths from the object that the shape names.'),
  paste: text.optional().describe("What of this step's output to post back."),
  risk: text.optional().describe('What it deletes, overwrites or opens.'),
});

const post = z.union([text, mapping({ text, at: text.optional(), version: text.optional() })]);
const examples = z.array(z.union([post, z.array(post).min(1)])).min(1);

/** `kb/causes/<area>/<id>.yaml` */
export const causeFile = mapping({
  title: text,
  status: z.enum(['draft', 'reviewed', 'retired']).optional(),
  replaced_by: id.optional(),
  kind: z.enum(['fault', 'howto']).optional(),
  affects: range.optional(),
  stage: z.enum(['start', 'connect', 'request', 'run', 'deliver']).optional(),
  reports: z.int().min(1).optional().describe('How many real reports are known.'),
  symptoms: signs,
  confirmed_by: signs.optional(),
  ruled_out_by: signs.optional(),
  cause: text,
  fix: z.array(step).min(1),
  verify: mapping({ do: text, run: text.optional() }).optional(),
  sources: z.array(z.url({ protocol: /^https$/, error: 'is no https address' })).min(1),
  proof: z
    .array(
      text.regex(
        /^(?:\d{4}\.\d+\.[\w.-]+\/)?[\w-]+$/,
        'is no recipe such as port-taken, nor a recording such as 2026.4.15/cron-list',
      ),
    )
    .optional()
    .describe('Recipes that make the failure on the real program, and recordings of it: 2026.4.15/cron-list.'),
  examples: mapping({ matches: examples, ignores: examples.optional() }),
}).meta({ id: 'cause', description: 'One root cause: kb/causes/<area>/<id>.yaml' });

/** An entry that `replaced_by` took over from: never shown, so only the redirection is needed. */
export const retiredFile = causeFile
  .partial()
  .required({ title: true, status: true, replaced_by: true })
  .meta({ id: 'retired', description: 'An entry that another one replaced.' });

const answer = mapping({ title: text.describe('Used as "If …: …".'), when: signs });
const question = mapping({
  run: text.optional(),
  do: text.optional(),
  paste: text.optional(),
  answers: z.record(id, answer),
});

/** `kb/symptoms/<id>.yaml` */
export const symptomFile = mapping({
  title: text,
  when: signs,
  proves: text.optional(),
  excludes: text.optional(),
  asks: z.union([id, z.array(question).min(1)]).optional(),
}).meta({ id: 'symptom', description: 'A symptom that several causes share: kb/symptoms/<id>.yaml' });

/** `kb/values.yaml` */
export const valuesFile = z.record(z.string().regex(/^[A-Za-z]\w*$/, 'is no name of a value'), signs);

const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, 'is no language code such as en, es or zh-TW');
const words = z.record(language, oneOrMany(text));

/** `kb/locales/labels.yaml`: names, and the reserved keys `values` and `words`. */
export const labelsFile = z
  .object({ values: z.record(z.string(), words).optional(), words: z.record(z.string(), words).optional() })
  .catchall(words);

/** `kb/locales/sentences.yaml`: an English sentence of the Control UI → the same in other languages. */
export const sentencesFile = z.record(text, words);

/** `kb/locales/heard.yaml`; its keys are those of `Remark`. */
export const heardFile = mapping({
  worked: words.optional(),
  'did-not-help': words.optional(),
  done: words.optional(),
  gone: words.optional(),
  'safe-to-paste': words.optional(),
  where: words.optional(),
  'is-it-right': words.optional(),
});

export type CauseFile = z.infer<typeof causeFile>;
export type SymptomFile = z.infer<typeof symptomFile>;
export type StepFile = CauseFile['fix'][number];
export type PostFile =
  | string
  | { readonly text: string; readonly at?: string | undefined; readonly version?: string | undefined };
export type Words = z.infer<typeof words>;
