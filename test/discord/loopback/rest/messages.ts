import { PermissionFlagsBits } from 'discord-api-types/v10';
import { tellReaction } from '../events.ts';
import { addReaction } from '../messages/add-reaction.ts';
import { isSystem, messageJson } from '../messages/message-json.ts';
import { deleteMessages, editMessage, writeMessage } from '../messages/write.ts';
import { botMay } from '../permissions.ts';
import { timeOf } from '../snowflake.ts';
import type { ChannelState, MessageState, Reference, World } from '../world.ts';
import { need, needActive, needUnlocked, readableMessage, sendableChannel, visibleChannel } from './access.ts';
import { invalidForm, refusal } from './api-error.ts';
import { changeOf, draftOf } from './message-body.ts';
import { fault } from './message-rules.ts';
import { type Answer, type Call, NO_CONTENT, ok, type Route } from './route.ts';

const { AttachFiles, ReadMessageHistory, ManageMessages, AddReactions } = PermissionFlagsBits;
/** A nonce is remembered for some minutes. https://discord.com/developers/docs/resources/message#create-message */
const NONCE_LIFE_MS = 5 * 60_000;
const MAX_NONCES = 10_000;
const TWO_WEEKS_MS = 14 * 24 * 60 * 60_000;
const MESSAGES = '/channels/{channel_id}/messages';
const MESSAGE = `${MESSAGES}/{message_id}`;
const REACTION = `${MESSAGE}/reactions/{emoji_name}`;

export const messageRoutes: readonly Route[] = [
  { method: 'GET', template: MESSAGES, run: list },
  { method: 'GET', template: MESSAGE, run: ({ world, params }) => ok(shown(world, get(world, params))) },
  { method: 'POST', template: MESSAGES, run: create },
  { method: 'PATCH', template: MESSAGE, run: edit },
  { method: 'DELETE', template: MESSAGE, run: remove },
  { method: 'POST', template: `${MESSAGES}/bulk-delete`, run: removeMany },
  { method: 'PUT', template: `${REACTION}/@me`, run: react },
  { method: 'DELETE', template: `${REACTION}/@me`, run: unreact },
  { method: 'GET', template: REACTION, run: reactors },
  { method: 'POST', template: '/channels/{channel_id}/typing', run: typing },
];

/** As the bot may read it: content is for applications that were granted the intent. */
export function shown(world: World, message: MessageState): object {
  return messageJson(world, message, world.settings.messageContent);
}

function get(world: World, params: readonly string[]): MessageState {
  return readableMessage(world, params[0]!, params[1]!);
}

