import { setImmediate, setTimeout } from 'node:timers/promises';
import type {
  APIMessage,
  Client,
  GatewayMessageCreateDispatchData,
  GatewayMessageUpdateDispatchData,
} from 'discord.js';
import type { CaseKey, Snowflake } from '../../store/store.ts';
import { ANSWER_OVERFLOW } from '../answer-overflow.ts';
import { attend } from '../attend.ts';
import { type Deliveries, deliver, type Outcome, takeBack } from '../deliver.ts';
import type { Desk } from '../desk.ts';
import { discordFault } from '../discord-fault.ts';
import { InOrder } from '../in-order.ts';
import { addressOf } from '../listening.ts';
import { type MessageFacts, messageFacts } from '../message-facts.ts';
import { Pace } from '../pace.ts';
import { RecentPosts } from '../recent-posts.ts';
import { settingsIn } from '../settings-in.ts';
import { noteReopened, noteSolved } from '../solved.ts';
import { markedSolution } from '../thread-state.ts';
import { unlearn } from '../unlearn.ts';
import type { Hurry } from './client.ts';
import { placeOf } from './place-of.ts';
import { Recently } from './recently.ts';
import { starterOf } from './starter.ts';
import { Unfinished } from './unfinished.ts';

/** Unasked answers a minute, at most: to one person, and in one text channel. */
const PER_PERSON = 5;
const PER_CHANNEL = 15;

/** What Discord was too busy for, or what broke on the way, is tried anew so often: after a minute, two, four … */
const TRIES_ANEW = 5;
const AGAIN_MS = 60_000;

/** A new message, one that is tried anew, or an edit. */
type Way = 'new' | 'again' | 'edit';
type Message = APIMessage | GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData;

/** Takes messages as the gateway tells of them, and sees that each is answered once, in order, or not at all. */
export class Messages {
  private readonly client: Client;
  private readonly desk: Desk;
  private readonly order = new InOrder();
  private readonly posts = new RecentPosts();
  private readonly seen = new Recently();
  private readonly deleted = new Recently();
  private readonly deletedByUs = new Recently();
  private readonly edited = new Recently();
  private readonly toldMissing = new Recently();
  private readonly unfinished = new Unfinished();
  private readonly closing = new AbortController();
  private readonly cutting = new AbortController();
  private readonly perPerson = new Pace(PER_PERSON);
  private readonly perChannel = new Pace(PER_CHANNEL);
  private turns: Promise<unknown> = Promise.resolve();
  private readonly deliveries: Deliveries;
  private readonly againMs: number;

  constructor(client: Client, desk: Desk, { retryMs, againMs = AGAIN_MS }: Hurry) {
    this.client = client;
    this.desk = desk;
    this.againMs = againMs;
    this.deliveries = {
      paceAllows: (facts) => this.isWithinPace(facts),
      paceCount: (facts) => {
        this.perPerson.count(facts.author, desk.now());
        this.perChannel.count(facts.channel, desk.now());
      },
      isDeleted: (message) => this.deleted.has(message),
      deletes: (message) => this.deletedByUs.add(message),
      cut: this.cutting.signal,
      ...(retryMs === undefined ? {} : { retryMs }),
    };
  }

  /** A new message; also one that was come across later. The same one again is left alone. Never rejects. */
  async created(message: Message, guild: Snowflake | null): Promise<void> {
    if (message.author.id === ANSWER_OVERFLOW) return this.markedByOthers(message);
    if (message.author.bot || this.seen.has(message.id)) return;
    this.seen.add(message.id);
    await this.unfinished.during(message.id, () => this.takeInTheEnd(message, guild));
  }

  /** An edit by its author; unfurled links and pins come as updates too. */
  async updated(message: Message, guild: Snowflake | null): Promise<void> {
    if (message.author?.bot !== false && message.author?.bot !== undefined) return;
    if (message.edited_timestamp === null || message.edited_timestamp === undefined) return;
    this.seen.add(message.id);
    this.edited.add(message.id);
    await this.take(message, guild, 'edit');
  }

  /** Takes back our answer to a message, and what the case learnt from it. */
  async removed(message: Snowflake, channel: Snowflake): Promise<void> {
    this.deleted.add(message);
    if (this.deletedByUs.has(message)) return;
    const { desk } = this;
    const reply = await desk.store.replyTo(message);
    await this.order.run(channel, async () => {
      if (reply !== null) await takeBack(reply, desk);
      const keys: readonly CaseKey[] = reply === null ? [`message:${message}`, `thread:${channel}`] : [reply.case];
      for (const key of keys) await unlearn(key, message, reply !== null, desk);
    });
  }

  /** A forum post got the solved tag, or lost it. */
  tagged(thread: Snowflake, isSolved: boolean): Promise<void> {
    return this.order.run(thread, () =>
      isSolved ? noteSolved(thread, null, this.desk) : noteReopened(thread, this.desk),
    );
  }

  /** A forum post was opened: its first message may come by itself, or has to be asked for. */
  async opened(thread: Snowflake, guild: Snowflake): Promise<void> {
    await this.unfinished.during(thread, async () => {
      const place = await placeOf(thread, this.client);
      if (place?.may.readHistory !== true) return;
      const starter = await starterOf(thread, (message) => this.seen.has(message), this.desk, this.deliveries.retryMs);
      if (starter !== null) await this.created(starter, guild);
    });
  }

