import { createHash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { Snowflake, Store } from '../store/store.ts';
import { globalCommands, guildCommands } from './commands.ts';

/**
 * Registers the global commands by one bulk request, if they are not those that were registered last. True if they were sent.
 * Rejects with what the REST client throws.
 */
export async function registerCommands(application: Snowflake, rest: REST, store: Store): Promise<boolean> {
  return register(`commands:${application}`, Routes.applicationCommands(application), globalCommands(), rest, store);
}

/** The same for what a server has besides; `marksSolutions`: another bot there marks solutions, and ours would be its rival. */
export async function registerGuildCommands(
  application: Snowflake,
  guild: Snowflake,
  marksSolutions: boolean,
  rest: REST,
  store: Store,
): Promise<boolean> {
  const route = Routes.applicationGuildCommands(application, guild);
  return register(`commands:${application}:${guild}`, route, guildCommands(marksSolutions), rest, store);
}

async function register(
  name: string,
  route: `/${string}`,
  commands: readonly object[],
  rest: REST,
  store: Store,
): Promise<boolean> {
  const digest = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  if ((await store.note(name)) === digest) return false;
  await rest.put(route, { body: commands });
  await store.keepNote(name, digest);
  return true;
}
