import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configFrom } from '../../src/config.ts';
import { serve } from '../http/serve.ts';
import { image, imageEnv, PROJECT, readDeploy, said, stages } from './files.ts';

describe('Dockerfile', () => {
  test('takes Node 24, and leaves root before anything starts', () => {
    expect(stages.map((stage) => stage[0]!.text)).toEqual(['node:24-slim AS packages', 'node:24-slim']);
    expect(said(image, 'USER')).toEqual(['node']);
    const after = image.slice(image.findIndex(({ name }) => name === 'USER')).map(({ name }) => name);
    expect(after).toEqual(['USER', 'EXPOSE', 'HEALTHCHECK', 'CMD']);
  });

  test('starts without a shell between, so that signals arrive', () => {
    for (const run of stages.flatMap((stage) => [...said(stage, 'RUN'), ...said(stage, 'CMD')])) {
      expect(JSON.parse(run)).toBeInstanceOf(Array);
    }
    expect(JSON.parse(said(image, 'CMD')[0]!)).toEqual(['node', '--max-semi-space-size=2', 'src/main.ts']);
  });

  test('copies what exists, and what is kept from the image is everything else', () => {
    const kept = readDeploy('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const copied = stages
      .flatMap((stage) => said(stage, 'COPY'))
      .filter((text) => !text.startsWith('--from'))
      .flatMap((text) => text.split(' ').slice(0, -1));
    expect(kept.toSorted()).toEqual(['*', ...new Set(copied.map((path) => `!${path}`))].toSorted());
    for (const path of copied) expect([path, existsSync(join(PROJECT, path))]).toEqual([path, true]);
  });

  test('sets what the configuration takes', () => {
    const config = configFrom({ ...imageEnv, DISCORD_TOKEN: 'token' });
    expect([config.httpHost, config.httpPort, config.databasePath]).toEqual(['0.0.0.0', 8732, '/data/clinic.sqlite']);
    expect([said(image, 'EXPOSE'), said(image, 'VOLUME')]).toEqual([['8732'], ['/data']]);
  });
});

describe('the checks of health', () => {
  const compose = parse(readDeploy('compose.yaml')).services.clinic.healthcheck.test as readonly string[];
  const dockerfile = JSON.parse(/CMD (.*)$/.exec(said(image, 'HEALTHCHECK')[0]!)![1]!) as readonly string[];

  test.each<[string, readonly string[]]>([
    ['of the image', dockerfile],
    ['of Compose', compose.slice(1)],
  ])('%s succeed while the bot is well, and only then', async (_, [node, ...args]) => {
    expect(node).toBe('node');
    const well = await serve();
    const ill = await serve({
      health: { checkStore: () => Promise.reject(new Error('full')), gateway: () => 'ready' },
    });
    const statuses = [];
    for (const { url } of [well, ill]) statuses.push(await exitOf(args, new URL(url).port));
    await well.close(0);
    statuses.push(await exitOf(args, new URL(well.url).port));
    expect(statuses).toEqual([0, 1, 1]);
  });

  /** Exit status of a check, sent to the port of a server here. */
  function exitOf(args: readonly string[], port: string): Promise<number | null> {
    const here = args.map((arg) => arg.replace('127.0.0.1:8732', `127.0.0.1:${port}`));
    const child = spawn(process.execPath, here, { env: { HTTP_PORT: port }, stdio: 'ignore' });
    return new Promise((done) => child.on('exit', done));
  }
});

describe('the image', () => {
  const work = mkdtempSync(join(tmpdir(), 'clinic-image-'));
  const root = join(work, 'app');
  const data = join(work, 'data');
  afterAll(() => {
    for (const path of foldersIn(root)) chmodSync(path, 0o755);
    rmSync(work, { recursive: true, force: true });
  });

  test('holds all that the bot needs: it serves, writes to nothing of it, and ends when it is told to', async () => {
    build();
    const child = start({ DISCORD_GATEWAY: 'off', DISCORD_PUBLIC_KEY: '0123456789abcdef'.repeat(4) });
    child.stdin.end();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const status = new Promise((done) => child.on('exit', done));
    const url = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? said;
    await expect.poll(url, { timeout: 20_000 }).toMatch(/^http/);
    expect((await fetch(`${url()}/healthz`)).status).toBe(200);
    expect((await fetch(`${url()}/interactions`, { method: 'POST' })).status).toBe(401);
    child.kill('SIGTERM');
    expect(await status).toBe(0);
    expect(readdirSync(data)).toContain('clinic.sqlite');
  });

  test('answers a paste too', async () => {
    const child = start({});
    child.stdin.end('Error: gateway closed (1008): pairing required\n');
    expect((await child.stdout.toArray()).join('')).toContain('openclaw ');
  });

  /** What the Dockerfile copies, the packages that `npm install --omit=dev` brings, and nothing that may be written to. */
  function build(): void {
    for (const text of said(image, 'COPY').filter((one) => !one.startsWith('--from'))) {
      const [from = '', to = ''] = text.split(' ');
      cpSync(join(PROJECT, from), join(root, to.endsWith('/') ? join(to, basename(from)) : to), { recursive: true });
    }
    const { packages } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as Lock;
    for (const [path, { dev, devOptional }] of Object.entries(packages)) {
      if (path === '' || dev || devOptional || !existsSync(join(PROJECT, path))) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      cpSync(join(PROJECT, path), join(root, path), { recursive: true });
    }
    for (const path of foldersIn(root)) chmodSync(path, 0o555);
    mkdirSync(data);
    chmodSync(data, 0o777);
    chmodSync(work, 0o755);
  }

  /** Starts the image's program, as somebody who owns nothing of it. */
  function start(env: object) {
    const [, ...args] = JSON.parse(said(image, 'CMD')[0]!) as string[];
    const here = { HTTP_HOST: '127.0.0.1', HTTP_PORT: '0', DATABASE: join(data, 'clinic.sqlite'), TMPDIR: data };
    return spawn(process.execPath, args, { cwd: root, env: { ...imageEnv, ...here, ...env }, ...nobody() });
  }
});

type Lock = {
  readonly packages: { readonly [path: string]: { readonly dev?: boolean; readonly devOptional?: boolean } };
};

function foldersIn(path: string): readonly string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return [path, ...entries.filter((one) => one.isDirectory()).map((one) => join(one.parentPath, one.name))];
}

/** Root may write anywhere; where we are root, and nobody else can run our Node, the test is told to prove less. */
function nobody(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const user = { uid: 65_534, gid: 65_534 };
  if (spawnSync(process.execPath, ['--version'], user).status === 0) return user;
  console.warn('the image is NOT run without rights: this Node is in a folder that only root can read');
  return {};
}
