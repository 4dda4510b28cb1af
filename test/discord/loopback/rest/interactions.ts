import { answerInteraction, editAnswer, say } from '../interactions/callbacks.ts';
import type { InteractionState } from '../interactions/state.ts';
import { messageJson } from '../messages/message-json.ts';
import { deleteMessages } from '../messages/write.ts';
import type { MessageState, World } from '../world.ts';
import { ApiError, refusal } from './api-error.ts';
import { EPHEMERAL } from './message-body.ts';
import type { MessageBody } from './message-rules.ts';
import { type Answer, type Call, NO_CONTENT, ok, type Route } from './route.ts';

/** Where only the person installed the app. https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
const FOREIGN_FOLLOW_UPS = 5;
const DEFERRED = 5;
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';
const ORIGINAL = `${WEBHOOK}/messages/@original`;
const MESSAGE = `${WEBHOOK}/messages/{message_id}`;

/** Answers to interactions: the callback, and what goes by its token later. */
export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/interactions/{interaction_id}/{interaction_token}/callback',
    isOpen: true,
    run: callback,
  },
  { method: 'POST', template: WEBHOOK, isOpen: true, schema: () => 'IncomingWebhookInteractionRequest', run: followUp },
  ...[ORIGINAL, MESSAGE].flatMap((template): readonly Route[] => [
    { method: 'GET', template, isOpen: true, run: (call) => ok(messageJson(call.world, target(call).message, true)) },
    { method: 'PATCH', template, isOpen: true, run: edit },
    { method: 'DELETE', template, isOpen: true, run: remove },
  ]),
];

function callback(call: Call): Answer {
  const { world, params, query } = call;
  const interaction = world.interactions.get(params[1]!);
  if (!interaction || interaction.id !== params[0]) throw refusal(10062);
  answerOrNote(interaction, () => answerInteraction(world, interaction, call));
  return query.get('with_response') === 'true' ? ok(callbackResponse(world, interaction)) : NO_CONTENT;
}

/** Runs an answer; a refusal is kept for the exchange. */
export function answerOrNote(interaction: InteractionState, answer: () => void): void {
  try {
    answer();
  } catch (error) {
    if (error instanceof ApiError) interaction.refusals.push((error.body as { readonly code: number }).code);
    throw error;
  }
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function callbackResponse(world: World, interaction: InteractionState): object {
  const { type } = interaction.first!;
  const message = interaction.originalId === null ? null : world.messages.get(interaction.originalId)!;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.json.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: interaction.isPending && type === DEFERRED,
            response_message_ephemeral: message.seenBy !== null,
            channel_id: interaction.channelId,
            ...(interaction.guildId === null ? {} : { guild_id: interaction.guildId }),
          }
        : {}),
    },
    resource: { type, ...(message ? { message: messageJson(world, message, true) } : {}) },
  };
}

/** The interaction of a token that still lives and was answered: before that there is no such webhook. */
function answeredBy({ world, params }: Call): InteractionState {
  const interaction = world.interactions.get(params[1]!);
  if (!interaction || params[0] !== world.application.id) throw refusal(10015);
  if (Date.now() - interaction.createdAt > world.settings.tokenLifeMs) throw refusal(50027);
  if (interaction.first === null) throw refusal(10015);
  return interaction;
}

function target(call: Call): { readonly interaction: InteractionState; readonly message: MessageState } {
  const interaction = answeredBy(call);
  const id = call.params[2] ?? interaction.originalId;
  const message = id === null ? undefined : call.world.messages.get(id);
  const isIts = id === interaction.originalId || interaction.followUps.includes(id ?? '');
  if (!message || !isIts || message.isDeleted) throw refusal(10008);
  return { interaction, message };
}

/** The first one after a deferral completes it. */
function followUp(call: Call): Answer {
  const { world, body, files } = call;
  const interaction = answeredBy(call);
  const sent = { body: body as MessageBody, files };
  const isPrivate = (((body['flags'] as number | undefined) ?? 0) & EPHEMERAL) !== 0;
  if (interaction.isPending && interaction.first?.type === DEFERRED) {
    const message = world.messages.get(interaction.originalId!)!;
    editAnswer(world, interaction, message, sent);
    return ok(messageJson(world, message, true));
  }
  if (interaction.isForeign && interaction.followUps.length >= FOREIGN_FOLLOW_UPS) throw refusal(40094);
  const message = say(world, interaction, sent, isPrivate);
  interaction.isPending = false;
  interaction.followUps.push(message.id);
  return ok(messageJson(world, message, true));
}

function edit(call: Call): Answer {
  const { interaction, message } = target(call);
  editAnswer(call.world, interaction, message, { body: call.body as MessageBody, files: call.files });
  return ok(messageJson(call.world, message, true));
}

function remove(call: Call): Answer {
  const { interaction, message } = target(call);
  if (message.id === interaction.originalId) interaction.isPending = false;
  deleteMessages(call.world, call.world.channels.get(message.channelId)!, [message]);
  return NO_CONTENT;
}
