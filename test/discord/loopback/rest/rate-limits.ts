import { createHash } from 'node:crypto';
import type { World } from '../world.ts';

export type Bucket = { readonly id: string; readonly limit: number; remaining: number; resetAt: number };

/** What the headers say where nothing is limited. */
const ROOMY = { requests: 100_000, windowMs: 1_000 };

/** Buckets by route and major parameter, and the count of all. https://discord.com/developers/docs/topics/rate-limits */
export class RateLimits {
  readonly #world: World;
  readonly #buckets = new Map<string, Bucket>();
  readonly #ids = new Map<string, string>();
  #second = 0;
  #inSecond = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Takes one request from its bucket. `major`: id of channel, guild or webhook. */
  take(method: string, template: string, major: string): { readonly bucket: Bucket; readonly isOver: boolean } {
    const { requests, windowMs } = this.#world.settings.limits ?? ROOMY;
    const key = `${method} ${template} ${major}`;
    const now = Date.now();
    let bucket = this.#buckets.get(key);
    if (!bucket || bucket.resetAt <= now) {
      if (this.#buckets.size > 5_000) this.#buckets.clear();
      bucket = {
        id: this.#idOf(`${method} ${template}`),
        limit: requests,
        remaining: requests,
        resetAt: now + windowMs,
      };
      this.#buckets.set(key, bucket);
    }
    if (bucket.remaining === 0) return { bucket, isOver: true };
    bucket.remaining -= 1;
    return { bucket, isOver: false };
  }

  /** ms to wait if this request is one too many in this second, else 0. */
  takeGlobal(): number {
    const limit = this.#world.settings.limits?.globalPerSecond;
    if (limit === undefined) return 0;
    const now = Date.now();
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) this.#inSecond = 0;
    this.#second = second;
    this.#inSecond += 1;
    return this.#inSecond > limit ? (second + 1) * 1_000 - now : 0;
  }

  #idOf(route: string): string {
    const known = this.#ids.get(route);
    if (known !== undefined) return known;
    const id = createHash('md5').update(route).digest('hex');
    this.#ids.set(route, id);
    return id;
  }
}

export function bucketHeaders(bucket: Bucket): { readonly [name: string]: string } {
  return {
    'x-ratelimit-limit': String(bucket.limit),
    'x-ratelimit-remaining': String(bucket.remaining),
    'x-ratelimit-reset': (bucket.resetAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': (Math.max(0, bucket.resetAt - Date.now()) / 1000).toFixed(3),
    'x-ratelimit-bucket': bucket.id,
  };
}
