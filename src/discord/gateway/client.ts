import { Client, Events, GatewayIntentBits, Options } from 'discord.js';
import type { Config } from '../../config.ts';

/** Shorter delays, for tests that break connections thousands of times; none of them on a real Discord. */
export type Hurry = {
  /** Before an answer is tried a second time, milliseconds. */
  readonly retryMs?: number;
  /** Before what Discord was too busy for is tried anew, and before the claim of a process that died is taken over. */
  readonly againMs?: number;
  /** Discord takes one identify in five seconds from most bots. */
  readonly identifiesAtOnce?: boolean;
};

/**
 * A client that keeps channels, threads and roles, and next to nothing else: what is said is read once, as it comes.
 * `readsMessages`: with the privileged intent; without it only what mentions the bot or replies to it has content.
 */
export function openClient(config: Config, readsMessages: boolean, { identifiesAtOnce = false }: Hurry): Client {
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({
    intents: readsMessages ? [Guilds, GuildMessages, MessageContent] : [Guilds, GuildMessages],
    shards: config.shards === 'auto' ? 'auto' : Array.from({ length: config.shards }, (_, shard) => shard),
    ...(config.shards === 'auto' ? {} : { shardCount: config.shards }),
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    rest: { api: config.discordApi, timeout: 10_000, retries: 2 },
    ...(identifiesAtOnce
      ? { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: () => Promise.resolve() }) } }
      : {}),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildForumThreadManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
      VoiceStateManager: 0,
    }),
  });
  tolerant(client);
  return client;
}

/**
 * An event that the library stumbles over is told as the client's error instead of ending the process: `RESUMED` for a session that
 * was ended in the same moment is one (discord.js 14.28 reads the session's sequence).
 */
function tolerant(client: Client): void {
  const manager = client.ws as unknown as { handlePacket: (...given: readonly unknown[]) => boolean };
  const handle = manager.handlePacket.bind(manager);
  manager.handlePacket = (...given) => {
    try {
      return handle(...given);
    } catch (error) {
      client.emit(Events.Error, error as Error);
      return false;
    }
  };
}
