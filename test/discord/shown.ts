import { actionOf } from '../../src/discord/custom-id.ts';
import type { Message } from './loopback/discord.ts';

/** A post whose cause is certain, and one with several causes; what leads the reply. */
export const CERTAIN = 'unknown cron job id: daily-report';
export const CERTAIN_CAUSE = 'cron-id-is-name';
export const DIFFERENTIAL = 'gateway closed (1008): pairing required';
export const PAIRING_CAUSE = 'scope-upgrade-pending';

/** The kinds of buttons under a message, in order. */
export function actionsIn(message: Message | null): readonly string[] {
  return (message?.buttons ?? []).map(({ customId }) => actionOf(customId ?? '')?.kind ?? '?');
}

/** The custom id of the button that does this, whatever language it is written in. */
export function buttonFor(message: Message | null, kind: string): string {
  const id = message?.buttons.find(({ customId }) => actionOf(customId ?? '')?.kind === kind)?.customId;
  if (typeof id !== 'string') throw new Error(`no "${kind}" under: ${message?.text}`);
  return id;
}

/** The cause that leads the reply, by what its buttons say; null for a message without such buttons. */
export function leadIn(message: Message | null): string | null {
  for (const { customId } of message?.buttons ?? []) {
    const action = actionOf(customId ?? '');
    if (action !== null && 'case' in action) return action.cause;
  }
  return null;
}
