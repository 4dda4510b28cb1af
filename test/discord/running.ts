import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULTS } from '../../src/config/defaults.ts';
import type { Config } from '../../src/config.ts';
import { type Bot, startBot } from '../../src/discord/start-bot.ts';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import {
  type Channel,
  type Discord,
  type DiscordOptions,
  type Forum,
  type Guild,
  openDiscord,
  type Person,
} from './loopback/discord.ts';

export const kb = openKnowledgeBase(fileURLToPath(new URL('../../kb', import.meta.url)));

/** The real bot, connected to the loopback Discord. */
export type Running = {
  readonly discord: Discord;
  readonly bot: Bot;
  readonly config: Config;
  /** What was logged so far. */
  readonly logged: () => string;
  /** Stops the bot; starts it again on the same database. Resolves when it has looked through what it read before. */
  readonly restart: () => Promise<Bot>;
  readonly stop: () => Promise<void>;
};

/** `config`: what is other than usual. */
export type RunningOptions = DiscordOptions & {
  readonly config?: Partial<Config> | ((discord: Discord) => Partial<Config>);
  /** See `Hurry`. */
  readonly againMs?: number;
};

/** A loopback Discord and a bot on a database of its own. */
export async function running(options: RunningOptions = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-'));
  const discord = await openDiscord(options);
  const config: Config = {
    ...DEFAULTS,
    discordToken: discord.token,
    discordApi: discord.api,
    databasePath: join(folder, 'clinic.sqlite'),
    httpPort: 0,
    ...(typeof options.config === 'function' ? options.config(discord) : options.config),
  };
  const lines: string[] = [];
  const rehearsal = {
    retryMs: 20,
    identifiesAtOnce: true,
    logTo: { write: (line: string) => lines.push(line) },
    ...(options.againMs === undefined ? {} : { againMs: options.againMs }),
  };
  let bot = await startBot(config, kb, rehearsal);
  return {
    discord,
    get bot() {
      return bot;
    },
    config,
    logged: () => lines.join(''),
    restart: async () => {
      await bot.stop();
      bot = await startBot(config, kb, rehearsal);
      await caughtUp(bot);
      return bot;
    },
    stop: async () => {
      await bot.stop();
      await discord.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when a bot that was just started has no messages left to look at. */
async function caughtUp({ metrics }: Bot): Promise<void> {
  const seen = async () => (await metrics.page()).text.match(/^clinic_(?:messages_total|queue_length).*$/gm)?.join();
  for (
    let [before, now]: (string | undefined)[] = ['', await seen()];
    before !== now;
    [before, now] = [now, await seen()]
  ) {
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

/** Where the bot attends a forum and a channel, and not the other one. */
export type HelpServer = {
  readonly guild: Guild;
  readonly forum: Forum;
  readonly channel: Channel;
  readonly other: Channel;
  readonly manager: Person;
};

/** A server with a help forum and a help channel that the bot attends, set up as its manager would. */
export async function helpServer({ discord }: Pick<Running, 'discord'>, locale = 'en-US'): Promise<HelpServer> {
  const guild = discord.guild({ locale });
  const forum = guild.forum('help', { tags: ['question', 'Solved'] });
  const channel = guild.text('questions');
  const other = guild.text('general');
  const manager = discord.person({ name: 'manager', permissions: 0x20n });
  const panel = await manager.slash(other, 'clinic settings');
  await manager.choose(panel.shown!, 'clinic:1:forums', [forum.id]);
  await manager.choose(panel.shown!, 'clinic:1:channels', [channel.id]);
  return { guild, forum, channel, other, manager };
}
