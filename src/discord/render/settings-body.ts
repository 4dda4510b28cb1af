import { type APIMessageComponent, ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import { sentence } from '../../engine/render/paragraphs.ts';
import type { Locale } from '../../engine/types.ts';
import type { GuildSettings, Snowflake } from '../../store/store.ts';
import { type Action, customId } from '../custom-id.ts';
import { discordPhrases, LANGUAGES } from '../phrases.ts';
import { actionRow, button, container, textDisplay } from './components.ts';
import type { MessageBody } from './message.ts';
import { divider } from './panel.ts';

/** Choices in a menu. https://discord.com/developers/docs/components/reference#channel-select */
const MOST_CHOSEN = 25;
/** The value of the choice "the server's own language"; the others are languages. */
export const SERVERS_OWN = 'server';

/** What the panel shows beside the settings. */
export type SettingsFacts = {
  /** Name of the tag by which solved posts are known, configured or found; null: none. */
  readonly solvedTag: string | null;
  readonly serverLocale: Locale;
};

/** The panel of `/clinic settings`, in the language of the one who opened it. Each menu saves on its own. */
export function settingsBody(settings: GuildSettings, facts: SettingsFacts, locale: Locale): MessageBody {
  const say = discordPhrases(locale).settings;
  const label = (text: string) => textDisplay(sentence(text));
  const toggle = settings.deletesSecrets
    ? button(say.keepSecrets, { kind: 'keep-secrets' })
    : button(say.deleteSecrets, { kind: 'delete-secrets' });
  const languages = [
    { value: SERVERS_OWN, label: say.serversOwn(LANGUAGES[facts.serverLocale]), default: settings.locale === null },
    ...Object.entries(LANGUAGES).map(([value, name]) => ({ value, label: name, default: settings.locale === value })),
  ];
  const components = [
    textDisplay(`### ${sentence(say.title)}`),
    label(say.forums),
    actionRow(channelMenu('forums', ChannelType.GuildForum, settings.forums, say.none)),
    label(say.channels),
    actionRow(channelMenu('channels', ChannelType.GuildText, settings.channels, say.none)),
    label(say.helpers),
    actionRow(roleMenu(settings.helpers, say.none)),
    label(say.locale),
    actionRow({ type: ComponentType.StringSelect, custom_id: customId({ kind: 'locale' }), options: languages }),
    divider(),
    {
      type: ComponentType.Section,
      components: [label(settings.deletesSecrets ? say.deletesSecrets.on : say.deletesSecrets.off)],
      accessory: toggle,
    } satisfies APIMessageComponent,
    label(facts.solvedTag === null ? say.noSolvedTag : say.solvedTag(facts.solvedTag)),
  ];
  return { components: [container(null, components)], files: [], isPrivate: true };
}

function channelMenu(
  kind: Extract<Action['kind'], 'forums' | 'channels'>,
  type: ChannelType.GuildForum | ChannelType.GuildText,
  chosen: readonly Snowflake[],
  placeholder: string,
) {
  return {
    type: ComponentType.ChannelSelect as const,
    custom_id: customId({ kind }),
    channel_types: [type],
    placeholder,
    min_values: 0,
    max_values: MOST_CHOSEN,
    default_values: chosen
      .slice(0, MOST_CHOSEN)
      .map((id) => ({ id, type: SelectMenuDefaultValueType.Channel as const })),
  };
}

function roleMenu(chosen: readonly Snowflake[], placeholder: string) {
  return {
    type: ComponentType.RoleSelect as const,
    custom_id: customId({ kind: 'helpers' }),
    placeholder,
    min_values: 0,
    max_values: MOST_CHOSEN,
    default_values: chosen.slice(0, MOST_CHOSEN).map((id) => ({ id, type: SelectMenuDefaultValueType.Role as const })),
  };
}
