import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');

export type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

/** Starts a program of ours; `flags` are Node's own. */
export function start(
  program: 'cli' | 'main',
  args: readonly string[],
  flags: readonly string[] = [],
  env: object = {},
  stdio: StdioOptions = 'pipe',
): ChildProcess {
  const { DISCORD_TOKEN: _, FORCE_COLOR: __, NO_COLOR: ___, ...clean } = process.env;
  return spawn(process.execPath, [...flags, resolve(PROJECT, `src/${program}.ts`), ...args], {
    cwd: PROJECT,
    env: { ...clean, ...env },
    stdio,
  });
}

/** Resolves when a program has ended. */
export function ended(child: ChildProcess): Promise<Ended> {
  const texts = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  return new Promise((done) => {
    child.on('close', (status) => done({ status, ...texts }));
  });
}

/** Runs the command line with this on standard input. */
export function clinic(args: readonly string[], input: string | Buffer = '', env: object = {}): Promise<Ended> {
  const child = start('cli', args, [], env);
  child.stdin?.on('error', () => {}); // it may end before it has read all
  child.stdin?.end(input);
  return ended(child);
}
