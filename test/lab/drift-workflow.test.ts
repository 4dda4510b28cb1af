import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = new URL('../../.github/workflows/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));

/** What we use of https://json.schemastore.org/github-workflow.json; anything else is a misspelt key. */
const env = z.record(z.string().regex(/^[A-Z_]+$/), z.string());
const step = z.union([
  z.strictObject({
    uses: z.string(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
  z.strictObject({ run: z.string(), id: z.string().optional(), env: env.optional() }),
]);
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    schedule: z.array(z.strictObject({ cron: z.string().regex(/^\d+ \d+ \* \* [0-6]$/) })),
    workflow_dispatch: z.strictObject({
      inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
    }),
  }),
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.string().optional(),
      if: z.string().optional(),
      'runs-on': z.string(),
      'timeout-minutes': z.int().max(360),
      permissions: z.record(z.string(), z.enum(['read', 'write'])),
      outputs: z.record(z.string(), z.string()).optional(),
      steps: z.array(step).min(1),
    }),
  ),
});
const text = readFileSync(new URL('drift.yml', FOLDER), 'utf8');
const drift = workflow.parse(parse(text));

test('drift.yml has the keys and forms that GitHub demands', () => {
  expect(workflow.safeParse(parse(text)).error?.issues ?? []).toEqual([]);
  for (const { needs } of Object.values(drift.jobs)) expect([undefined, ...Object.keys(drift.jobs)]).toContain(needs);
});

test('drift.yml may write in one job only, which runs nothing of ours and nothing of OpenClaw', () => {
  const { compare, report, ...others } = drift.jobs;
  expect(others).toEqual({});
  expect(compare!.permissions).toEqual({ contents: 'read' });
  expect(report!.permissions).toEqual({ issues: 'write' });
  expect(report!.steps).toHaveLength(1);
  expect(JSON.stringify(report!.steps)).not.toMatch(/npm|node|uses/);
  expect(text.match(/\bsecrets\b/)).toBeNull();
  expect(text.match(/github\.token/g)).toHaveLength(1);
});

describe.each(files)('%s', (name) => {
  const source = readFileSync(new URL(name, FOLDER), 'utf8');

  test('pins every action by its whole commit, with the tag behind it', () => {
    for (const [line] of source.matchAll(/^.*\buses:.*$/gm)) {
      expect(line).toMatch(/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('puts nothing that others write into a command: it goes by the environment', () => {
    const { jobs } = parse(source) as { jobs: { [name: string]: { steps: { run?: string }[] } } };
    for (const { steps } of Object.values(jobs)) for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});
