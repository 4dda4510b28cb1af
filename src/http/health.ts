/** What the health of the process depends on. */
export type Health = {
  /** Rejects if the store cannot be written. */
  readonly checkStore: () => Promise<void>;
  readonly gateway: () => 'off' | 'connecting' | 'ready';
};

/** How long a check of the store may take, and for how long its outcome holds, milliseconds. */
const CHECK_TIMEOUT_MS = 1_000;
const HOLDS_MS = 1_000;

/**
 * Whether the store can be written. Asked often, it looks once a second; a check that hangs counts as failed, and no second
 * one is begun beside it.
 */
export function storeHealth(check: () => Promise<void>): () => Promise<boolean> {
  let running: Promise<boolean> | null = null;
  let latest = { at: Number.NEGATIVE_INFINITY, isFine: false };
  const look = async (): Promise<boolean> => {
    try {
      await check();
      latest = { at: performance.now(), isFine: true };
    } catch {
      latest = { at: performance.now(), isFine: false };
    }
    running = null;
    return latest.isFine;
  };
  return () => {
    if (running === null && performance.now() - latest.at < HOLDS_MS) return Promise.resolve(latest.isFine);
    running ??= look();
    return Promise.race([running, falseAfter(CHECK_TIMEOUT_MS)]);
  };
}

function falseAfter(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, false as const).unref();
  });
}
