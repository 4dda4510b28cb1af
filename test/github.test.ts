import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = new URL('../.github/workflows/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));

/** What we use of https://json.schemastore.org/github-workflow.json; anything else is a misspelt key. */
const env = z.record(z.string().regex(/^[A-Z_]+$/), z.string());
const step = z.union([
  z.strictObject({
    uses: z.string(),
    id: z.string().optional(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
  z.strictObject({ run: z.string(), name: z.string().optional(), id: z.string().optional(), env: env.optional() }),
]);
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    schedule: z.array(z.strictObject({ cron: z.string().regex(/^\d+ \d+ \* \* [0-6]$/) })).optional(),
    workflow_dispatch: z
      .strictObject({ inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })) })
      .nullish(),
    pull_request: z.strictObject({ paths: z.array(z.string()) }).nullish(),
    workflow_run: z
      .strictObject({ workflows: z.array(z.string()), types: z.tuple([z.literal('completed')]) })
      .optional(),
    push: z.strictObject({ branches: z.tuple([z.literal('main')]) }).optional(),
  }),
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean().optional() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.string().optional(),
      if: z.string().optional(),
      'runs-on': z.string(),
      'timeout-minutes': z.int().max(360),
      permissions: z.record(z.string(), z.enum(['read', 'write'])),
      environment: z.strictObject({ name: z.string(), url: z.string() }).optional(),
      outputs: z.record(z.string(), z.string()).optional(),
      steps: z.array(step).min(1),
    }),
  ),
});
const text = readFileSync(new URL('drift.yml', FOLDER), 'utf8');
const drift = workflow.parse(parse(text));

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

test('comment.yml runs nothing of a pull request: no checkout, no npm, one job', () => {
  const source = readFileSync(new URL('comment.yml', FOLDER), 'utf8');
  expect(Object.keys(workflow.parse(parse(source)).jobs)).toEqual(['comment']);
  expect(source).not.toMatch(/checkout@|npm|node|uses:/);
});

describe.each(files)('%s', (name) => {
  const source = readFileSync(new URL(name, FOLDER), 'utf8');

  test('has the keys and forms that GitHub demands', () => {
    const { data, error } = workflow.safeParse(parse(source));
    expect(error?.issues ?? []).toEqual([]);
    for (const { needs } of Object.values(data!.jobs)) expect([undefined, ...Object.keys(data!.jobs)]).toContain(needs);
  });

  test('has no secret in reach of what somebody sends', () => {
    expect(source).not.toMatch(/pull_request_target|\bsecrets\./);
    const { jobs, on } = workflow.parse(parse(source));
    if (on.pull_request === undefined) return;
    for (const { permissions } of Object.values(jobs)) expect(permissions).toEqual({ contents: 'read' });
    expect(source).not.toContain('github.token');
    expect(source.match(/actions\/checkout@/g)).toHaveLength(source.match(/persist-credentials: false/g)!.length);
  });

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

const ROOT = new URL('../', import.meta.url);
const FORMS = new URL('../.github/ISSUE_TEMPLATE/', import.meta.url);
const forms = readdirSync(FORMS).filter((name) => name !== 'config.yml');

/** What we use of https://json.schemastore.org/github-issue-forms.json */
const label = { label: z.string(), description: z.string().optional() };
const needed = { id: z.string().regex(/^[\w-]+$/), validations: z.strictObject({ required: z.boolean() }).optional() };
const form = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string() }) }),
      z.strictObject({
        type: z.literal('textarea'),
        ...needed,
        attributes: z.strictObject({ ...label, render: z.string().optional() }),
      }),
      z.strictObject({
        type: z.literal('input'),
        ...needed,
        attributes: z.strictObject({ ...label, placeholder: z.string().optional() }),
      }),
      z.strictObject({
        type: z.literal('dropdown'),
        ...needed,
        attributes: z.strictObject({ ...label, options: z.array(z.string()).min(2) }),
      }),
    ]),
  ),
});

test.each(forms)('the issue form %s is one, with a field for the post and a way to clean it first', (name) => {
  const { data, error } = form.safeParse(parse(readFileSync(new URL(name, FORMS), 'utf8')));
  expect(error?.issues ?? []).toEqual([]);
  const ids = data!.body.flatMap((part) => (part.type === 'markdown' ? [] : [part.id]));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('post');
  expect(JSON.stringify(data)).toContain('npm run clinic -- redact');
});

test('every path in CODEOWNERS is there', () => {
  const lines = readFileSync(new URL('.github/CODEOWNERS', ROOT), 'utf8')
    .split('\n')
    .filter((line) => /^[/*]/.test(line));
  const lost = lines
    .map((line) => line.split(/\s+/)[0]!)
    .filter((path) => path !== '*' && globSync(`.${path.replace(/\/$/, '')}`, { cwd: ROOT }).length === 0);
  expect(lines.length).toBeGreaterThan(5);
  expect(lost).toEqual([]);
});

test('editors check entries and translations by the schema', () => {
  const settings = JSON.parse(readFileSync(new URL('.vscode/settings.json', ROOT), 'utf8')) as {
    'yaml.schemas': { [schema: string]: readonly string[] };
  };
  const [[schema, globs], ...others] = Object.entries(settings['yaml.schemas']) as [[string, readonly string[]]];
  expect(others).toEqual([]);
  expect(existsSync(new URL(schema, ROOT))).toBe(true);
  for (const glob of globs) expect(globSync(glob, { cwd: ROOT }).length, glob).toBeGreaterThan(0);
});
