import type {
  APIAttachment,
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIMessageApplicationCommandInteraction,
  APIModalSubmitInteraction,
} from 'discord.js';
import { ApplicationCommandOptionType, ComponentType } from 'discord.js';
import { withRelated } from '../../kb/with-related.ts';
import { type CaseKey, DEFAULT_SETTINGS, type KeptCase, type Snowflake } from '../../store/store.ts';
import type { Desk } from '../desk.ts';
import type { FileLink, FilesRead } from '../files/files.ts';
import { pasteLinks } from '../files/paste-links.ts';
import { hearAlone } from '../hear.ts';
import { fileLink, postOf } from '../message-facts.ts';
import { diagnoseModal, MODAL_ERROR, MODAL_FILES } from '../modal.ts';
import { discordPhrases } from '../phrases.ts';
import { linesBody } from '../render/line-body.ts';
import type { MessageBody } from '../render/message.ts';
import { replyBody } from '../render/reply-body.ts';
import { withLines } from '../render/with-lines.ts';
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

/** How long what somebody posted before may still be what they go on with, milliseconds. */
const CONVERSATION_MS = 30 * 60_000;

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
  const { store, kb, metrics, now } = desk;
  const settings = interaction.guild_id === undefined ? DEFAULT_SETTINGS : await store.settingsOf(interaction.guild_id);
  const locale = localeFor(given.isPrivate, interaction, settings);
  const say = discordPhrases(locale);
  const refusals = read.refused.map(({ name, why }) => say.refused[why](name));
  if (given.text.trim() === '' && read.attachments.length === 0) {
    return linesBody(refusals.length === 0 ? [say.nothingToRead] : refusals, given.isPrivate);
  }
  const asker = askerOf(interaction);
  const post = { text: given.text, attachments: read.attachments, at: given.at, locale };
  const earlier = given.isOwn ? await earlierCase(interaction, asker, desk) : null;
  const heard = hearAlone(earlier?.known ?? null, post, kb);
  const reply = withRelated(heard.reply, post, kb);
  const key: CaseKey = `interaction:${interaction.id}`;
  const kept: KeptCase = {
    known: heard.case,
    asker,
    guild: interaction.guild_id ?? null,
    channel: given.isOwn ? (interaction.channel?.id ?? null) : null, // nothing to go on with
    newest: null,
    state: 'answered',
  };
  await store.keepCase(key, kept, now());
  metrics.reply(reply.kind, reply.confidence, true);
  for (const { kind, count } of reply.redacted) metrics.redacted(kind, count);
  const body = replyBody(reply, { isPrivate: given.isPrivate, isTyped: true, asker, case: key, hasCase: true });
  return withLines(body, refusals);
}

/** What the same person told here a moment ago, or in the thread that they opened. */
async function earlierCase(
  interaction: APIInteraction,
  asker: Snowflake,
  { store, now }: Desk,
): Promise<KeptCase | null> {
  const channel = interaction.channel?.id;
  if (channel === undefined) return null;
  const newest = await store.newestCaseOf(asker, channel, now() - CONVERSATION_MS);
  return newest === null || newest.kept.state === 'solved' ? null : newest.kept;
}
