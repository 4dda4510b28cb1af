import { setTimeout } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { KeptReply, Snowflake } from '../store/store.ts';
import { answerBody, lineMessage } from './body-of.ts';
import { countReply } from './count-reply.ts';
import type { Decision, Learnt, Silence } from './decision.ts';
import type { Desk } from './desk.ts';
import { discordFault } from './discord-fault.ts';
import { publicLocale } from './locale.ts';
import type { MessageFacts } from './message-facts.ts';
import type { MessageBody } from './render/message.ts';
import { settingsIn } from './settings-in.ts';
import { countSolved } from './solved.ts';
import { unlearn } from './unlearn.ts';

/** How long an answer is tried for while Discord is busy; the delays double from half a second. */
const RETRY = { retries: 8, minTimeout: 500, maxTimeout: 15_000, randomize: true } as const;

/** How often it is looked what becomes of a message that another process took: soon, then more rarely. Milliseconds. */
const LOOK = { first: 100, most: 5_000 } as const;

/**
 * What became of a message; for the metrics. `claimed`: another process answered it. `put-off`: Discord was too busy, and the
 * message may be answered later. `failed`: it cannot be answered.
 */
export type Outcome = Silence | 'answered' | 'edited' | 'line' | 'taken-back' | 'claimed' | 'put-off' | 'failed';

/** What the process remembers besides the store. */
export type Deliveries = {
  /** Whether one more unasked answer here is not too much. */
  readonly paceAllows: (facts: MessageFacts) => boolean;
  readonly paceCount: (facts: MessageFacts) => void;
  /** Whether a message was deleted while we were at it. */
  readonly isDeleted: (message: Snowflake) => boolean;
  /** A message is about to be deleted by us, and what was said about it stays. */
  readonly deletes: (message: Snowflake) => void;
  /** Aborted when there is no more time: what is not written yet is left to the next start. */
  readonly cut: AbortSignal;
  /** Milliseconds to wait before the first retry; shorter in tests. */
  readonly retryMs?: number;
};

/** Does what was decided: writes, edits or takes back our message, and keeps what was learnt. Rejects only for faults of ours. */
export async function deliver(
  decision: Decision,
  facts: MessageFacts,
  desk: Desk,
  deliveries: Deliveries,
): Promise<Outcome> {
  switch (decision.kind) {
    case 'silence':
      await keep(decision.learnt, desk);
      return decision.why;
    case 'take-back':
      await keep(decision.learnt, desk);
      await takeBack(decision.earlier, desk);
      return 'taken-back';
    case 'answer': {
      if (!decision.asked && decision.earlier === null && !deliveries.paceAllows(facts)) return 'too-often';
      const body = answerBody(decision, facts.place.may.attach);
      const outcome = await send(body, decision, decision.deletes, facts, desk, deliveries);
      if (outcome === 'answered' || outcome === 'edited') countReply(decision.reply, decision.asked, desk);
      return outcome;
    }
    case 'line': {
      const { line, earlier } = decision;
      const deletes = line.says === 'secret' && line.deletes;
      const isWarning = line.says === 'secret' && !deletes && earlier === null;
      if (isWarning && !deliveries.paceAllows(facts)) return 'too-often';
      const body = lineMessage(line, publicLocale(await settingsIn(facts.guild, desk), facts.place.locale));
      const outcome = await send(body, decision, deletes, facts, desk, deliveries);
      return outcome === 'answered' ? 'line' : outcome;
    }
  }
}

async function send(
  body: MessageBody,
  decision: Extract<Decision, { kind: 'answer' | 'line' }>,
  deletes: boolean,
  facts: MessageFacts,
  desk: Desk,
  deliveries: Deliveries,
): Promise<Outcome> {
  const { store, courier, now } = desk;
  const { earlier, learnt } = decision;
  if (earlier !== null) {
    const edited = await attempt(() => courier.edit(earlier.channel, earlier.reply, body), facts, desk, deliveries);
    await keep(learnt, desk);
    if (deletes) await removePost(facts, desk, deliveries);
    return edited.kind === 'done' ? 'edited' : edited.kind;
  }
  const claim = claimOf(facts);
  if (!(await isForUs(claim, deliveries.cut, desk))) return 'claimed';
  const post = () => courier.post(facts.channel, body, { replyTo: replyTo(learnt, deletes, facts), nonce: claim });
  const written = await attempt(post, facts, desk, deliveries);
  if (written.kind !== 'done') return written.kind;
  if (!decision.asked) deliveries.paceCount(facts);
  await keep(learnt, desk);
  if (deletes) {
    await removePost(facts, desk, deliveries);
  } else {
    const { id: question, channel, guild, author: asker } = facts;
    const key = learnt?.key ?? (`message:${question}` as const);
    const kept: KeptReply = { question, reply: written.value, channel, guild, asker, case: key };
    await store.keepReply(kept, now());
    if (deliveries.isDeleted(question)) {
      await takeBack(kept, desk);
      await unlearn(key, question, true, desk);
    }
  }
  await store.settle(claim, now());
  return 'answered';
}

