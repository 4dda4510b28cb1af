import { setTimeout } from 'node:timers/promises';
import {
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ComponentType,
} from 'discord.js';
import type { Locale } from '../../engine/types.ts';
import type { GuildSettings } from '../../store/store.ts';
import type { SettingsAction } from '../custom-id.ts';
import type { Desk } from '../desk.ts';
import { discordFault } from '../discord-fault.ts';
import { localeOf } from '../locale.ts';
import type { Tag } from '../message-facts.ts';
import type { MessageBody } from '../render/message.ts';
import { quoted } from '../render/quoted.ts';
import { settingsBody } from '../render/settings-body.ts';
import { isSnowflake } from '../snowflake.ts';
import { solvedTag } from '../thread-state.ts';
import { type Answer, lineAnswer, messageAnswer, ownLocale, sayTo, updateAnswer } from './answer.ts';
import { managesServer } from './facts.ts';

type SettingsInteraction = APIChatInputApplicationCommandInteraction | APIMessageComponentInteraction;

/** Discord waits three seconds for the panel; the forums' tags are only a detail of it. Milliseconds. */
const TAGS_WITHIN_MS = 1_000;

/**
 * `/clinic settings solved_tag`: a panel that only the person sees. Checked again here: an old panel may outlive the permission.
 */
export async function settingsCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  desk: Desk,
): Promise<Answer> {
  const refusal = refusalOf(interaction);
  if (refusal !== null) return refusal;
  const guild = interaction.guild_id!;
  const settings = await desk.store.settingsOf(guild);
  const typed = typedTag(interaction);
  if (typed === null) return messageAnswer(await panelOf(settings, interaction, desk));
  const tags = await tagsOf(settings, desk);
  const tag = tags.find(({ id, name }) => id === typed || name.toLowerCase() === typed.toLowerCase());
  if (tag === undefined) return lineAnswer(sayTo(interaction).settings.noSuchTag(quoted(typed, 50)));
  const changed = { ...settings, solvedTag: tag.id };
  await desk.store.keepSettings(guild, changed);
  return messageAnswer(await panelOf(changed, interaction, desk));
}

/** A menu or button of the panel: saved at once, and the panel shows what holds now. */
export async function changedSettings(
  interaction: APIMessageComponentInteraction,
  kind: SettingsAction,
  desk: Desk,
): Promise<Answer> {
  const refusal = refusalOf(interaction);
  if (refusal !== null) return refusal;
  const guild = interaction.guild_id!;
  const before = await desk.store.settingsOf(guild);
  const settings: GuildSettings = { ...before, ...change(kind, valuesOf(interaction)) };
  await desk.store.keepSettings(guild, settings);
  return updateAnswer(await panelOf(settings, interaction, desk), () => desk.registerFor(guild));
}

async function panelOf(settings: GuildSettings, interaction: SettingsInteraction, desk: Desk): Promise<MessageBody> {
  const tags = await tagsOf(settings, desk);
  const solved = solvedTag(tags, settings);
  const facts = {
    solvedTag: tags.find((tag) => tag.id === solved)?.name ?? null,
    serverLocale: localeOf(interaction.guild_locale),
  };
  return settingsBody(settings, facts, ownLocale(interaction));
}

/** The tags of the forums that are answered in; none where they cannot be had in time. */
async function tagsOf({ forums }: GuildSettings, { courier, log }: Desk): Promise<readonly Tag[]> {
  const asked = Promise.all(forums.map((forum) => courier.forumTags(forum)));
  const all = await Promise.race([asked, setTimeout(TAGS_WITHIN_MS, [], { ref: false })]).catch((error: unknown) => {
    log.warn(discordFault(error), 'tags not read');
    return [];
  });
  return all.flat();
}

/** What was typed for `solved_tag`: a tag's name or id. */
function typedTag({ data }: APIChatInputApplicationCommandInteraction): string | null {
  const [subcommand] = data.options ?? [];
  const [tag] = subcommand?.type === ApplicationCommandOptionType.Subcommand ? (subcommand.options ?? []) : [];
  return tag?.type === ApplicationCommandOptionType.String ? tag.value.trim() : null;
}

function refusalOf(interaction: SettingsInteraction): Answer | null {
  if (interaction.guild_id === undefined) return lineAnswer(sayTo(interaction).onlyInServers);
  return managesServer(interaction) ? null : lineAnswer(sayTo(interaction).needsManageServer);
}

function change(kind: SettingsAction, values: readonly string[]): Partial<GuildSettings> {
  switch (kind) {
    case 'forums':
      return { forums: values.filter(isSnowflake) };
    case 'channels':
      return { channels: values.filter(isSnowflake) };
    case 'helpers':
      return { helpers: values.filter(isSnowflake) };
    case 'locale':
      return { locale: localeFrom(values[0]) };
    case 'delete-secrets':
      return { deletesSecrets: true };
    case 'keep-secrets':
      return { deletesSecrets: false };
  }
}

function localeFrom(value: string | undefined): Locale | null {
  return value === 'en' || value === 'zh' || value === 'es' ? value : null;
}

function valuesOf({ data }: APIMessageComponentInteraction): readonly string[] {
  return data.component_type === ComponentType.Button ? [] : data.values;
}
