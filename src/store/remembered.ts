/** Most keys remembered; at more, all are let go. */
const KEYS = 10_000;

/** What was read a moment ago, by key. */
export type Remembered<V> = {
  readonly of: (key: string) => Promise<V>;
  /** After a write: the next reading is a new one. */
  readonly forget: (key: string) => void;
};

/** Reads each key again at most every `maxAgeMs`: for what every message asks for and hardly ever changes. */
export function remembered<V>(read: (key: string) => Promise<V>, maxAgeMs: number): Remembered<V> {
  const known = new Map<string, { readonly value: Promise<V>; readonly until: number }>();
  return {
    of: (key) => {
      const now = performance.now();
      const last = known.get(key);
      if (last !== undefined && now < last.until) return last.value;
      const value = read(key);
      if (known.size >= KEYS) known.clear();
      const entry = { value, until: now + maxAgeMs };
      known.set(key, entry);
      value.catch(() => {
        if (known.get(key) === entry) known.delete(key); // a failure is not remembered
      });
      return value;
    },
    forget: (key) => {
      known.delete(key);
    },
  };
}
