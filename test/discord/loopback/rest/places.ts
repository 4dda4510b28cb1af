import { PermissionFlagsBits } from 'discord-api-types/v10';
import { directMessages } from '../direct-messages.ts';
import { tellChannel } from '../events.ts';
import { isSystem } from '../messages/message-json.ts';
import { writeMessage } from '../messages/write.ts';
import { botMay } from '../permissions.ts';
import { channelJson, guildJson, memberWithUserJson, roleJson } from '../places-json.ts';
import { newThread } from '../threads.ts';
import type { ChannelState, ThreadState, World } from '../world.ts';
import { botGuild, need, needUnlocked, readableMessage, visibleChannel } from './access.ts';
import { invalidForm, refusal } from './api-error.ts';
import { draftOf } from './message-body.ts';
import { fault, type MessageBody } from './message-rules.ts';
import { shown } from './messages.ts';
import { type Answer, type Call, type JsonObject, NO_CONTENT, ok, type Route } from './route.ts';

const { ViewChannel, ManageThreads, ManageChannels, CreatePublicThreads, SendMessages, AttachFiles } =
  PermissionFlagsBits;
const CHANNEL = '/channels/{channel_id}';
const GUILD = '/guilds/{guild_id}';

export const placeRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: CHANNEL,
    run: ({ world, params }) => ok(channelJson(world, visibleChannel(world, params[0]!))),
  },
  { method: 'PATCH', template: CHANNEL, schema: patchSchema, run: patch },
  { method: 'DELETE', template: CHANNEL, run: remove },
  { method: 'POST', template: `${CHANNEL}/threads`, schema: threadSchema, run: startThread },
  { method: 'POST', template: `${CHANNEL}/messages/{message_id}/threads`, run: startThreadFromMessage },
  { method: 'PUT', template: `${CHANNEL}/thread-members/@me`, run: join },
  { method: 'DELETE', template: `${CHANNEL}/thread-members/@me`, run: leave },
  { method: 'GET', template: `${CHANNEL}/thread-members`, run: threadMembers },
  { method: 'GET', template: `${CHANNEL}/threads/archived/public`, run: archived },
  { method: 'GET', template: GUILD, run: ({ world, params }) => ok(guildJson(botGuild(world, params[0]!))) },
  { method: 'GET', template: `${GUILD}/channels`, run: channels },
  { method: 'GET', template: `${GUILD}/roles`, run: roles },
  { method: 'GET', template: `${GUILD}/members`, run: members },
  { method: 'GET', template: `${GUILD}/members/{user_id}`, run: member },
  { method: 'GET', template: `${GUILD}/threads/active`, run: active },
  { method: 'POST', template: '/users/@me/channels', run: openDirectMessages },
];

function patchSchema(world: World, params: readonly string[]): string {
  return world.channels.get(params[0]!)?.kind === 'thread'
    ? 'UpdateThreadRequestPartial'
    : 'UpdateGuildChannelRequestPartial';
}

function threadSchema(world: World, params: readonly string[]): string {
  const isForum = world.channels.get(params[0]!)?.kind === 'forum';
  return isForum ? 'CreateForumThreadRequest' : 'CreateTextThreadWithoutMessageRequest';
}

function patch({ world, params, body }: Call): Answer {
  const channel = visibleChannel(world, params[0]!);
  if (channel.thread) patchThread(world, channel, channel.thread, body);
  else {
    need(world, channel, ManageChannels);
    if (typeof body['name'] === 'string') channel.name = body['name'];
    tellChannel(world, 'CHANNEL_UPDATE', channel);
  }
  return ok(channelJson(world, channel));
}

/** https://discord.com/developers/docs/resources/channel#modify-channel-json-params-thread */
function patchThread(world: World, channel: ChannelState, thread: ThreadState, body: JsonObject): void {
  const mayManage = botMay(world, channel, ManageThreads);
  const isOwn = thread.ownerId === world.bot.id;
  const wakes = body['archived'] === false;
  if (thread.isArchived && !wakes) throw refusal(50083);
  needUnlocked(world, channel);
  const needsManage =
    body['locked'] !== undefined ||
    body['rate_limit_per_user'] !== undefined ||
    (!isOwn && !wakes) ||
    (wakes && thread.isLocked);
  if (needsManage && !mayManage) throw refusal(50013);
  const tags = body['applied_tags'] as readonly string[] | null | undefined;
  if (tags) {
    const known = world.channels.get(channel.parentId!)!.tags;
    const ids = new Set(known.map(({ id }) => id));
    if (!tags.every((id) => ids.has(id)))
      throw invalidForm([fault('applied_tags', 'INVALID_FORUM_TAG', 'Unknown tag')]);
    const touched = known.filter(({ id }) => tags.includes(id) !== thread.appliedTags.includes(id));
    if (touched.some((tag) => tag.moderated) && !mayManage) throw refusal(50013);
    thread.appliedTags = [...new Set(tags)];
  }
  if (typeof body['name'] === 'string') channel.name = body['name'];
  if (typeof body['locked'] === 'boolean') thread.isLocked = body['locked'];
  if (typeof body['auto_archive_duration'] === 'number') thread.autoArchiveMinutes = body['auto_archive_duration'];
  if (typeof body['rate_limit_per_user'] === 'number') thread.slowdownSeconds = body['rate_limit_per_user'];
  if (typeof body['archived'] === 'boolean' && body['archived'] !== thread.isArchived) {
    thread.isArchived = body['archived'];
    thread.archivedAt = new Date().toISOString();
  }
  tellChannel(world, 'THREAD_UPDATE', channel);
}

