import { Client, GatewayIntentBits, Options } from 'discord.js';
import type { Config } from '../../config.ts';

/**
 * A client that keeps channels, threads and roles, and next to nothing else: what is said is read once, as it comes.
 * `readsMessages`: with the privileged intent; without it only what mentions the bot or replies to it has content.
 */
export function openClient(config: Config, readsMessages: boolean): Client {
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  return new Client({
    intents: readsMessages ? [Guilds, GuildMessages, MessageContent] : [Guilds, GuildMessages],
    shards: config.shards === 'auto' ? 'auto' : Array.from({ length: config.shards }, (_, shard) => shard),
    ...(config.shards === 'auto' ? {} : { shardCount: config.shards }),
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    rest: { api: config.discordApi, timeout: 10_000, retries: 2 },
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
}
