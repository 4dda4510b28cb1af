import { GatewayIntentBits } from 'discord-api-types/v10';
import type { GuildState, World } from '../world.ts';
import { shardOf } from './shard-of.ts';

/** Guilds one shard may hold. https://discord.com/developers/docs/events/gateway#sharding */
const GUILDS_PER_SHARD = 2_500;
const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (all, one) => (typeof one === 'number' ? all | one : all),
  0,
);
const { MessageContent, GuildMembers, GuildPresences } = GatewayIntentBits;

export type Identify =
  | { readonly kind: 'refused'; readonly code: number; readonly reason: string }
  | {
      readonly kind: 'accepted';
      readonly shard: readonly [number, number];
      readonly intents: number;
      readonly guilds: readonly GuildState[];
    };

/** What becomes of an identify. Close codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway */
export function readIdentify(world: World, d: { readonly [key: string]: unknown }): Identify {
  if (!isToken(world, d['token'])) return refused(4004, 'Authentication failed.');
  const shard = readShard(d['shard']);
  if (!shard) return refused(4010, 'Invalid shard.');
  const intents = d['intents'];
  if (typeof intents !== 'number' || (intents & ~ALL_INTENTS) !== 0) return refused(4013, 'Invalid intent(s).');
  const privileged = GuildMembers | GuildPresences | (world.settings.messageContent ? 0 : MessageContent);
  if ((intents & privileged) !== 0) return refused(4014, 'Disallowed intent(s).');
  const guilds = [...world.guilds.values()].filter((one) => one.hasBot && shardOf(one.id, shard[1]) === shard[0]);
  if (guilds.length > GUILDS_PER_SHARD) return refused(4011, 'Sharding required.');
  return { kind: 'accepted', shard, intents, guilds };
}

/** The prefix of the header is taken here too. */
export function isToken(world: World, sent: unknown): boolean {
  return String(sent).replace(/^Bot /, '') === world.token;
}

function refused(code: number, reason: string): Identify {
  return { kind: 'refused', code, reason };
}

function readShard(value: unknown): readonly [number, number] | null {
  if (value === undefined) return [0, 1];
  if (!Array.isArray(value) || value.length !== 2 || !value.every((one) => Number.isInteger(one))) return null;
  const [id, count] = value as [number, number];
  return id >= 0 && id < count ? [id, count] : null;
}