function remove({ world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!);
  need(world, channel, channel.thread ? ManageThreads : ManageChannels);
  const json = channelJson(world, channel);
  tellChannel(world, channel.thread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channel);
  channel.isDeleted = true;
  return ok(json);
}

function startThread({ world, params, body, files }: Call): Answer {
  const channel = visibleChannel(world, params[0]!);
  if (channel.kind === 'forum') {
    need(world, channel, SendMessages | (files.size > 0 ? AttachFiles : 0n));
    const sent = { body: body['message'] as MessageBody, files };
    const draft = draftOf(world, sent, { channelId: channel.id, isEphemeral: false }, 'message.');
    const tags = (body['applied_tags'] ?? []) as readonly string[];
    const thread = newThread(world, channel, { ownerId: world.bot.id, name: String(body['name']), tags });
    const message = writeMessage(world, thread, { ...draft, id: thread.id, authorId: world.bot.id });
    return { status: 201, body: { ...channelJson(world, thread), message: shown(world, message) } };
  }
  if (channel.kind !== 'text') throw refusal(50024);
  need(world, channel, CreatePublicThreads);
  const thread = newThread(world, channel, { ownerId: world.bot.id, name: String(body['name']), tags: [] });
  return { status: 201, body: channelJson(world, thread) };
}

function startThreadFromMessage({ world, params, body }: Call): Answer {
  const message = readableMessage(world, params[0]!, params[1]!);
  const channel = world.channels.get(message.channelId)!;
  if (channel.kind !== 'text') throw refusal(50024);
  if (isSystem(message)) throw refusal(50021);
  need(world, channel, CreatePublicThreads);
  if (message.threadId !== null) throw refusal(160004);
  const name = String(body['name']);
  const thread = newThread(world, channel, { ownerId: world.bot.id, name, tags: [], from: message });
  return { status: 201, body: channelJson(world, thread) };
}

function thread(world: World, id: string): { readonly channel: ChannelState; readonly thread: ThreadState } {
  const channel = visibleChannel(world, id);
  if (!channel.thread) throw refusal(50024);
  return { channel, thread: channel.thread };
}

function join({ world, params }: Call): Answer {
  const found = thread(world, params[0]!);
  if (found.thread.isArchived) throw refusal(50083);
  found.thread.members.set(world.bot.id, new Date().toISOString());
  return NO_CONTENT;
}

function leave({ world, params }: Call): Answer {
  thread(world, params[0]!).thread.members.delete(world.bot.id);
  return NO_CONTENT;
}

/** Needs the privileged intent for members, which is not granted. */
function threadMembers({ world, params }: Call): Answer {
  thread(world, params[0]!);
  throw refusal(50001);
}

function channels({ world, params }: Call): Answer {
  const guild = botGuild(world, params[0]!);
  const all = [...guild.channels].map((id) => world.channels.get(id)!);
  return ok(all.filter((one) => one.thread === null && !one.isDeleted).map((one) => channelJson(world, one)));
}

function roles({ world, params }: Call): Answer {
  return ok([...botGuild(world, params[0]!).roles.values()].map(roleJson));
}

/** Needs the privileged intent for members, which is not granted. */
function members({ world, params }: Call): Answer {
  botGuild(world, params[0]!);
  throw refusal(50001);
}

function member({ world, params }: Call): Answer {
  const guild = botGuild(world, params[0]!);
  const found = guild.members.get(params[1]!);
  if (!found) throw refusal(10007);
  return ok(memberWithUserJson(world, found));
}

function threadsOf(
  world: World,
  guildId: string,
  fits: (thread: ThreadState, channel: ChannelState) => boolean,
): Answer {
  const all = [...botGuild(world, guildId).channels].map((id) => world.channels.get(id)!);
  const threads = all.filter(
    (one) => one.thread && !one.isDeleted && fits(one.thread, one) && botMay(world, one, ViewChannel),
  );
  const members = threads.flatMap((one) => {
    const joined = one.thread!.members.get(world.bot.id);
    return joined ? [{ id: one.id, user_id: world.bot.id, join_timestamp: joined, flags: 0 }] : [];
  });
  return ok({ threads: threads.map((one) => channelJson(world, one)), members, has_more: false });
}

function active({ world, params }: Call): Answer {
  return threadsOf(world, params[0]!, (one) => !one.isArchived);
}

function archived({ world, params }: Call): Answer {
  const parent = visibleChannel(world, params[0]!);
  return threadsOf(world, parent.guildId!, (one, channel) => one.isArchived && channel.parentId === parent.id);
}

function openDirectMessages({ world, body }: Call): Answer {
  const userId = String(body['recipient_id']);
  if (!world.users.has(userId)) throw refusal(10013);
  return ok(channelJson(world, directMessages(world, userId, world.bot.id)));
}
