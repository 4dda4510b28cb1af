import { setTimeout } from 'node:timers/promises';
import { type APIApplication, OAuth2Scopes, PermissionFlagsBits, REST, Routes } from 'discord.js';
import pRetry from 'p-retry';
import type { Config } from '../config.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { type Http, openHttp } from '../http/open-http.ts';
import { type Log, openLog } from '../log.ts';
import { type Metrics, openMetrics } from '../metrics.ts';
import { openStore } from '../store/sqlite-store.ts';
import type { Snowflake, Store } from '../store/store.ts';
import { answerOverflowLookup } from './answer-overflow.ts';
import type { Desk } from './desk.ts';
import { discordFault, isBusy } from './discord-fault.ts';
import { pasteOrigins } from './files/paste-links.ts';
import { openFiles } from './files/read-files.ts';
import type { Hurry } from './gateway/client.ts';
import { type Connection, connect } from './gateway/connect.ts';
import { refusal } from './gateway/refusal.ts';
import { httpResponder } from './http-responder.ts';
import { registerCommands, registerGuildCommands } from './registering.ts';
import { restCourier } from './rest-courier.ts';

/** A running bot. */
export type Bot = {
  /** By which a server's manager adds the bot, with no more permissions than it uses. */
  readonly invite: string;
  /** Where health and metrics are, such as `http://127.0.0.1:8732`. */
  readonly url: string;
  /** False: Discord refused the intent, and only what mentions the bot can be read. */
  readonly readsMessages: boolean;
  readonly metrics: Metrics;
  /** Resolves when Discord closes the connection for good, with what to do about it. */
  readonly lost: Promise<unknown>;
  /** Takes no more events, lets what is being answered finish within the configured time, and closes everything. */
  readonly stop: () => Promise<void>;
};

/** For tests: shorter delays, and another place for the log. */
export type Rehearsal = Hurry & { readonly logTo?: { readonly write: (line: string) => unknown } };

/** What is past its time is deleted so often; the newest event is noted so often. Milliseconds. */
const SWEEP_MS = 3_600_000;
const NOTE_MS = 5_000;

/** Most files of which it is said why they were not read: an archive may hold many. */
const MOST_REFUSALS = 10;

const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles;

/** Where a manager adds the bot to a server. */
export function inviteLink(application: Snowflake): string {
  const scope = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join('+');
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=${scope}&permissions=${PERMISSIONS}`;
}

/** Starts what the configuration asks for: gateway, HTTP interactions, health and metrics. Throws a `Fault` with what to do. */
export async function startBot(config: Config, kb: KnowledgeBase, rehearsal: Rehearsal = {}): Promise<Bot> {
  const metrics = openMetrics();
  const log = openLog(config.logLevel, metrics.lineWithheld, rehearsal.logTo);
  const { againMs } = rehearsal;
  const claims = againMs === undefined ? {} : { claimTtlMs: againMs };
  const store = await openStore({ file: config.databasePath, caseTtlMs: config.caseTtlMs, ...claims });
  const rest = new REST({ api: config.discordApi, timeout: 10_000, retries: 2 });
  if (config.discordToken !== null) rest.setToken(config.discordToken);
  const application = await applicationOf(config, rest);
  const desk = deskOf(config, kb, application, rest, store, log, metrics);
  // Callbacks and edits by an interaction's token have no limit in common with the bot's other requests.
  const callbacks = new REST({
    api: config.discordApi,
    timeout: 5_000,
    retries: 3,
    globalRequestsPerSecond: 1_000_000,
    handlerSweepInterval: 60_000, // every interaction has a route of its own
  });

  const responder = httpResponder(callbacks, desk);
  let connection: Connection | null = null;
  let http: Http | null = null;
  const timers = [
    every(SWEEP_MS, () => store.sweep(desk.now()), log),
    every(NOTE_MS, async () => connection?.noteHeard(), log),
  ];
  let stopped: Promise<void> | null = null;
  const close = async () => {
    for (const timer of timers) clearInterval(timer);
    const within = config.stopTimeoutMs;
    const isOver = setTimeout(within, undefined, { ref: false });
    await Promise.all([connection?.stop(within), http?.close(within)]);
    await Promise.race([responder.idle(), isOver]);
    await store.close();
  };
  try {
    await store.sweep(desk.now());
    http = await openHttp({
      host: config.httpHost,
      port: config.httpPort,
      health: {
        checkStore: store.check,
        gateway: () => (!config.usesGateway ? 'off' : connection?.isReady() ? 'ready' : 'connecting'),
      },
      metrics,
      log,
      interactions:
        config.discordPublicKey === null ? null : { publicKey: config.discordPublicKey, answer: responder.answer },
    });
    if (config.discordToken !== null) await registerCommands(application, rest, store).catch(told(log));
    if (config.usesGateway) connection = await connect(config, callbacks, desk, rehearsal);
    return {
      invite: inviteLink(application),
      url: http.url,
      readsMessages: connection?.readsMessages ?? false,
      metrics,
      lost: connection?.lost ?? new Promise(() => {}),
      stop: () => {
        stopped ??= close();
        return stopped;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function deskOf(
  config: Config,
  kb: KnowledgeBase,
  us: Snowflake,
  rest: REST,
  store: Store,
  log: Log,
  metrics: Metrics,
): Desk {
  // A Discord on this machine, as in tests, has its files on the same address.
  const origins = config.discordApi.startsWith('http://') ? { origins: [new URL(config.discordApi).origin] } : {};
  const read = openFiles({
    kb,
    ...origins,
    pasteOrigins: pasteOrigins(config.pasteSites),
    maxBytes: config.maxFileBytes,
  });
  const courier = restCourier(rest);
  const hasAnswerOverflow = answerOverflowLookup({ courier, log, now: Date.now });
  return {
    kb,
    store,
    log,
    metrics,
    us,
    courier,
    files: async (links) => {
      const files = await read(links);
      for (const _ of files.attachments) metrics.file('read');
      for (const { why } of files.refused) metrics.file(why);
      return { ...files, refused: files.refused.slice(0, MOST_REFUSALS) };
    },
    now: Date.now,
    pasteSites: config.pasteSites,
    caseTtlMs: config.caseTtlMs,
    hasAnswerOverflow,
    registerFor: async (guild) => {
      try {
        await registerGuildCommands(us, guild, await hasAnswerOverflow(guild), rest, store);
      } catch (error) {
        told(log)(error);
      }
    },
  };
}

/** The application's id, which is the bot's user too. Unknown to a replica without a token, which needs none. */
async function applicationOf({ discordToken }: Config, rest: REST): Promise<Snowflake> {
  if (discordToken === null) return '0';
  try {
    const ask = async () => (await rest.get(Routes.currentApplication())) as APIApplication;
    return (await pRetry(ask, { retries: 4, shouldRetry: isBusy })).id;
  } catch (error) {
    throw refusal(error);
  }
}

function every(ms: number, task: () => Promise<unknown>, log: Log): NodeJS.Timeout {
  return setInterval(() => void task().catch(told(log)), ms).unref();
}

/** What fails beside the answering is told and goes on. */
function told(log: Log): (error: unknown) => void {
  return (error) => log.warn({ ...discordFault(error), error }, 'something beside the answering failed');
}
