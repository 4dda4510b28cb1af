import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Discord } from './loopback/discord.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** What `npm start` gives to Node. */
const START = (
  JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .slice(1);

/** The bot as it is deployed: a process of its own, told everything by its environment. */
export type ChildBot = {
  readonly pid: number;
  /** Where health and metrics are. */
  readonly url: string;
  /** Resident memory now, and the most so far; MB. */
  readonly memory: () => { readonly now: number; readonly most: number };
  /** What it wrote to standard error. */
  readonly told: () => string;
  /** Resolves with the exit status when it ends, by itself or not. */
  readonly ended: Promise<number | null>;
  /** Sends a signal and resolves with the exit status; null if the signal ended it. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Starts `src/main.ts` and resolves when it listens. `folder`: where its database is; made and removed if not given. */
export async function childBot(discord: Discord, env: Environment = {}, folder?: string): Promise<ChildBot> {
  const own = folder === undefined ? mkdtempSync(join(tmpdir(), 'clinic-')) : null;
  const { child, told } = started(discord, env, folder ?? own!);
  const ended = once(child, 'exit').then(([status]) => status as number | null);
  const url = await listening(child, told);
  return {
    pid: child.pid!,
    url,
    told,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
      return { now: mb('VmRSS'), most: mb('VmHWM') };
    },
    ended,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const status = await ended;
      if (own !== null) rmSync(own, { recursive: true, force: true });
      return status;
    },
  };
}

/**
 * Starts a bot that is to end before it listens; resolves with its exit status and what it wrote to standard error. `signal`: sent
 * once `when` resolves; without it, the bot ends by itself.
 */
export async function childThatEnds(
  discord: Discord,
  env: Environment,
  signal: NodeJS.Signals | null = null,
  when: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{ readonly status: number | null; readonly told: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  const { child, told } = started(discord, env, folder);
  if (signal !== null) void when().then(() => child.kill(signal));
  const [status] = (await once(child, 'close')) as [number | null];
  rmSync(folder, { recursive: true, force: true });
  return { status, told: told() };
}

type Environment = { readonly [name: string]: string };

function started(
  discord: Discord,
  env: Environment,
  folder: string,
): { readonly child: ChildProcess; readonly told: () => string } {
  const child = spawn(process.execPath, START, {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      DATABASE: join(folder, 'clinic.sqlite'),
      HTTP_PORT: '0',
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  let told = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  return { child, told: () => told };
}

/** Resolves with the address that the bot tells; rejects with what it told if it ends before. */
async function listening(child: ChildProcess, told: () => string): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    const url = /Health and metrics: (\S+)\/healthz/.exec(told())?.[1];
    if (url !== undefined) return url;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`the bot did not start: ${told()}`);
}
