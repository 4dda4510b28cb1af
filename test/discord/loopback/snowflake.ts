/** First millisecond of Discord's count. https://discord.com/developers/docs/reference#snowflakes */
const EPOCH = 1_420_070_400_000n;
const SHAPE = /^\d{15,20}$/;

let newest = 0n;
let guilds = 0n;

/** A new id, greater than all before it; its time is now. */
export function snowflake(): string {
  const now = (BigInt(Date.now()) - EPOCH) << 22n;
  newest = now > newest ? now : newest + 1n;
  return newest.toString();
}

/** A new id for a guild: one of a later millisecond than that of the guild before, so that guilds spread over shards. */
export function guildSnowflake(): string {
  guilds += 1n;
  return ((400_000_000_000n + guilds) << 22n).toString();
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && SHAPE.test(value);
}

/** ms since 1970. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + EPOCH);
}
