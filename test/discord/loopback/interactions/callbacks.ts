import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Choice } from '../discord.ts';
import { allComponents, type Component } from '../messages/components.ts';
import { editMessage, writeMessage } from '../messages/write.ts';
import { invalidForm, refusal } from '../rest/api-error.ts';
import { changeOf, draftOf, EPHEMERAL } from '../rest/message-body.ts';
import { fault, type MessageBody } from '../rest/message-rules.ts';
import type { JsonObject, SentFile } from '../rest/route.ts';
import type { MessageState, World } from '../world.ts';
import type { InteractionState } from './state.ts';

const LOADING = 1 << 7;
const SUPPRESS_NOTIFICATIONS = 1 << 12;
const MAX_CHOICES = 25;

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
const REPLY = 4;
const DEFER = 5;
const DEFER_UPDATE = 6;
const UPDATE = 7;
const CHOICES = 8;
const MODAL = 9;

/** A first answer, carried out. `at`: when it came. Throws what Discord would answer, which the exchange keeps. */
export function answerInteraction(
  world: World,
  interaction: InteractionState,
  sent: { readonly body: JsonObject; readonly files: ReadonlyMap<number, SentFile>; readonly at: number },
): void {
  const now = sent.at;
  if (interaction.first !== null) throw refusal(40060);
  if (now - interaction.createdAt >= world.settings.deadlineMs) throw refusal(10062);
  const type = sent.body['type'] as number;
  const data = (sent.body['data'] ?? {}) as MessageBody & JsonObject;
  if (!allowedTypes(interaction).includes(type)) {
    throw invalidForm([
      fault('type', 'INTERACTION_CALLBACK_TYPE_INVALID', `Type ${type} does not answer a ${interaction.kind}.`),
    ]);
  }
  carryOut(world, interaction, type, data, sent.files);
  interaction.first = { type, flags: data.flags ?? 0, body: sent.body };
  interaction.ackMs = now - interaction.createdAt;
  interaction.answered();
}

function allowedTypes(interaction: InteractionState): readonly number[] {
  if (interaction.kind === 'autocomplete') return [CHOICES];
  if (interaction.kind === 'command') return [REPLY, DEFER, MODAL];
  if (interaction.kind === 'component') return [REPLY, DEFER, DEFER_UPDATE, UPDATE, MODAL];
  // A modal cannot answer a modal; a message can be updated if the modal came from its button.
  return interaction.sourceId === null ? [REPLY, DEFER] : [REPLY, DEFER, DEFER_UPDATE, UPDATE];
}

function carryOut(
  world: World,
  interaction: InteractionState,
  type: number,
  data: MessageBody & JsonObject,
  files: ReadonlyMap<number, SentFile>,
): void {
  if (type === CHOICES) interaction.choices = choicesOf(data);
  else if (type === MODAL) interaction.modal = modalOf(data);
  else if (type === DEFER) defer(world, interaction, data.flags ?? 0);
  else if (type === REPLY) {
    const isPrivate = ((data.flags ?? 0) & EPHEMERAL) !== 0;
    interaction.originalId = say(world, interaction, { body: data, files }, isPrivate, 'data.').id;
  } else {
    interaction.originalId = interaction.sourceId;
    if (type === DEFER_UPDATE) {
      interaction.isPending = true;
      return;
    }
    const source = world.messages.get(interaction.sourceId!)!;
    if (source.isDeleted) throw refusal(10008);
    editMessage(world, source, changeOf(world, { body: data, files }, source, 'data.'));
  }
}

function choicesOf(data: JsonObject): readonly Choice[] {
  const choices = (data['choices'] ?? []) as readonly Choice[];
  if (choices.length > MAX_CHOICES) {
    throw invalidForm([
      fault('data.choices', 'BASE_TYPE_BAD_LENGTH', `Must be between 0 and ${MAX_CHOICES} in length.`),
    ]);
  }
  return choices;
}

function modalOf(data: JsonObject): APIModalInteractionResponseCallbackData {
  const modal = data as unknown as APIModalInteractionResponseCallbackData;
  const ids = [...allComponents(modal.components as unknown as readonly Component[], 'data.components')];
  const seen = new Set<string>();
  for (const { component, path } of ids) {
    if (!component.custom_id) continue;
    if (seen.has(component.custom_id)) {
      throw invalidForm([
        fault(`${path}.custom_id`, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
      ]);
    }
    seen.add(component.custom_id);
  }
  return modal;
}

/** "… is thinking". Flags for what is shown later go on the edit. */
function defer(world: World, interaction: InteractionState, flags: number): void {
  if ((flags & ~(EPHEMERAL | SUPPRESS_NOTIFICATIONS)) !== 0) {
    throw invalidForm([
      fault('data.flags', 'MESSAGE_FLAGS_INVALID', 'A deferred answer carries only the ephemeral flag.'),
    ]);
  }
  const isPrivate = (flags & EPHEMERAL) !== 0;
  const message = writeMessage(world, world.channels.get(interaction.channelId)!, {
    authorId: world.bot.id,
    flags: LOADING | (isPrivate ? EPHEMERAL : 0),
    interaction,
    type: typeOfAnswer(interaction),
    seenBy: isPrivate ? interaction.userId : null,
  });
  interaction.originalId = message.id;
  interaction.isPending = true;
}

/** An answer that is a message of its own. */
export function say(
  world: World,
  interaction: InteractionState,
  sent: { readonly body: MessageBody; readonly files: ReadonlyMap<number, SentFile> },
  isPrivate: boolean,
  prefix = '',
): MessageState {
  const draft = draftOf(world, sent, { channelId: interaction.channelId, isEphemeral: isPrivate }, prefix);
  return writeMessage(world, world.channels.get(interaction.channelId)!, {
    ...draft,
    flags: (draft.flags ?? 0) | (isPrivate ? EPHEMERAL : 0),
    authorId: world.bot.id,
    interaction,
    type: typeOfAnswer(interaction),
    seenBy: isPrivate ? interaction.userId : null,
  });
}

/** CHAT_INPUT_COMMAND, CONTEXT_MENU_COMMAND, or a plain message. */
function typeOfAnswer(interaction: InteractionState): number {
  if (interaction.json.type !== 2) return 0;
  return interaction.json.data.type === 1 ? 20 : 23;
}

/** The edit that completes a deferred answer, or changes a given one. */
export function editAnswer(
  world: World,
  interaction: InteractionState,
  message: MessageState,
  sent: { readonly body: MessageBody; readonly files: ReadonlyMap<number, SentFile> },
): void {
  const change = changeOf(world, sent, message);
  const isFirst = interaction.isPending && message.id === interaction.originalId;
  editMessage(world, message, { ...change, flags: (change.flags ?? message.flags) & ~LOADING });
  if (!isFirst) return;
  interaction.isPending = false;
  if (interaction.first?.type === DEFER) message.edits = 0;
}