function list({ world, params, query }: Call): Answer {
  const channel = visibleChannel(world, params[0]!);
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm([fault('limit', 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.')]);
  }
  if (!botMay(world, channel, ReadMessageHistory)) return ok([]);
  const all = [...channel.messages];
  const after = query.get('after');
  const before = query.get('before');
  const around = query.get('around');
  let ids = all;
  if (after !== null) ids = all.filter((id) => BigInt(id) > BigInt(after)).slice(0, limit);
  else if (before !== null) ids = all.filter((id) => BigInt(id) < BigInt(before)).slice(-limit);
  else if (around !== null) {
    const middle = all.findIndex((id) => BigInt(id) >= BigInt(around));
    const from = Math.max(0, (middle < 0 ? all.length : middle) - Math.floor(limit / 2));
    ids = all.slice(from, from + limit);
  } else ids = all.slice(-limit);
  return ok(ids.toReversed().map((id) => shown(world, world.messages.get(id)!)));
}

function create({ world, params, body, files }: Call): Answer {
  const channel = sendableChannel(world, params[0]!);
  if (files.size > 0) need(world, channel, AttachFiles);
  const nonce = (body['nonce'] ?? null) as string | number | null;
  if (body['enforce_nonce'] === true && nonce !== null) {
    const before = sameNonce(world, channel, nonce);
    if (before) return ok(shown(world, before));
  }
  const reference = referenceOf(world, channel, body['message_reference'] as SentReference | null | undefined);
  const draft = draftOf(world, { body, files }, { channelId: channel.id, isEphemeral: false });
  const message = writeMessage(world, channel, { ...draft, authorId: world.bot.id, reference, nonce });
  keepNonce(world, message);
  return ok(shown(world, message));
}

/** The bot's message of this nonce, if it is young enough and was not deleted. */
function sameNonce(world: World, channel: ChannelState, nonce: string | number): MessageState | null {
  const message = world.messages.get(world.nonces.get(`${channel.id} ${nonce}`) ?? '');
  return message && !message.isDeleted && timeOf(message.id) > Date.now() - NONCE_LIFE_MS ? message : null;
}

function keepNonce(world: World, message: MessageState): void {
  if (message.nonce === null) return;
  if (world.nonces.size >= MAX_NONCES) world.nonces.delete(world.nonces.keys().next().value!);
  world.nonces.set(`${message.channelId} ${message.nonce}`, message.id);
}

type SentReference = { readonly message_id: string; readonly fail_if_not_exists?: boolean | null };

/** Replies only: the document knows no forwards by bots. */
function referenceOf(world: World, channel: ChannelState, sent: SentReference | null | undefined): Reference | null {
  if (!sent) return null;
  if (!botMay(world, channel, ReadMessageHistory)) throw refusal(160002);
  const message = world.messages.get(sent.message_id);
  if (!message || message.isDeleted || message.seenBy !== null || message.channelId !== channel.id) {
    if (sent.fail_if_not_exists === false) return null;
    throw invalidForm([fault('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')]);
  }
  if (isSystem(message)) {
    const words = 'Cannot reply to a system message';
    throw invalidForm([fault('message_reference', 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', words)]);
  }
  return { type: 0, messageId: message.id, channelId: message.channelId, guildId: message.guildId };
}

function edit({ world, params, body, files }: Call): Answer {
  const message = get(world, params);
  const channel = world.channels.get(message.channelId)!;
  needActive(channel);
  needUnlocked(world, channel);
  if (message.authorId !== world.bot.id) throw refusal(50005);
  if (files.size > 0) need(world, channel, AttachFiles);
  editMessage(world, message, changeOf(world, { body, files }, message));
  return ok(shown(world, message));
}

function remove({ world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!);
  const message = world.messages.get(params[1]!);
  if (!message || message.channelId !== channel.id || message.isDeleted || message.seenBy !== null)
    throw refusal(10008);
  if (message.authorId !== world.bot.id) need(world, channel, ManageMessages);
  deleteMessages(world, channel, [message]);
  return NO_CONTENT;
}

function removeMany({ world, params, body }: Call): Answer {
  const channel = visibleChannel(world, params[0]!);
  need(world, channel, ManageMessages);
  const messages = ((body['messages'] ?? []) as readonly string[]).flatMap((id) => world.messages.get(id) ?? []);
  if (messages.some((one) => timeOf(one.id) < Date.now() - TWO_WEEKS_MS)) throw refusal(50034);
  const here = messages.filter((one) => one.channelId === channel.id);
  deleteMessages(world, channel, here);
  return NO_CONTENT;
}

function react({ world, params }: Call): Answer {
  const message = get(world, params);
  const channel = world.channels.get(message.channelId)!;
  need(world, channel, AddReactions);
  needActive(channel);
  addReaction(world, message, world.bot.id, params[2]!);
  return NO_CONTENT;
}

function unreact({ world, params }: Call): Answer {
  const message = get(world, params);
  const emoji = params[2]!;
  const at = message.reactions.findIndex((one) => one.emoji === emoji && one.userId === world.bot.id);
  if (at >= 0) {
    message.reactions.splice(at, 1);
    tellReaction(world, 'MESSAGE_REACTION_REMOVE', message, world.bot.id, emoji);
  }
  return NO_CONTENT;
}

function reactors({ world, params }: Call): Answer {
  const emoji = params[2]!;
  const reactions = get(world, params).reactions.filter((one) => one.emoji === emoji);
  return ok(reactions.map(({ userId }) => world.users.get(userId)!.json));
}

function typing({ world, params }: Call): Answer {
  sendableChannel(world, params[0]!);
  return NO_CONTENT;
}
