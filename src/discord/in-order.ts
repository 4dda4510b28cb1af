/**
 * Runs tasks of one key after each other, of different keys side by side. A task that fails does not hold up the next. Resolves
 * or rejects as the task does.
 */
export class InOrder {
  private readonly last = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.last.get(key) ?? Promise.resolve();
    const current = before.then(task, task);
    const settled = current.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(key, settled);
    void settled.then(() => {
      if (this.last.get(key) === settled) this.last.delete(key);
    });
    return settled.then(() => current); // by then it is not counted any more
  }

  /** Keys with tasks that wait or run. */
  get size(): number {
    return this.last.size;
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.last.size > 0) await Promise.all(this.last.values());
  }
}
