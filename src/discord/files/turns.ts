/** Does a piece of work when its turn comes. Rejects with the signal's reason if it is aborted before. */
export type InTurn = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** Lets so many pieces of work run at once; the others wait in the order in which they came. */
export function turns(atOnce: number): InTurn {
  const waiting = new Set<() => void>();
  let free = atOnce;

  const turn = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        signal.removeEventListener('abort', giveUp);
        waiting.delete(begin);
        free -= 1;
        resolve();
      };
      const giveUp = () => {
        waiting.delete(begin);
        reject(signal.reason);
      };
      if (signal.aborted) giveUp();
      else if (free > 0) begin();
      else {
        waiting.add(begin);
        signal.addEventListener('abort', giveUp, { once: true });
      }
    });

  return async (work, signal) => {
    await turn(signal);
    try {
      return await work();
    } finally {
      free += 1;
      const [next] = waiting;
      next?.();
    }
  };
}
