import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Locale } from '../engine/types.ts';
import { type DiscordPhrases, discordPhrases } from './phrases.ts';

/** Longest `error` of /diagnose: Discord's own limit for a text option. */
const MAX_ERROR = 6_000;

/** Discord's languages for each of ours; English is told explicitly. https://discord.com/developers/docs/reference#locales */
const LANGUAGES: {
  readonly [locale in Locale]: readonly ('en-US' | 'en-GB' | 'es-ES' | 'es-419' | 'zh-CN' | 'zh-TW')[];
} = {
  en: ['en-US', 'en-GB'],
  es: ['es-ES', 'es-419'],
  zh: ['zh-CN', 'zh-TW'],
};
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};
/** As a string: numbers of this size are not exact in JSON. */
const MANAGERS = String(PermissionFlagsBits.ManageGuild);

/** All commands but "Mark solution", which is registered for servers one by one. */
export function globalCommands(): RESTPutAPIApplicationCommandsJSONBody {
  return [
    {
      ...named('diagnose', (say) => say.commands.diagnose.description),
      type: ApplicationCommandType.ChatInput,
      ...EVERYWHERE,
      options: [
        { ...named('error', (say) => say.commands.diagnose.error), type: Option.String, max_length: MAX_ERROR },
        { ...named('log', (say) => say.commands.diagnose.log), type: Option.Attachment },
        { ...named('public', (say) => say.commands.diagnose.public), type: Option.Boolean },
      ],
    },
    { ...menuItem((say) => say.commands.diagnoseMessage), type: ApplicationCommandType.Message, ...EVERYWHERE },
    {
      ...named('kb', (say) => say.commands.kb.description),
      type: ApplicationCommandType.ChatInput,
      ...EVERYWHERE,
      options: [
        {
          ...named('search', (say) => say.commands.kb.search),
          type: Option.Subcommand,
          options: [
            {
              ...named('words', (say) => say.commands.kb.words),
              type: Option.String,
              required: true,
              autocomplete: true,
              max_length: 200,
            },
          ],
        },
        {
          ...named('show', (say) => say.commands.kb.show),
          type: Option.Subcommand,
          options: [
            {
              ...named('entry', (say) => say.commands.kb.entry),
              type: Option.String,
              required: true,
              autocomplete: true,
              max_length: 100,
            },
          ],
        },
      ],
    },
    {
      ...named('clinic', (say) => say.commands.clinic.description),
      type: ApplicationCommandType.ChatInput,
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      default_member_permissions: MANAGERS,
      options: [
        {
          ...named('settings', (say) => say.commands.clinic.settings),
          type: Option.Subcommand,
          options: [
            { ...named('solved_tag', (say) => say.commands.clinic.solvedTag), type: Option.String, max_length: 50 },
          ],
        },
        { ...named('privacy', (say) => say.commands.clinic.privacy), type: Option.Subcommand },
      ],
    },
    // For everybody: who may not manage a server does not see /clinic there.
    {
      ...named('privacy', (say) => say.commands.clinic.privacy),
      type: ApplicationCommandType.ChatInput,
      ...EVERYWHERE,
    },
  ];
}

/** Commands of a server that has no other bot for marking solutions. */
export function guildCommands(marksSolutions: boolean): RESTPutAPIApplicationCommandsJSONBody {
  if (marksSolutions) return [];
  return [{ ...menuItem((say) => say.commands.markSolution), type: ApplicationCommandType.Message }];
}

/** The names of commands are English in every language: people quote them to each other. */
function named(name: string, describe: (say: DiscordPhrases) => string) {
  return {
    name,
    name_localizations: byLanguage(() => name),
    description: describe(discordPhrases('en')),
    description_localizations: byLanguage(describe),
  };
}

/** An item of the menu of a message has a name only, which is read like a sentence. */
function menuItem(name: (say: DiscordPhrases) => string) {
  return { name: name(discordPhrases('en')), name_localizations: byLanguage(name) };
}

function byLanguage(text: (say: DiscordPhrases) => string): { [language: string]: string } {
  return Object.fromEntries(
    Object.entries(LANGUAGES).flatMap(([locale, languages]) =>
      languages.map((language) => [language, text(discordPhrases(locale as Locale))]),
    ),
  );
}
