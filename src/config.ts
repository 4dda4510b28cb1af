/** What the environment tells the program. */
export type Config = {
  /** The bot's token; null if there is none, and then nothing connects to Discord. */
  readonly discordToken: string | null;
};

/** Reads the environment; nothing else does. An empty variable counts as not set. */
export function configFrom(env: NodeJS.ProcessEnv): Config {
  return { discordToken: env['DISCORD_TOKEN']?.trim() || null };
}
