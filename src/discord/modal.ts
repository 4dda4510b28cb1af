import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Locale } from '../engine/types.ts';
import { customId } from './custom-id.ts';
import { discordPhrases } from './phrases.ts';

/** Names of the form's fields. */
export const MODAL_ERROR = 'error';
export const MODAL_FILES = 'files';

/** Longest text and most files of a form. https://discord.com/developers/docs/components/reference */
const MAX_TEXT = 4_000;
const MAX_FILES = 10;

/** The form of `/diagnose`: an error, log files, and above them the request to take tokens out first. */
export function diagnoseModal(isPrivate: boolean, locale: Locale): APIModalInteractionResponseCallbackData {
  const say = discordPhrases(locale).modal;
  return {
    custom_id: customId({ kind: isPrivate ? 'diagnose' : 'diagnose-publicly' }),
    title: say.title,
    components: [
      { type: ComponentType.TextDisplay, content: say.top },
      {
        type: ComponentType.Label,
        ...say.error,
        component: {
          type: ComponentType.TextInput,
          custom_id: MODAL_ERROR,
          style: TextInputStyle.Paragraph,
          max_length: MAX_TEXT,
          required: false,
        },
      },
      {
        type: ComponentType.Label,
        ...say.log,
        component: {
          type: ComponentType.FileUpload,
          custom_id: MODAL_FILES,
          min_values: 0,
          max_values: MAX_FILES,
          required: false,
        },
      },
    ],
  };
}
