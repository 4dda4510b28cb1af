import { setTimeout } from 'node:timers/promises';
import { type ChildBot, childBot } from '../discord/child-bot.ts';
import { type Channel, openDiscord, type Person } from '../discord/loopback/discord.ts';
import { labelledPosts, quietPosts } from '../eval/corpus.ts';

/** What is measured of the bot: on loopback, the bot in a process of its own, started before so that Node's compile cache is filled. */
export type DiscordFigures = {
  readonly slashPerSecond: number;
  /** ms from the interaction's sending to its first accepted answer. */
  readonly ackP99: number;
  /** Of commands with 256 in flight: how many were answered after 3 s or not at all. */
  readonly late: number;
  /** Messages taken in a second; of them none, or some, never looked at or not answered though they asked. */
  readonly messagesPerSecond: number;
  readonly lost: number;
  /** Messages in a second that were read and judged because the channel is listened to. */
  readonly judgedPerSecond: number;
  /** MB, some seconds after the start. */
  readonly oneGuildMb: number;
  readonly manyGuildsMb: number;
};

const SLASHES = 3_000;
const BURST = 2_048;
const MESSAGES = 20_000;
const JUDGED = 4_000;
/** Every so many messages, one that asks. */
const ASKS_EVERY = 500;
const MANY_GUILDS = 2_500;

/** Measures once; takes about a minute. */
export async function discordFigures(): Promise<DiscordFigures> {
  await idleMemory(1, 1_000); // fills the compile cache
  const discord = await openDiscord({ validate: false });
  const guild = discord.guild();
  const channel = guild.text('questions');
  const other = guild.text('general');
  const bot = await childBot(discord);
  try {
    const people = Array.from({ length: 64 }, (_, at) => discord.person({ name: `person-${at}` }));
    const posts = labelledPosts('cases').map(({ text }) => text.slice(0, 6_000));
    await slashes(200, 32, people, other, posts); // warm
    const from = performance.now();
    const acks = await slashes(SLASHES, 32, people, other, posts);
    const slashPerSecond = SLASHES / ((performance.now() - from) / 1_000);
    const burst = await slashes(BURST, 256, people, other, posts);

    const mention = `<@${discord.bot.id}> unknown cron job id: daily`;
    const taken = await chat(MESSAGES, people, other, bot, mention);
    const answers = discord.messagesIn(other).filter((message) => message.author.bot && !message.isPrivate).length;
    const manager = discord.person({ name: 'manager', permissions: 0x20n });
    const panel = await manager.slash(channel, 'clinic settings');
    await manager.choose(panel.shown!, 'clinic:1:channels', [channel.id]);
    const judged = await chat(JUDGED, people, channel, bot, null);
    return {
      slashPerSecond,
      ackP99: percentile(
        acks.map((ms) => ms ?? Number.POSITIVE_INFINITY),
        0.99,
      ),
      late: burst.filter((ms) => ms === null || ms > 3_000).length,
      messagesPerSecond: taken.perSecond,
      lost: taken.lost + judged.lost + (MESSAGES / ASKS_EVERY - answers),
      judgedPerSecond: judged.perSecond,
      oneGuildMb: await idleMemory(1, 5_000),
      manyGuildsMb: await idleMemory(MANY_GUILDS, 8_000),
    };
  } finally {
    await bot.end();
    await discord.close();
  }
}

/** Times to the first answer of `count` commands, `atOnce` in flight; null where there was none. */
async function slashes(
  count: number,
  atOnce: number,
  people: readonly Person[],
  place: Channel,
  posts: readonly string[],
): Promise<readonly (number | null)[]> {
  const acks: (number | null)[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < count; at = next++) {
      const exchange = await people[at % people.length]!.slash(place, 'diagnose', { error: posts[at % posts.length]! });
      acks.push(exchange.ackMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return acks;
}

/** Chat as fast as it can be posted, with a message that asks now and then; `lost`: what the bot never decided about. */
async function chat(count: number, people: readonly Person[], place: Channel, bot: ChildBot, asks: string | null) {
  const texts = quietPosts('benign').map(({ text }) => text.slice(0, 1_900) || '.');
  const before = await decided(bot);
  const from = performance.now();
  for (let at = 0; at < count; at += 100) {
    const some = Array.from({ length: 100 }, (_, more) => at + more);
    await Promise.all(
      some.map((n) => {
        const text = asks !== null && n % ASKS_EVERY === 0 ? asks : texts[n % texts.length]!;
        return people[n % people.length]!.post(place, text);
      }),
    );
  }
  let seen = 0;
  for (let waited = 0; waited < 60_000; waited += 25) {
    seen = (await decided(bot)) - before;
    if (seen >= count) break;
    await setTimeout(25);
  }
  return { perSecond: seen / ((performance.now() - from) / 1_000), lost: count - seen };
}

/** Messages that the bot has decided about, by its own count. */
async function decided({ url }: ChildBot): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const counts = page.matchAll(/^clinic_messages_total\{[^}]*\} (\d+)/gm);
  return [...counts].reduce((sum, found) => sum + Number(found[1]), 0);
}

/** Resident memory of a bot in so many servers, some time after its start; MB. */
async function idleMemory(guilds: number, afterMs: number): Promise<number> {
  const discord = await openDiscord({ validate: false });
  for (let at = 0; at < guilds; at += 1) discord.guild().text('general');
  const bot = await childBot(discord);
  try {
    await setTimeout(afterMs);
    return bot.memory().now;
  } finally {
    await bot.end();
    await discord.close();
  }
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
