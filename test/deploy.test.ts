import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { VARIABLE_NAMES } from '../src/config/variables.ts';
import { configFrom } from '../src/config.ts';
import { DEPLOY, imageEnv, PROJECT, readDeploy, variablesIn } from './deploy/files.ts';

describe('example.env', () => {
  const lines = readDeploy('example.env').trimEnd().split('\n').slice(2);

  test('lists every variable there is, each below a line that tells what it is for', () => {
    const pairs = Array.from({ length: lines.length / 2 }, (_, at) => lines.slice(2 * at, 2 * at + 2));
    expect(pairs.map(([, line]) => Object.keys(variablesIn(line!))[0])).toEqual(VARIABLE_NAMES);
    for (const [comment] of pairs) expect(comment).toMatch(/^# \S.*\.$/);
  });

  test('shows what holds if a variable is not set', () => {
    const shown = variablesIn(lines.join('\n'));
    const bot = { DISCORD_TOKEN: 'token' };
    expect(configFrom({ ...shown, ...bot })).toEqual(configFrom(bot));
    for (const name of VARIABLE_NAMES)
      expect([name, lines.includes(`${name}=`)]).toEqual([name, /TOKEN|KEY/.test(name)]);
  });

  test('says of a copy with nothing filled in what is missing', () => {
    const active = Object.fromEntries(lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=')));
    expect(() => configFrom({ ...active, DISCORD_GATEWAY: 'on' })).toThrow('DISCORD_TOKEN: is not set');
  });
});

describe('the pages', () => {
  test.each(readdirSync(DEPLOY).filter((name) => name.endsWith('.md')))(
    '%s names variables and files that exist',
    (name) => {
      const text = readDeploy(name);
      const own = ['NODE_ENV'];
      for (const [variable] of text.matchAll(/\b[A-Z]{2,}_[A-Z_]+\b/g))
        expect([...VARIABLE_NAMES, ...own]).toContain(variable);
      for (const [, link] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g))
        expect([link, existsSync(join(DEPLOY, link!))]).toEqual([link, true]);
      for (const [path] of text.matchAll(/\b(?:deploy|src)\/[\w./-]+\.(?:ts|env|yaml|service)\b/g)) {
        expect([path, path === 'deploy/clinic.env' || existsSync(join(PROJECT, path))]).toEqual([path, true]);
      }
    },
  );
});

describe('compose.yaml', () => {
  /** What we use of https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json; anything else is a misspelt key. */
  const duration = z.string().regex(/^\d+(?:ms|s|m)$/);
  const service = z.strictObject({
    build: z.strictObject({ context: z.string(), dockerfile: z.string() }),
    image: z.string(),
    env_file: z.string(),
    environment: z.record(z.string(), z.string()),
    ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)),
    volumes: z.array(z.string().regex(/^[a-z]+:\/[a-z]+$/)),
    restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
    stop_grace_period: duration,
    read_only: z.literal(true),
    tmpfs: z.array(z.string().startsWith('/tmp:')),
    cap_drop: z.tuple([z.literal('ALL')]),
    security_opt: z.tuple([z.literal('no-new-privileges:true')]),
    mem_limit: z.string().regex(/^\d+[mg]$/),
    pids_limit: z.int().positive(),
    ulimits: z.strictObject({ core: z.literal(0) }),
    healthcheck: z.strictObject({
      test: z.array(z.string()).min(2),
      interval: duration,
      timeout: duration,
      start_period: duration,
      retries: z.int().positive(),
    }),
    logging: z.strictObject({ driver: z.literal('json-file'), options: z.record(z.string(), z.string()) }),
  });
  const file = z.strictObject({
    name: z.string(),
    services: z.strictObject({ clinic: service }),
    volumes: z.strictObject({ data: z.null() }),
  });

  test('has the keys and forms that Compose demands', () => {
    expect(file.safeParse(parse(readDeploy('compose.yaml'))).error?.issues ?? []).toEqual([]);
  });

  test('fits the image, the settings and what git leaves alone', () => {
    const { clinic } = file.parse(parse(readDeploy('compose.yaml'))).services;
    expect(existsSync(resolve(DEPLOY, clinic.build.context, clinic.build.dockerfile))).toBe(true);
    expect(clinic.environment).toEqual({
      HTTP_HOST: imageEnv['HTTP_HOST'],
      HTTP_PORT: imageEnv['HTTP_PORT'],
      DATABASE: imageEnv['DATABASE'],
    });
    expect(clinic.healthcheck.test[0]).toBe('CMD');
    expect(Number.parseInt(clinic.stop_grace_period, 10) * 1_000).toBeGreaterThan(configFrom({}).stopTimeoutMs + 5_000);
    expect(readDeploy('.gitignore')).toContain('*.env');
    expect(clinic.env_file).toBe('clinic.env');
  });
});

const ANALYZE = 'systemd-analyze';

describe('claw-clinic.service', () => {
  const work = mkdtempSync(join(tmpdir(), 'clinic-unit-'));
  const unit = join(work, 'claw-clinic.service');
  afterAll(() => rmSync(work, { recursive: true, force: true }));
  // A copy that names the project and the Node that are here.
  const here = readDeploy('claw-clinic.service').replaceAll('/opt/claw-clinic', PROJECT);
  writeFileSync(unit, here.replace('/usr/bin/node', process.execPath));

  const version = Number(/^systemd (\d+)/.exec(spawnSync(ANALYZE, ['--version'], { encoding: 'utf8' }).stdout)?.[1]);
  const canCheck = version >= 250;
  if (!canCheck)
    console.warn('claw-clinic.service is NOT checked: that takes systemd-analyze 250 (apt-get install systemd)');

  test.skipIf(!canCheck)('is one that systemd takes', () => {
    const { status, stderr } = spawnSync(ANALYZE, ['verify', '--man=no', unit], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  test.skipIf(!canCheck)('exposes little: at most 1.5 of 10', () => {
    const { status, stdout } = spawnSync(ANALYZE, ['security', '--offline=yes', '--threshold=15', '--no-pager', unit], {
      encoding: 'utf8',
    });
    expect(stdout).toContain('Overall exposure level');
    expect(status).toBe(0);
  });

  test('starts files of ours, and is not ended by force while it may still be answering', () => {
    const text = readDeploy('claw-clinic.service');
    for (const [, path] of text.matchAll(/\/opt\/claw-clinic\/(\S+)/g))
      expect([path, existsSync(join(PROJECT, path!))]).toEqual([path, true]);
    const seconds = Number(/^TimeoutStopSec=(\d+)$/m.exec(text)![1]);
    expect(seconds * 1_000).toBeGreaterThan(configFrom({}).stopTimeoutMs + 5_000);
  });
});
