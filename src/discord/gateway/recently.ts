import type { Snowflake } from '../../store/store.ts';

/** Most ids remembered: an hour of a busy server. */
const MOST = 20_000;

/** Ids that were come across lately. Bounded: the oldest are forgotten. */
export class Recently {
  private readonly ids = new Set<Snowflake>();

  add(id: Snowflake): void {
    this.ids.add(id);
    if (this.ids.size > MOST) this.ids.delete(this.ids.values().next().value!);
  }

  delete(id: Snowflake): void {
    this.ids.delete(id);
  }

  has(id: Snowflake): boolean {
    return this.ids.has(id);
  }
}
