import { setTimeout } from 'node:timers/promises';
import { GatewayCloseCodes, type REST } from 'discord.js';
import { Fault } from '../../cli/fault.ts';
import type { Config } from '../../config.ts';
import type { Desk } from '../desk.ts';
import { type Hurry, openClient } from './client.ts';
import { type Gateway, GatewayRefused, openGateway } from './gateway.ts';
import { Messages } from './messages.ts';

/** The bot's place at the gateway. */
export type Connection = {
  readonly readsMessages: boolean;
  readonly isReady: () => boolean;
  /** Notes in the store up to when everything was heard, so that a restart can catch up from there. */
  readonly noteHeard: () => Promise<void>;
  /** Lets what is being answered finish, at most `withinMs`, then leaves with code 1000. */
  readonly stop: (withinMs: number) => Promise<void>;
};

/** Under this name the store keeps when the newest event came, milliseconds since 1970. */
const HEARD = 'heard-at';

/**
 * Connects and resolves when the bot listens. If Discord refuses the privileged intent, it listens without: commands, mentions and
 * replies to it still work. Throws a `Fault` for what nothing can be done about here.
 */
export async function connect(config: Config, rest: REST, desk: Desk, hurry: Hurry): Promise<Connection> {
  try {
    return await open(config, true, rest, desk, hurry);
  } catch (error) {
    if (codeOf(error) !== GatewayCloseCodes.DisallowedIntents) throw refusal(error);
    desk.log.warn(
      { code: GatewayCloseCodes.DisallowedIntents },
      'Message Content Intent is off in the Developer Portal: only commands, mentions and replies can be read',
    );
  }
  try {
    return await open(config, false, rest, desk, hurry);
  } catch (error) {
    throw refusal(error);
  }
}

async function open(config: Config, readsMessages: boolean, rest: REST, desk: Desk, hurry: Hurry): Promise<Connection> {
  const client = openClient(config, readsMessages, hurry);
  const messages = new Messages(client, desk, hurry);
  const noted = await desk.store.note(HEARD);
  const since = noted === null ? desk.now() : Number(noted);
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
    noteHeard,
    stop: async (withinMs) => {
      await noteHeard();
      gateway.deafen();
      await Promise.race([gateway.idle(), setTimeout(withinMs, undefined, { ref: false })]);
      await gateway.close();
    },
  };
}

async function noteTime(gateway: Gateway, { store }: Desk): Promise<void> {
  const heardAt = gateway.heardAt();
  if (heardAt > 0) await store.keepNote(HEARD, String(heardAt));
}

function codeOf(error: unknown): number | null {
  return error instanceof GatewayRefused ? error.code : null;
}

/** Close codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function refusal(error: unknown): unknown {
  switch (codeOf(error)) {
    case null:
      return error;
    case GatewayCloseCodes.AuthenticationFailed:
      return new Fault(
        'Discord does not accept DISCORD_TOKEN: copy it anew from the Developer Portal, your application, Bot',
        1,
      );
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return new Fault('the bot is in too many servers for so few connections: set DISCORD_SHARDS=auto', 1);
    default:
      return new Fault(`Discord closed the connection for good (${codeOf(error)})`, 1, { cause: error });
  }
}
