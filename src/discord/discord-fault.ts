import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/**
 * What an error of Discord's means for us. `gone`: the message, channel or thread is no more. `forbidden`: we may not. `late`: the
 * interaction cannot be answered any more. `acknowledged`: it was answered already. `early`: the thread's first message has not
 * come yet. `busy`: worth trying again. `ours`: we sent something wrong. `other`: not Discord's.
 */
export type FaultKind = 'gone' | 'forbidden' | 'late' | 'acknowledged' | 'early' | 'busy' | 'ours' | 'other';
export type DiscordFault = { readonly fault: FaultKind; readonly code: number; readonly status: number };

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
const KINDS: { readonly [code: number]: FaultKind } = {
  10003: 'gone', // unknown channel
  10004: 'gone', // unknown guild
  10008: 'gone', // unknown message
  10062: 'late', // unknown interaction
  10015: 'late', // unknown webhook
  40058: 'early', // the thread's first message is not there yet
  40060: 'acknowledged',
  50001: 'forbidden', // missing access
  50013: 'forbidden', // missing permissions
  50027: 'late', // the interaction's token is more than 15 minutes old
  50035: 'ours', // invalid form body
  50083: 'forbidden', // the thread is archived
  160005: 'forbidden', // the thread is locked
};

/** Sorts an error by what can be done about it. Holds numbers only: messages of Discord's errors may quote what was sent. */
export function discordFault(error: unknown): DiscordFault {
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    const kind = KINDS[code] ?? (error.status >= 500 ? 'busy' : error.status === 404 ? 'gone' : 'ours');
    return { fault: kind, code: Number.isNaN(code) ? 0 : code, status: error.status };
  }
  if (error instanceof HTTPError)
    return { fault: error.status >= 500 ? 'busy' : 'ours', code: 0, status: error.status };
  if (error instanceof RateLimitError) return { fault: 'busy', code: 0, status: 429 };
  return { fault: isNetwork(error) ? 'busy' : 'other', code: 0, status: 0 };
}

/** Whether it is worth trying again; as `p-retry` asks. */
export function isBusy({ error }: { readonly error: unknown }): boolean {
  return discordFault(error).fault === 'busy';
}

/** A connection that broke, or a request that took too long. */
function isNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  const { code, cause } = error as NodeJS.ErrnoException;
  return (
    (typeof code === 'string' && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code)) || (cause !== undefined && isNetwork(cause))
  );
}
