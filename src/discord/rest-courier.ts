import {
  type APIChannel,
  type APIMessage,
  ChannelType,
  MessageReferenceType,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import type { Snowflake } from '../store/store.ts';
import type { Courier } from './courier.ts';
import { discordFault } from './discord-fault.ts';
import type { Tag } from './message-facts.ts';
import type { MessageBody } from './render/message.ts';
import { messagePayload } from './render/payload.ts';

/** Messages of one page: all that may have been said meanwhile, and the newest of a thread. */
const PAGE = 100;
const NEWEST = 50;

/** The courier over Discord's REST API. Rate limits are waited for; what else goes wrong rejects. */
export function restCourier(rest: REST): Courier {
  const forumTags = async (forum: Snowflake): Promise<readonly Tag[]> => {
    const channel = (await rest.get(Routes.channel(forum))) as APIChannel;
    return channel.type === ChannelType.GuildForum ? channel.available_tags.map(({ id, name }) => ({ id, name })) : [];
  };
  return {
    forumTags,
    post: async (channel, body, { replyTo, nonce }) => {
      const message: RESTPostAPIChannelMessageJSONBody = {
        ...messagePayload(body),
        nonce,
        enforce_nonce: true,
        ...(replyTo === null
          ? {}
          : {
              message_reference: { type: MessageReferenceType.Default, message_id: replyTo, fail_if_not_exists: false },
            }),
      };
      const written = await rest.post(Routes.channelMessages(channel), { body: message, files: rawFiles(body) });
      return (written as APIMessage).id;
    },
    edit: async (channel, message, body) => {
      await rest.patch(Routes.channelMessage(channel, message), {
        body: { attachments: [], ...messagePayload(body) },
        files: rawFiles(body),
      });
    },
    remove: async (channel, message) => {
      await rest.delete(Routes.channelMessage(channel, message));
    },
    message: async (channel, message) => (await rest.get(Routes.channelMessage(channel, message))) as APIMessage,
    messages: async (channel, after) => {
      const query = after === undefined ? { limit: `${NEWEST}` } : { limit: `${PAGE}`, after };
      return (await rest.get(Routes.channelMessages(channel), { query: new URLSearchParams(query) })) as APIMessage[];
    },
    forumPost: async (thread) => {
      const post = (await rest.get(Routes.channel(thread))) as APIChannel;
      if (post.type !== ChannelType.PublicThread || !post.parent_id) return null;
      const knownTags = await forumTags(post.parent_id);
      return knownTags.length === 0 ? null : { tags: post.applied_tags ?? [], knownTags };
    },
    tag: async (thread, tags) => {
      await rest.patch(Routes.channel(thread), { body: { applied_tags: tags } });
    },
    isMember: async (guild, user) => {
      try {
        await rest.get(Routes.guildMember(guild, user));
        return true;
      } catch (error) {
        if (discordFault(error).status === 404) return false;
        throw error;
      }
    },
  };
}

/** The files of a message as the REST client takes them. */
export function rawFiles(body: MessageBody): { name: string; data: Buffer; contentType: string }[] {
  return body.files.map(({ name, text }) => ({
    name,
    data: Buffer.from(text),
    contentType: 'text/plain; charset=utf-8',
  }));
}
