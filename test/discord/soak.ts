import { setTimeout } from 'node:timers/promises';
import type { Channel, Discord, Exchange, Forum, Message, Person, Place, Thread } from './loopback/discord.ts';

/** What a soak found. All counts but the first two must be 0. */
export type SoakReport = {
  readonly questions: number;
  readonly faults: number;
  /** Messages that still exist and commands that came in time, without an answer. */
  readonly unanswered: readonly string[];
  readonly answeredTwice: readonly string[];
  readonly refusedBodies: readonly string[];
};

/** A question, and where its answer must stand. */
type Asked =
  | { readonly kind: 'message'; readonly message: Message; readonly place: Place; readonly thread: Thread | null }
  | { readonly kind: 'command'; readonly exchange: Promise<Exchange> };

/** Milliseconds between faults, on average, and how long silence of a connection or slowness lasts. */
const EVERY_MS = 60;
const LASTS_MS = 350;
/** Between questions: with all that they cause, Discord's limit of 50 requests a second is far. */
const BETWEEN_MS = 200;
/** So many questions later a post is over. */
const FINISHED_AFTER = 100;
/** How long Discord may take to get well again, and the bot to answer what is left. */
const SETTLES_MS = 30_000;

/** A command that came later had no time left for a second try. Its deadline is 3,000 ms. */
const IN_TIME_MS = 2_000;

/** Sure answers, each with another cause, so that no two of them are the same. */
const QUESTIONS = ['unknown cron job id: daily-report', 'gateway closed (1008): pairing required'];

type Stage = {
  readonly discord: Discord;
  readonly forum: Forum;
  readonly channel: Channel;
  readonly other: Channel;
};

/**
 * Lets `faults` things go wrong at Discord, one after the other in an order that the seed gives, while people ask. Then looks
 * whether every question has one answer. `progress` is told how many went wrong so far.
 */
export async function soak(
  stage: Stage,
  faults: number,
  seed: number,
  progress: (done: number) => void,
): Promise<SoakReport> {
  const { discord } = stage;
  const random = generator(seed);
  const people = Array.from({ length: 40 }, (_, at) => discord.person({ name: `person-${at}` }));
  const asked: Asked[] = [];
  let isOver = false;
  const asking = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      asked.push(await ask(stage, people[turn % people.length]!, turn, random));
      await tidyUp(discord, asked[turn - FINISHED_AFTER], people[0]!);
      await setTimeout(BETWEEN_MS * (0.5 + random()));
    }
  })();
  for (let done = 0; done < faults; done += 1) {
    breakSomething(discord, random);
    progress(done + 1);
    await setTimeout(random() * 2 * EVERY_MS);
  }
  isOver = true;
  await asking;
  mend(discord);
  return settled(discord, asked, faults);
}

/** Posts that were answered long ago are archived, as Discord does by itself. */
async function tidyUp(discord: Discord, old: Asked | undefined, person: Person): Promise<void> {
  if (old?.kind !== 'message' || old.thread === null) return;
  if (discord.messagesIn(old.place).some((message) => message.author.bot)) await person.archive(old.thread);
}

/** One of eleven ways to go wrong. */
function breakSomething({ faults }: Discord, random: () => number): void {
  const some = 1 + Math.floor(random() * 3);
  const route = random() < 0.5 ? undefined : 'POST';
  const ways: readonly (() => void)[] = [
    () => faults.dropSockets(),
    () => faults.closeSockets([1001, 4000, 4008, 4009][Math.floor(random() * 4)]!),
    () => faults.reconnect(),
    () => faults.invalidate(true),
    () => faults.invalidate(false),
    () => {
      faults.zombie(true);
      void setTimeout(LASTS_MS).then(() => faults.zombie(false));
    },
    () => faults.failNext(some, 500 + Math.floor(random() * 5), route),
    () => faults.rateLimit('/messages', 50 + random() * 150),
    () => faults.globalRateLimit(50 + random() * 100),
    () => {
      faults.latency(50 + random() * 200);
      void setTimeout(LASTS_MS).then(() => faults.latency(0));
    },
    () => faults.dropAcks(some, route),
  ];
  ways[Math.floor(random() * ways.length)]!();
}

function mend({ faults }: Discord): void {
  faults.zombie(false);
  faults.latency(0);
}

/**
 * A command, a forum post, or a mention. Some are edited or deleted soon after. Unasked answers in channels are left out: there the
 * bot says little on purpose.
 */
async function ask(stage: Stage, person: Person, turn: number, random: () => number): Promise<Asked> {
  const { discord, forum, channel, other } = stage;
  const question = QUESTIONS[turn % QUESTIONS.length]!;
  const way = random();
  if (way < 0.3) {
    return { kind: 'command', exchange: person.slash(other, 'diagnose', { error: question }) };
  }
  if (way < 0.55) {
    const thread = await person.openPost(forum, { title: `question ${turn}`, content: question });
    const message = discord.messagesIn(thread)[0]!;
    return { kind: 'message', message, place: thread, thread };
  }
  const place = random() < 0.5 ? channel : other;
  const message = await person.post(place, `<@${discord.bot.id}> ${question}`);
  const later = random();
  if (later < 0.05) void setTimeout(random() * 500).then(() => person.delete(message));
  else if (later < 0.1) void setTimeout(random() * 500).then(() => person.edit(message, `${message.content} again`));
  return { kind: 'message', message, place, thread: null };
}

async function settled(discord: Discord, asked: readonly Asked[], faults: number): Promise<SoakReport> {
  const until = Date.now() + SETTLES_MS;
  let report = await judged(discord, asked, faults);
  while (report.unanswered.length > 0 && Date.now() < until) {
    await setTimeout(250);
    report = await judged(discord, asked, faults);
  }
  return report;
}

async function judged(discord: Discord, asked: readonly Asked[], faults: number): Promise<SoakReport> {
  const unanswered: string[] = [];
  const answeredTwice: string[] = [];
  const answers = answersIn(discord, asked);
  for (const question of asked) {
    if (question.kind === 'command') {
      const exchange = await question.exchange;
      const cameInTime = exchange.isReceived && exchange.deliveredMs! < IN_TIME_MS;
      if (exchange.first === null && cameInTime) unanswered.push(`command ${exchange.interaction.id}`);
      if (exchange.followUps.length > 0) answeredTwice.push(`command ${exchange.interaction.id}`);
      continue;
    }
    const { message, place, thread } = question;
    if (message.isDeleted) continue;
    const count = answers.get(thread === null ? message.id : place.id) ?? 0;
    if (count === 0) unanswered.push(`message ${message.id}: ${message.content}`);
    if (count > 1) answeredTwice.push(`message ${message.id}`);
  }
  return { questions: asked.length, faults, unanswered, answeredTwice, refusedBodies: discord.faultsFound };
}

/** How many answers stand in each thread, and to each message. */
function answersIn(discord: Discord, asked: readonly Asked[]): ReadonlyMap<string, number> {
  const places = new Map(asked.flatMap((one) => (one.kind === 'message' ? [[one.place.id, one] as const] : [])));
  const counts = new Map<string, number>();
  for (const { place, thread } of places.values()) {
    for (const message of discord.messagesIn(place)) {
      const about = thread === null ? message.repliesTo : place.id;
      if (message.author.bot && about !== null) counts.set(about, (counts.get(about) ?? 0) + 1);
    }
  }
  return counts;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
