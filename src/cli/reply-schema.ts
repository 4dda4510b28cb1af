import { z } from 'zod';

const confidence = z.enum(['certain', 'likely', 'possible']);
const command = z.string().nullable().describe('A command line, alone; <name> is for the person to replace.');

/** The reply that `clinic diagnose --json` prints: a public contract, exported to docs/reply.schema.json. */
export const replySchema = z
  .strictObject({
    schema: z.literal(1).describe('Version of this contract.'),
    kind: z
      .enum(['diagnosis', 'differential', 'related', 'silence'])
      .describe('One cause leads; several fit and `ask` tells them apart; entries found by search; nothing fits.'),
    speaks: z.boolean().describe('Whether the bot would say this unasked, in a help channel.'),
    confidence: confidence.nullable().describe('How sure the first cause is; null for silence.'),
    causes: z
      .array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          cause: z.string(),
          confidence,
          draft: z.boolean().describe('Nobody but its author has checked the entry yet.'),
          evidence: z
            .array(z.strictObject({ line: z.int().positive(), text: z.string() }))
            .describe('What made it fit, redacted; lines of the post it stands in.'),
        }),
      )
      .max(5)
      .describe('Best first.'),
    notes: z.array(z.string()).describe('Sentences before the steps.'),
    steps: z.array(
      z.strictObject({
        do: z.string(),
        run: command,
        risk: z.string().nullable().describe('What it deletes, overwrites or opens.'),
        paste: z.string().nullable().describe('What of its output to post back.'),
        condition: z.string().nullable().describe('The step holds only if this is so, and it is not known yet.'),
      }),
    ),
    corrected: z
      .strictObject({ from: z.string(), to: z.string() })
      .nullable()
      .describe("The person's own JSON, printed before and after."),
    verify: z.strictObject({ do: z.string(), run: command }).nullable(),
    ask: z
      .strictObject({ do: z.string(), run: command, outcomes: z.array(z.string()) })
      .nullable()
      .describe('The one question that tells the causes apart, and what each answer would mean.'),
    next: z
      .array(z.strictObject({ title: z.string(), cause: z.string(), run: command, quote: z.string().nullable() }))
      .describe('What would fail later, on the next try.'),
    sources: z.array(z.string()),
    redacted: z.array(z.strictObject({ kind: z.string(), count: z.int().positive(), rotate: z.string().nullable() })),
    text: z.string().max(4_000).describe('The whole reply as Markdown, as Discord would show it.'),
  })
  .meta({ title: 'Reply of Claw Clinic' });
