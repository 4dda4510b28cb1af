import { z } from 'zod';
import { isRange } from '../engine/versions.ts';

const text = z.string().min(1);
/** An object that is merged into openclaw.json, RFC 7396: `null` takes a key away. */
const merge = z.record(z.string(), z.json());

/** What a client says of itself. What is left out is as a command line on the gateway's own machine would have it. */
export const connectOptions = z
  .strictObject({
    /** `cli`, `gateway-client`, `openclaw-control-ui`, `webchat`, `node-host` …: the gateway takes only ids that it knows. */
    client: z.string(),
    mode: z.string(),
    role: z.string(),
    scopes: z.array(z.string()),
    platform: z.string(),
    /** The build of the Control UI, for the versions that compare it with their own; `dev` fits every gateway. */
    buildId: z.string(),
    /** A browser's address; `gateway` for the gateway's own (what a browser's client has if nothing is said), or `none`. */
    origin: z.string(),
    headers: z.record(z.string(), z.string()),
    /** `wrong`, `none`, or the token itself. If nothing is said: the gateway's, or none beside another credential. */
    token: z.string(),
    password: z.string(),
    deviceToken: z.string(),
    bootstrapToken: z.string(),
    /** The name of a key pair, or `none` for a client that is no device. */
    device: z.string(),
    protocol: z.union([z.int().positive(), z.strictObject({ min: z.int().positive(), max: z.int().positive() })]),
    signature: z.enum(['bad', 'stale']),
    nonce: z.literal('bad'),
    deviceId: z.literal('wrong'),
    /** Sent one after the other once the gateway has accepted the client. */
    requests: z.array(z.strictObject({ method: z.string(), params: z.unknown().optional() })),
  })
  .partial();
export type ConnectOptions = z.infer<typeof connectOptions>;

/** What the model answers: a sentence, or a status with a body (text as it is, anything else as JSON). */
export const modelAnswer = z.union([
  z.string(),
  z.strictObject({ status: z.int().min(200).max(599), body: z.unknown().optional() }),
]);
export type ModelAnswer = z.infer<typeof modelAnswer>;

const env = z.record(z.string(), z.string());
const runs = z.strictObject({
  run: text.describe('One openclaw command. `openclaw gateway run` succeeds when the gateway is ready.'),
  env: env.optional(),
  take: z
    .record(z.string().regex(/^[A-Za-z]\w*$/), text)
    .optional()
    .describe('Values of the JSON that it prints, RFC 6901: `jobId: /id`. Later actions name them: `{jobId}`.'),
});
const action = z.union([
  runs,
  z.strictObject({ connect: connectOptions }),
  z.strictObject({ config: merge.describe('Edits openclaw.json by hand.') }),
  z.strictObject({ write: z.record(text, z.string()).describe('Files below the home folder.') }),
  z.strictObject({ gateway: z.enum(['start', 'stop', 'restart']) }),
  z.strictObject({
    port: z.enum(['taken', 'free']).describe('Another program takes the gateway’s port, or leaves it.'),
  }),
]);
const repair = z.union([
  action,
  z.strictObject({
    step: text.describe(
      'The command of one of the entry’s steps, as the entry has it. Runs what the reply made of it.',
    ),
    with: z.record(text, z.string()).optional().describe('What the person puts in place of `<name>`.'),
  }),
]);

/** `kb/openclaw/recipes/<slug>.yaml`: how a failure is made on the real program, and mended. */
export const recipeFile = z
  .strictObject({
    title: text,
    versions: text
      .refine(isRange, 'is no range such as ">=2026.4"')
      .optional()
      .describe('Where the failure can be made; all that its entry covers if left out.'),
    config: merge.optional(),
    model: modelAnswer.optional().describe('What the only model answers; without it there is no model.'),
    gateway: z.boolean().optional().describe('Whether a gateway runs from the start; default true.'),
    before: z.array(action).optional(),
    shows: z.array(action).min(1).describe('What a person would paste.'),
    expects: z.array(text).min(1).describe('Texts that stand in the recording; gone once it is fixed.'),
    fix: z
      .array(repair)
      .min(1)
      .optional()
      .describe('What mends it: the entry’s own steps, and what a person does by hand.'),
    works: repair.optional().describe('What succeeds after `fix`; the last of `shows` if left out.'),
  })
  .meta({ id: 'recipe', description: 'A failure made on the real OpenClaw: kb/openclaw/recipes/<slug>.yaml' });

export type Recipe = z.infer<typeof recipeFile>;
export type Action = z.infer<typeof action>;
export type Repair = z.infer<typeof repair>;
