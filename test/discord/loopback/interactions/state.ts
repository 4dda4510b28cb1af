import type { APIInteraction, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Choice } from '../discord.ts';

/** What is known of an interaction, from being sent to the end of its token. */
export type InteractionState = {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'component' | 'autocomplete' | 'modal';
  readonly json: APIInteraction;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  /** ms since 1970. */
  readonly createdAt: number;
  /** The message whose button was pressed; for modals, of the button that opened it. */
  readonly sourceId: string | null;
  /** Installed by the person, in a guild without the bot: at most five follow-ups. */
  readonly isForeign: boolean;
  first: { readonly type: number; readonly flags: number; readonly body: object } | null;
  ackMs: number | null;
  deliveredMs: number | null;
  isReceived: boolean;
  readonly refusals: number[];
  /** The answer, or the message that it updates. */
  originalId: string | null;
  readonly followUps: string[];
  choices: readonly Choice[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
  /** Deferred, and the answer or the update has not come yet. */
  isPending: boolean;
  /** Called once it is answered. */
  answered: () => void;
};
