/** Direct messages belong to shard 0. https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
export function shardOf(guildId: string | null, count: number): number {
  return guildId === null || count === 1 ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}
