import { type APIInteraction, ApplicationCommandType, InteractionResponseType, InteractionType } from 'discord.js';
import { actionOf } from './custom-id.ts';
import type { Desk } from './desk.ts';
import { type Answer, lineAnswer, sayTo } from './interactions/answer.ts';
import { pressedButton } from './interactions/buttons.ts';
import { diagnoseCommand, diagnoseForm, diagnoseMessage } from './interactions/diagnose.ts';
import { kbCommand, kbSuggestions } from './interactions/knowledge.ts';
import { markSolution } from './interactions/mark-solution.ts';
import { forgetMe, optOut, privacyCommand } from './interactions/privacy.ts';
import { changedSettings, settingsCommand } from './interactions/settings.ts';
import { discordPhrases } from './phrases.ts';

/**
 * What an interaction gets: Discord's JSON in, Discord's JSON out, whichever way it came. A fault of ours is logged and told to
 * the person in a line; it never rejects.
 */
export async function answerInteraction(interaction: APIInteraction, desk: Desk): Promise<Answer> {
  try {
    return await answerFor(interaction, desk);
  } catch (error) {
    desk.log.error({ error, interactionId: interaction.id }, 'interaction failed');
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return NO_CHOICES;
    return lineAnswer(interaction.type === InteractionType.Ping ? '' : sayTo(interaction).broke);
  }
}

const NO_CHOICES: Answer = {
  response: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } },
  later: null,
  afterwards: null,
};
const PONG: Answer = { response: { type: InteractionResponseType.Pong }, later: null, afterwards: null };

async function answerFor(interaction: APIInteraction, desk: Desk): Promise<Answer> {
  switch (interaction.type) {
    case InteractionType.Ping:
      return PONG;
    case InteractionType.ApplicationCommandAutocomplete:
      return kbSuggestions(interaction, desk);
    case InteractionType.ApplicationCommand:
      return commanded(interaction, desk);
    case InteractionType.ModalSubmit: {
      const action = actionOf(interaction.data.custom_id);
      if (action?.kind === 'diagnose') return diagnoseForm(interaction, true, desk);
      if (action?.kind === 'diagnose-publicly') return diagnoseForm(interaction, false, desk);
      return lineAnswer(sayTo(interaction).oldButton);
    }
    case InteractionType.MessageComponent: {
      const action = actionOf(interaction.data.custom_id);
      if (action === null) return lineAnswer(sayTo(interaction).oldButton);
      if ('case' in action) return pressedButton(interaction, action, desk);
      switch (action.kind) {
        case 'forget-me':
          return forgetMe(interaction, desk);
        case 'opt-out':
        case 'opt-in':
          return optOut(interaction, action.kind === 'opt-out', desk);
        case 'diagnose':
        case 'diagnose-publicly':
          return lineAnswer(sayTo(interaction).oldButton); // forms, never buttons
        default:
          return changedSettings(interaction, action.kind, desk);
      }
    }
  }
}

type Commanded = Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>;

async function commanded(interaction: Commanded, desk: Desk): Promise<Answer> {
  if (interaction.data.type === ApplicationCommandType.Message) {
    const menu = interaction as Extract<Commanded, { data: { type: ApplicationCommandType.Message } }>;
    return menu.data.name === discordPhrases('en').commands.markSolution
      ? markSolution(menu, desk)
      : diagnoseMessage(menu, desk);
  }
  const typed = interaction as Extract<Commanded, { data: { type: ApplicationCommandType.ChatInput } }>;
  switch (typed.data.name) {
    case 'diagnose':
      return diagnoseCommand(typed, desk);
    case 'kb':
      return kbCommand(typed, desk);
    case 'clinic':
      return typed.data.options?.[0]?.name === 'settings' ? settingsCommand(typed, desk) : privacyCommand(typed, desk);
    case 'privacy':
      return privacyCommand(typed, desk);
    default:
      return lineAnswer(sayTo(interaction).oldButton);
  }
}