/**
 * Under what a message is answered once: its id. One that was edited may be answered anew, after what we said to it before was
 * taken back. At most 25 characters, as it is a nonce too. https://discord.com/developers/docs/resources/message#create-message
 */
function claimOf({ id, editedAt }: MessageFacts): string {
  return editedAt === null ? id : `${id.slice(-11)}e${Date.parse(editedAt)}`;
}

/**
 * Whether to answer is up to this process. Where another one is at it, waits until it is done, so that what comes next is judged
 * by what was said; if that one died, its claim runs out and is taken over.
 */
async function isForUs(claim: string, cut: AbortSignal, { store, now }: Desk): Promise<boolean> {
  for (let waitMs: number = LOOK.first; !(await store.claim(claim, now())); waitMs = Math.min(2 * waitMs, LOOK.most)) {
    if (cut.aborted || (await store.isSettled(claim))) return false;
    await setTimeout(waitMs, undefined, { ref: false, signal: cut }).catch(() => {});
  }
  return true;
}

/** A thread is one conversation, in which the person who asks is not replied to; what is deleted cannot be replied to. */
function replyTo(learnt: Learnt | null, deletes: boolean, facts: MessageFacts): Snowflake | null {
  const isOwnThread = learnt?.key === `thread:${facts.channel}`;
  return isOwnThread || deletes || !facts.place.may.readHistory ? null : facts.id;
}

/** Deletes the message that shows a secret; our answer stays. */
async function removePost(facts: MessageFacts, desk: Desk, deliveries: Deliveries): Promise<void> {
  await desk.store.forgetReply(facts.id);
  deliveries.deletes(facts.id);
  await attempt(() => desk.courier.remove(facts.channel, facts.id), facts, desk, deliveries);
}

/** What came of trying. */
type Attempt<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'put-off' | 'failed' };

/** Tries until it works, or until it is clear that it will not in time, or never: then the claim is given back or settled. */
async function attempt<T>(
  task: () => Promise<T>,
  facts: MessageFacts,
  { store, log, metrics, now }: Desk,
  { retryMs, cut }: Deliveries,
): Promise<Attempt<T>> {
  try {
    const tried = pRetry(task, {
      ...RETRY,
      ...(retryMs === undefined ? {} : { minTimeout: retryMs, maxTimeout: retryMs * 8 }),
      shouldRetry: ({ error }) => ['busy', 'early'].includes(discordFault(error).fault),
      signal: cut,
    });
    return { kind: 'done', value: await unlessAborted(tried, cut) };
  } catch (error) {
    const fault = discordFault(error);
    metrics.discordError(fault.code || fault.status);
    log.warn({ ...fault, messageId: facts.id, channelId: facts.channel }, 'not delivered');
    if (fault.fault === 'busy' || cut.aborted) {
      await store.release(claimOf(facts));
      return { kind: 'put-off' };
    }
    await store.settle(claimOf(facts), now());
    if (fault.fault === 'other') throw error;
    return { kind: 'failed' };
  }
}

/** The outcome of a task, however long it takes; rejects with the signal's reason once that is aborted. */
function unlessAborted<T>(task: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    task.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Deletes our message; that it is gone already is just as well. */
export async function takeBack(kept: KeptReply, { store, courier, log }: Desk): Promise<void> {
  await store.forgetReply(kept.question);
  await courier.remove(kept.channel, kept.reply).catch((error: unknown) => {
    const fault = discordFault(error);
    if (fault.fault !== 'gone') log.warn({ ...fault, messageId: kept.reply }, 'not taken back');
  });
}

async function keep(learnt: Learnt | null, desk: Desk): Promise<void> {
  if (learnt === null) return;
  await desk.store.keepCase(learnt.key, learnt.kept, desk.now());
  await countSolved(learnt.key, learnt.solvedBy, desk);
}
