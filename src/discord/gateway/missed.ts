import type { Snowflake } from '../../store/store.ts';

/** Nobody listened since then, milliseconds since 1970. */
export type Gap = { readonly since: number };

/** Remembers since when messages of each server may have been missed, until they have been read. */
export class Missed {
  private readonly gaps = new Map<Snowflake, readonly Gap[]>();

  open(guild: Snowflake, since: number): void {
    this.gaps.set(guild, [...this.of(guild), { since }]);
  }

  /** What has not been read yet of a server. */
  of(guild: Snowflake): readonly Gap[] {
    return this.gaps.get(guild) ?? [];
  }

  /** These were read. Gaps that opened meanwhile stay. */
  close(guild: Snowflake, read: readonly Gap[]): void {
    const left = this.of(guild).filter((gap) => !read.includes(gap));
    if (left.length === 0) this.gaps.delete(guild);
    else this.gaps.set(guild, left);
  }

  /** Up to when everything was heard of all servers, if it was `heardAt` of those without a gap. */
  completeUntil(heardAt: number): number {
    return Math.min(heardAt, ...[...this.gaps.values()].flat().map(({ since }) => since));
  }
}
