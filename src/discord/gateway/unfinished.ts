import type { Snowflake } from '../../store/store.ts';
import { timeOf } from '../snowflake.ts';

/** Messages that came and are not dealt with yet: whoever starts again has to look for them. */
export class Unfinished {
  private readonly tasks = new Map<symbol, Snowflake>();

  /** Does what there is to do about a message. Resolves or rejects as the task does. */
  async during<T>(message: Snowflake, task: () => Promise<T>): Promise<T> {
    const mark = Symbol(message);
    this.tasks.set(mark, message);
    try {
      return await task();
    } finally {
      this.tasks.delete(mark);
    }
  }

  /** When the oldest of them was written, milliseconds since 1970; infinity if there is none. */
  get since(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...[...this.tasks.values()].map(timeOf));
  }
}
