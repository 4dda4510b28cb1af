import type {
  APIAttachment,
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessageApplicationCommandInteraction,
  APIModalSubmitInteraction,
} from 'discord.js';
import { ApplicationCommandOptionType, ComponentType } from 'discord.js';
import { withRelated } from '../../kb/with-related.ts';
import type { CaseKey, KeptCase, Snowflake } from '../../store/store.ts';
import { countReply } from '../count-reply.ts';
import type { Desk } from '../desk.ts';
import type { FileLink, FilesRead } from '../files/files.ts';
import { pasteLinks } from '../files/paste-links.ts';
import { hearAlone } from '../hear.ts';
import { fileLink, postOf } from '../message-facts.ts';
import { diagnoseModal, MODAL_ERROR, MODAL_FILES } from '../modal.ts';
import { discordPhrases } from '../phrases.ts';
import { recentCase } from '../recent-case.ts';
import { linesBody } from '../render/line-body.ts';
import type { MessageBody } from '../render/message.ts';
import { refusalLines } from '../render/refusal-lines.ts';
import { replyBody } from '../render/reply-body.ts';
import { withLines } from '../render/with-lines.ts';
import { settingsIn } from '../settings-in.ts';
import { timeOf } from '../snowflake.ts';
import {
  type Answer,
  deferredAnswer,
  lineAnswer,
  localeFor,
  messageAnswer,
  modalAnswer,
  ownLocale,
  sayTo,
} from './answer.ts';
import { askerOf } from './facts.ts';

/** What somebody gave us to look at. */
type Given = {
  readonly text: string;
  readonly files: readonly FileLink[];
  readonly isPrivate: boolean;
  /** When it was written, RFC 3339. */
  readonly at: string;
  /** Words of the person who asks: they may go on with what was told before. */
  readonly isOwn: boolean;
};

/** `/diagnose error log public`; with neither error nor log, a form for both. */
export async function diagnoseCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  desk: Desk,
): Promise<Answer> {
  const options = interaction.data.options ?? [];
  const error = options.find((option) => option.name === 'error');
  const log = options.find((option) => option.name === 'log');
  const isPublic = options.find((option) => option.name === 'public');
  const isPrivate = !(isPublic?.type === ApplicationCommandOptionType.Boolean && isPublic.value);
  if (error === undefined && log === undefined) return modalAnswer(diagnoseModal(isPrivate, ownLocale(interaction)));
  const attachment =
    log?.type === ApplicationCommandOptionType.Attachment
      ? interaction.data.resolved?.attachments?.[log.value]
      : undefined;
  return diagnoseGiven(
    {
      text: error?.type === ApplicationCommandOptionType.String ? error.value : '',
      files: attachment === undefined ? [] : [fileLink(attachment)],
      isPrivate,
      at: timeStampOf(interaction),
      isOwn: true,
    },
    interaction,
    desk,
  );
}

/** The form of `/diagnose`, filled in. */
export async function diagnoseForm(
  interaction: APIModalSubmitInteraction,
  isPrivate: boolean,
  desk: Desk,
): Promise<Answer> {
  const fields = interaction.data.components.flatMap((part) =>
    part.type === ComponentType.Label ? [part.component] : [],
  );
  const error = fields.find((field) => field.custom_id === MODAL_ERROR);
  const upload = fields.find((field) => field.custom_id === MODAL_FILES);
  const ids = upload?.type === ComponentType.FileUpload ? upload.values : [];
  const attachments: { readonly [id: Snowflake]: APIAttachment } = interaction.data.resolved?.attachments ?? {};
  return diagnoseGiven(
    {
      text: error?.type === ComponentType.TextInput ? error.value : '',
      files: ids.flatMap((id) => (attachments[id] === undefined ? [] : [fileLink(attachments[id])])),
      isPrivate,
      at: timeStampOf(interaction),
      isOwn: true,
    },
    interaction,
    desk,
  );
}

/** "Diagnose message": what the message holds, shown to the person who asked alone. */
export async function diagnoseMessage(
  interaction: APIMessageApplicationCommandInteraction,
  desk: Desk,
): Promise<Answer> {
  const target = interaction.data.resolved.messages[interaction.data.target_id];
  if (target === undefined) return lineAnswer(sayTo(interaction).nothingToRead);
  const isOwn = target.author.id === askerOf(interaction);
  const given = { ...postOf(target, desk.us), isPrivate: true, at: target.timestamp, isOwn };
  return diagnoseGiven(given, interaction, desk);
}

function timeStampOf(interaction: APIInteraction): string {
  return new Date(timeOf(interaction.id)).toISOString();
}

/** A text alone is answered at once; files have to be fetched first. */
async function diagnoseGiven(given: Given, interaction: APIInteraction, desk: Desk): Promise<Answer> {
  const links = [...given.files, ...pasteLinks(given.text, desk.pasteSites)];
  if (links.length === 0) return messageAnswer(await diagnosed(given, NO_FILES, interaction, desk));
  return deferredAnswer(given.isPrivate, async () => diagnosed(given, await desk.files(links), interaction, desk));
}

const NO_FILES: FilesRead = { attachments: [], refused: [] };

async function diagnosed(given: Given, read: FilesRead, interaction: APIInteraction, desk: Desk): Promise<MessageBody> {
  const { store, kb, now } = desk;
  const locale = localeFor(given.isPrivate, interaction, await settingsIn(interaction.guild_id, desk));
  const refusals = refusalLines(read.refused, locale);
  if (given.text.trim() === '' && read.attachments.length === 0) {
    return linesBody(refusals.length === 0 ? [discordPhrases(locale).nothingToRead] : refusals, given.isPrivate);
  }
  const asker = askerOf(interaction);
  const post = { text: given.text, attachments: read.attachments, at: given.at, locale };
  const channel = given.isOwn ? (interaction.channel?.id ?? null) : null; // nothing to go on with
  const earlier = channel === null ? null : await recentCase(asker, channel, desk);
  const heard = hearAlone(earlier?.kept.known ?? null, post, kb);
  const reply = withRelated(heard.reply, post, kb);
  const key: CaseKey = `interaction:${interaction.id}`;
  const kept: KeptCase = {
    known: heard.case,
    asker,
    guild: interaction.guild_id ?? null,
    channel,
    newest: null,
    state: 'answered',
  };
  await store.keepCase(key, kept, now());
  countReply(reply, true, desk);
  const body = replyBody(reply, { isPrivate: given.isPrivate, isTyped: true, asker, case: key, hasCase: true });
  return withLines(body, refusals);
}