  /** Whether a message was come across already. */
  has(message: Snowflake): boolean {
    return this.seen.has(message);
  }

  /** When the oldest message was written that is not dealt with yet, milliseconds since 1970; infinity if there is none. */
  get unfinishedSince(): number {
    return this.unfinished.since;
  }

  /** What waits to be tried anew is left to the next start. */
  close(): void {
    this.closing.abort();
  }

  /** What is not written yet is left to the next start, too. */
  cut(): void {
    this.cutting.abort();
  }

  idle(): Promise<void> {
    return this.order.idle();
  }

  private async takeInTheEnd(message: Message, guild: Snowflake | null): Promise<void> {
    const { signal } = this.closing;
    for (let tried = 0; tried <= TRIES_ANEW; tried += 1) {
      if (tried > 0)
        await setTimeout(this.againMs * 2 ** (tried - 1), undefined, { ref: false, signal }).catch(() => {});
      if (signal.aborted || (tried > 0 && this.edited.has(message.id))) return; // an edit was heard as such
      try {
        if ((await this.take(message, guild, tried === 0 ? 'new' : 'again')) !== 'put-off') return;
      } catch (error) {
        const ids = { messageId: message.id, channelId: message.channel_id };
        this.desk.log.error({ ...discordFault(error), error, ...ids }, 'message not dealt with');
      }
    }
  }

  private async take(message: Message, guild: Snowflake | null, way: Way): Promise<Outcome> {
    const { desk, posts } = this;
    const facts = await this.factsOf(message, guild, way);
    if (facts === null || !(await this.isOurs(facts))) {
      desk.metrics.message('not-for-us');
      return 'not-for-us';
    }
    this.tellMissing(facts);
    // A thread is one conversation; in a channel everybody has their own.
    const key = facts.place.kind === 'text' ? `${facts.channel}:${facts.author}` : facts.channel;
    const done = this.order.run(key, async (): Promise<Outcome> => {
      await this.ownTurn();
      if (this.deleted.has(facts.id)) return 'not-for-us';
      const isAsked = facts.mentionsUs || facts.repliesTo?.author === desk.us;
      const part = { text: facts.text, files: facts.files, isAsked };
      const add = way === 'new' ? posts.joined : posts.edited;
      const joined = add.call(posts, facts.channel, facts.author, facts.id, part, desk.now());
      const whole = joined.isAsked && !isAsked ? { ...facts, mentionsUs: true } : facts;
      const outcome = await deliver(await attend(whole, joined, desk), whole, desk, this.deliveries);
      desk.metrics.message(outcome);
      const ids = { messageId: facts.id, channelId: facts.channel, guildId: guild };
      if (outcome === 'answered' || outcome === 'edited') desk.log.info(ids, 'answered');
      else desk.log.debug({ ...ids, outcome }, 'not answered');
      return outcome;
    });
    desk.metrics.queueLength(this.order.size);
    return done.finally(() => desk.metrics.queueLength(this.order.size));
  }

  /** Whether a message is said to us or where we listen, or is the next part of one that was. */
  private async isOurs(facts: MessageFacts): Promise<boolean> {
    const { us, now } = this.desk;
    if (addressOf(facts, await settingsIn(facts.guild, this.desk), us) !== null) return true;
    return facts.isPerson && this.posts.isOpen(facts.channel, facts.author, now());
  }

  /** What we may not do where we listen, once for each channel. */
  private tellMissing({ place, channel, guild }: MessageFacts): void {
    const { write, readHistory, attach } = place.may;
    const told = place.parent ?? channel;
    if ((write && readHistory && attach) || this.toldMissing.has(told)) return;
    this.toldMissing.add(told);
    this.desk.log.warn(
      { channelId: told, guildId: guild, mayWrite: write, mayReadHistory: readHistory, mayAttach: attach },
      'permissions are missing',
    );
  }

  private async factsOf(message: Message, guild: Snowflake | null, way: Way): Promise<MessageFacts | null> {
    const place = guild === null ? null : await placeOf(message.channel_id, this.client);
    if (place === null) return null;
    const facts = messageFacts(message as APIMessage, this.desk.us, guild, place);
    return way === 'edit' ? facts : { ...facts, editedAt: null };
  }

  private async markedByOthers(message: Message): Promise<void> {
    const marked = markedSolution([message as APIMessage]);
    if (marked === null) return;
    await this.order.run(message.channel_id, () => noteSolved(message.channel_id, marked.message, this.desk));
  }

  private isWithinPace(facts: MessageFacts): boolean {
    if (facts.place.kind !== 'text') return true; // a thread is one person's, and answered for news only
    const now = this.desk.now();
    return this.perPerson.allows(facts.author, now) && this.perChannel.allows(facts.channel, now);
  }

  /** One post is read at a time, and between two of them the process does whatever else waits: heartbeats, interactions. */
  private ownTurn(): Promise<unknown> {
    this.turns = this.turns.then(() => setImmediate());
    return this.turns;
  }
}
