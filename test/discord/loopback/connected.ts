import { Client, type ClientOptions, GatewayIntentBits as Intent } from 'discord.js';
import type { Discord } from './discord.ts';

export const INTENTS: readonly Intent[] = [
  Intent.Guilds,
  Intent.GuildMessages,
  Intent.GuildMessageReactions,
  Intent.DirectMessages,
  Intent.MessageContent,
];

/** An unmodified discord.js client, logged in and ready. Destroy it when done. */
export async function connected(discord: Discord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({ intents: [...INTENTS], ...options, rest: { api: discord.api, ...options.rest } });
  client.on('error', () => {});
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  return client as Client<true>;
}
