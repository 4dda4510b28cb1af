/** Requests that were seen, in bounded memory. */
export type Replays = {
  /** False if this one was seen before. `now`: milliseconds. */
  readonly isNew: (id: string, now: number) => boolean;
};

/**
 * Remembers each request for `ttlMs` at least, and twice that at most. When more than `most` are new within that time, the oldest
 * are forgotten early: then a replay of one gets through to the store, where the interaction's claim stops it.
 */
export function openReplays(ttlMs: number, most: number): Replays {
  let older = new Set<string>();
  let newer = new Set<string>();
  let begun = Number.NEGATIVE_INFINITY;
  return {
    isNew: (id, now) => {
      const age = now - begun;
      if (age >= ttlMs || newer.size >= most / 2) {
        [older, newer] = [age >= 2 * ttlMs ? new Set() : newer, new Set()];
        begun = now;
      }
      if (newer.has(id) || older.has(id)) return false;
      newer.add(id);
      return true;
    },
  };
}
