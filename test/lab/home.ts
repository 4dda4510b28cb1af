import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Installed } from './install.ts';

/** What a command printed, both streams in the order they came, and its exit status; `null` if it was stopped at its time limit. */
export type Printed = { readonly text: string; readonly exit: number | null };

/** Longest that a command may take, in ms. A start is 1 to 6 s, an agent's first turn up to a minute on two busy cores. */
const COMMAND_MS = 120_000;

/** Where versions keep what they have compiled; made anew in each home it costs the older ones half a minute a command. */
const COMPILED = ['jiti', 'node-compile-cache'];

/** A throwaway home folder in which one version of OpenClaw runs, cut off from channels, updates and the local network. */
export class Home {
  readonly path = mkdtempSync(join(tmpdir(), 'claw-lab-'));
  readonly #installed: Installed;
  readonly #signal: AbortSignal;

  constructor(installed: Installed, signal: AbortSignal) {
    this.#installed = installed;
    this.#signal = signal;
    mkdirSync(join(this.path, 'tmp'));
    for (const name of COMPILED) {
      const kept = join(dirname(installed.program), '../../compiled', name);
      mkdirSync(kept, { recursive: true });
      symlinkSync(kept, join(this.path, 'tmp', name));
    }
  }

  get version(): string {
    return this.#installed.version;
  }

  get program(): string {
    return this.#installed.program;
  }

  /** What the program's environment is: nothing of this machine's but the search path. */
  environment(more: { readonly [name: string]: string } = {}): { readonly [name: string]: string } {
    return {
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      HOME: this.path,
      TMPDIR: join(this.path, 'tmp'),
      NO_COLOR: '1',
      OPENCLAW_SKIP_CHANNELS: '1',
      OPENCLAW_DISABLE_BONJOUR: '1',
      OPENCLAW_NO_RESPAWN: '1',
      ...more,
    };
  }

  /** Runs `openclaw` with these words. Never throws for what the program does; throws if the run was aborted. */
  async run(
    words: readonly string[],
    options: { readonly env?: { readonly [name: string]: string }; readonly timeoutMs?: number } = {},
  ): Promise<Printed> {
    const ran = await execa(process.execPath, [this.program, ...words], {
      env: this.environment(options.env),
      extendEnv: false,
      cwd: this.path,
      stdin: 'ignore',
      all: true,
      reject: false,
      timeout: options.timeoutMs ?? COMMAND_MS,
      forceKillAfterDelay: 2_000,
      cancelSignal: this.#signal,
      maxBuffer: 4_000_000,
    });
    this.#signal.throwIfAborted();
    return { text: ran.all, exit: ran.timedOut ? null : (ran.exitCode ?? null) };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
