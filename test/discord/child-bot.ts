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
  /** Sends a signal and resolves with the exit status. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Starts `src/main.ts` and resolves when it listens. `folder`: where its database is; made and removed if not given. */
export async function childBot(
  discord: Discord,
  env: { readonly [name: string]: string } = {},
  folder?: string,
): Promise<ChildBot> {
  const own = folder === undefined ? mkdtempSync(join(tmpdir(), 'clinic-')) : null;
  const child = spawn(process.execPath, START, {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      DATABASE: join(folder ?? own!, 'clinic.sqlite'),
      HTTP_PORT: '0',
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  let told = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const url = await listening(child, () => told);
  return {
    pid: child.pid!,
    url,
    told: () => told,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
      return { now: mb('VmRSS'), most: mb('VmHWM') };
    },
    end: async (signal = 'SIGTERM') => {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [status] = (await ended) as [number | null];
      if (own !== null) rmSync(own, { recursive: true, force: true });
      return status;
    },
  };
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
