/** What is counted over, milliseconds. */
const WINDOW_MS = 60_000;
/** Most keys remembered. */
const MOST = 10_000;

/** Keeps unasked answers rare: at most so many a minute for each person and each channel. In memory; times come from the caller. */
export class Pace {
  private readonly answered = new Map<string, readonly number[]>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** Whether one more answer is within the pace. */
  allows(key: string, now: number): boolean {
    return this.since(key, now).length < this.most;
  }

  count(key: string, now: number): void {
    const times = [...this.since(key, now), now];
    this.answered.delete(key);
    this.answered.set(key, times);
    if (this.answered.size > MOST) this.answered.delete(this.answered.keys().next().value!);
  }

  private since(key: string, now: number): readonly number[] {
    return (this.answered.get(key) ?? []).filter((time) => now - time < WINDOW_MS);
  }
}
