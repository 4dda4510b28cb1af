import type { Snowflake } from '../store/store.ts';

/** Discord's ids count milliseconds from the first second of 2015. https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000;

/** Whether a text is an id of Discord's. */
export function isSnowflake(text: string): boolean {
  return /^\d{17,20}$/.test(text);
}

/** When something with an id came to be, milliseconds since 1970. */
export function timeOf(id: Snowflake): number {
  return Number(BigInt(id) >> 22n) + EPOCH_MS;
}

/** An id that lies between those that came to be before and after a time. */
export function snowflakeAt(timeMs: number): Snowflake {
  return String(BigInt(Math.max(0, Math.trunc(timeMs) - EPOCH_MS)) << 22n);
}
