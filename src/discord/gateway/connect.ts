import { setTimeout } from 'node:timers/promises';
import { GatewayCloseCodes, type REST } from 'discord.js';
import pRetry from 'p-retry';
import type { Config } from '../../config.ts';
import type { Desk } from '../desk.ts';
import { isBusy } from '../discord-fault.ts';
import { type Hurry, openClient } from './client.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { Messages } from './messages.ts';
import { GatewayRefused, refusal } from './refusal.ts';

/** The bot's place at the gateway. */
export type Connection = {
  readonly readsMessages: boolean;
  readonly isReady: () => boolean;
  /** Resolves when Discord closes a connection for good, with what to do about it. */
  readonly lost: Promise<unknown>;
  /** Notes in the store up to when everything was heard, so that a restart can catch up from there. */
  readonly noteHeard: () => Promise<void>;
  /** Lets what is being answered finish, at most `withinMs`, then leaves with code 1000. */
  readonly stop: (withinMs: number) => Promise<void>;
};

/** How long it may take to give up what is left and to close the connection, milliseconds: one that is dead answers nothing. */
const CLOSE_MS = 500;
/** Discord may be busy when the bot starts. */
const RETRY = { retries: 4, minTimeout: 1_000, shouldRetry: isBusy } as const;

/** Under this name the store keeps when the newest event came, milliseconds since 1970. */
const HEARD = 'heard-at';

/**
 * Connects and resolves when the bot listens. If Discord refuses the privileged intent, it listens without: commands, mentions and
 * replies to it still work. Throws a `Fault` for what nothing can be done about here.
 */
export async function connect(config: Config, rest: REST, desk: Desk, hurry: Hurry): Promise<Connection> {
  try {
    return await opened(config, true, rest, desk, hurry);
  } catch (error) {
    const isIntent = error instanceof GatewayRefused && error.code === GatewayCloseCodes.DisallowedIntents;
    if (!isIntent) throw refusal(error);
    desk.log.warn(
      { code: GatewayCloseCodes.DisallowedIntents },
      'Message Content Intent is off in the Developer Portal: only commands, mentions and replies can be read',
    );
  }
  try {
    return await opened(config, false, rest, desk, hurry);
  } catch (error) {
    throw refusal(error);
  }
}

function opened(...given: Parameters<typeof open>): Promise<Connection> {
  const [, , , , { retryMs = RETRY.minTimeout }] = given;
  return pRetry(() => open(...given), { ...RETRY, minTimeout: retryMs });
}

async function open(config: Config, readsMessages: boolean, rest: REST, desk: Desk, hurry: Hurry): Promise<Connection> {
  const client = openClient(config, readsMessages, hurry);
  const messages = new Messages(client, desk, hurry);
  const noted = await desk.store.note(HEARD);
  const since = Math.min(desk.now(), Number(noted ?? desk.now()));
  const gateway = openGateway(client, config.discordToken!, since, messages, rest, desk);
  try {
    await gateway.ready;
  } catch (error) {
    await gateway.close();
    throw error;
  }
  const noteHeard = () => noteTime(gateway, desk);
  return {
    readsMessages,
    isReady: gateway.isReady,
    lost: gateway.refused.then((error) => {
      desk.log.error({ code: error.code }, 'disconnected for good');
      return refusal(error);
    }),
    noteHeard,
    stop: async (withinMs) => {
      await noteHeard();
      gateway.deafen();
      await within(withinMs, gateway.idle());
      gateway.cut();
      await within(CLOSE_MS, Promise.all([gateway.idle(), gateway.close()]));
    },
  };
}

function within(ms: number, task: Promise<unknown>): Promise<unknown> {
  return Promise.race([task, setTimeout(ms, undefined, { ref: false })]);
}

async function noteTime(gateway: Gateway, { store }: Desk): Promise<void> {
  const heardAt = gateway.heardAt();
  if (heardAt > 0) await store.keepNote(HEARD, String(heardAt));
}
