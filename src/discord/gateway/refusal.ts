import { GatewayCloseCodes } from 'discord.js';
import { Fault } from '../../cli/fault.ts';
import { discordFault } from '../discord-fault.ts';

/** A connection was closed and cannot be opened again as it was. `code`: of the close. */
export class GatewayRefused extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`the gateway closed the connection for good (${code})`);
    this.name = 'GatewayRefused';
    this.code = code;
  }
}

/** Why Discord does not let the bot in, as a `Fault` with what to do; what is not Discord's comes back as it is. */
export function refusal(error: unknown): unknown {
  if (error instanceof GatewayRefused) return new Fault(closed(error.code), 1, { cause: error });
  const { fault, status } = discordFault(error);
  if (status === 401) return new Fault(TOKEN, 1, { cause: error });
  if (fault === 'other') return error;
  const why = status === 0 ? 'no connection' : `status ${status}`;
  return new Fault(`Discord cannot be reached (${why}): try again later`, 1, { cause: error });
}

const TOKEN =
  'Discord does not accept DISCORD_TOKEN: copy it anew from the Developer Portal, your application, Bot, Reset Token';

/** Close codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function closed(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return TOKEN;
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return 'the bot is in too many servers for so few connections: set DISCORD_SHARDS=auto';
    case GatewayCloseCodes.DisallowedIntents:
      return 'the Message Content Intent was switched off in the Developer Portal: start the bot again, and it goes on without';
    default:
      return `Discord closed the connection for good (${code})`;
  }
}
