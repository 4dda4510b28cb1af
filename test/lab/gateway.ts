import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import type { Home, Printed } from './home.ts';

/** What the log says once the gateway answers: `listening on ws://` up to 2026.4, later `ready`. */
const READY = /\[gateway\] (?:ready\b|listening on ws:)/;
/** Longest that a start may take, in ms; 10 to 30 s on two busy cores. */
const START_MS = 180_000;
/** Some work goes on after `ready`: the first jobs are made. */
const SETTLE_MS = 1_000;

/** A gateway that runs. `text` is what it has printed so far. */
export type Gateway = { readonly text: () => string; readonly stop: () => Promise<void> };

/** Starts a gateway in a home: the running one, or what it printed before it ended. Throws if neither comes in time. */
export async function startGateway(
  home: Home,
  words: readonly string[],
  env: { readonly [name: string]: string },
  signal: AbortSignal,
): Promise<Gateway | Printed> {
  const child = execa(process.execPath, [home.program, ...words], {
    env: home.environment(env),
    extendEnv: false,
    cwd: home.path,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    detached: true, // a group of its own: the gateway has children
    cleanup: true,
  });
  let text = '';
  child.all.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  let exit: number | null | undefined;
  const ended = child.then((result) => {
    exit = result.exitCode ?? null;
  });

  const stop = async (): Promise<void> => {
    if (exit === undefined) endGroup(child.pid, 'SIGTERM');
    await Promise.race([ended, delay(8_000)]);
    endGroup(child.pid, 'SIGKILL');
    await ended;
    signal.removeEventListener('abort', kill);
  };
  const kill = (): void => endGroup(child.pid, 'SIGKILL');
  signal.addEventListener('abort', kill);

  const until = Date.now() + START_MS;
  while (exit === undefined && !READY.test(text)) {
    if (Date.now() > until) {
      await stop();
      throw new Error(`the gateway was not ready after ${START_MS / 1_000} s:\n${text}`);
    }
    await delay(100);
    signal.throwIfAborted();
  }
  if (exit === undefined) {
    await delay(SETTLE_MS);
    return { text: () => text, stop };
  }
  await stop();
  return { text, exit };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it has ended already
  }
}
