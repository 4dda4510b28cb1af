import {
  type APIAttachment,
  type APIMessage,
  ComponentType,
  type GatewayMessageCreateDispatchData,
  MessageType,
} from 'discord.js';
import type { CaseKey, Snowflake } from '../store/store.ts';
import { actionOf } from './custom-id.ts';
import type { FileLink } from './files/files.ts';

/** What matters about a message; made from Discord's JSON, so that deciding needs no connection. */
export type MessageFacts = {
  readonly id: Snowflake;
  readonly channel: Snowflake;
  readonly guild: Snowflake | null;
  readonly author: Snowflake;
  /** No bot, no webhook, no system message. */
  readonly isPerson: boolean;
  /** The title of the forum post that it opens; null for any other message. */
  readonly title: string | null;
  /** Its own words, then those it forwards. Mentions of us are taken out. */
  readonly text: string;
  readonly files: readonly FileLink[];
  /** When it was sent, RFC 3339. */
  readonly at: string;
  /** When it was edited by its author; null also for a mere unfurled link. */
  readonly editedAt: string | null;
  readonly mentionsUs: boolean;
  readonly mentionsOthers: boolean;
  readonly repliesTo: Referenced | null;
  readonly place: Place;
};

/** The message that a message replies to. */
export type Referenced = {
  readonly id: Snowflake;
  readonly author: Snowflake;
  readonly text: string;
  readonly files: readonly FileLink[];
  /** The case that its buttons name, if we wrote it. */
  readonly case: CaseKey | null;
};

/** Where a message stands. */
export type Place = {
  readonly kind: 'text' | 'thread' | 'forum-post';
  /** The forum or text channel that a thread belongs to. */
  readonly parent: Snowflake | null;
  /** Who opened the thread. */
  readonly owner: Snowflake | null;
  /** The title of a forum post; null elsewhere. */
  readonly title: string | null;
  /** Tags of a forum post, and the forum's own with their names. */
  readonly tags: readonly Snowflake[];
  readonly knownTags: readonly Tag[];
  /** Archived or locked. */
  readonly isClosed: boolean;
  readonly may: {
    readonly write: boolean;
    readonly attach: boolean;
    readonly readHistory: boolean;
    readonly deleteOthers: boolean;
    readonly tag: boolean;
  };
  /** The server's language, as Discord writes it. */
  readonly locale: string | null;
};

/** A tag of a forum. */
export type Tag = { readonly id: Snowflake; readonly name: string };

type Message = APIMessage | GatewayMessageCreateDispatchData;

/** The facts of a message. `us`: the bot's own user. Lacking parts count as absent. */
export function messageFacts(message: Message, us: Snowflake, guild: Snowflake | null, place: Place): MessageFacts {
  const mentions = message.mentions ?? [];
  const referenced = message.referenced_message ?? null;
  return {
    id: message.id,
    channel: message.channel_id,
    guild,
    author: message.author.id,
    isPerson:
      !message.author.bot &&
      !message.author.system &&
      message.webhook_id === undefined &&
      (message.type === MessageType.Default || message.type === MessageType.Reply),
    title: message.id === message.channel_id ? place.title : null,
    ...postOf(message, us),
    at: message.timestamp,
    editedAt: message.edited_timestamp ?? null,
    // A ping-reply lists us among the mentions; the words decide whether we are spoken to.
    mentionsUs: mentions.some((user) => user.id === us) && mention(us).test(message.content),
    mentionsOthers: mentions.some((user) => user.id !== us && user.id !== message.author.id),
    repliesTo:
      referenced === null
        ? null
        : {
            id: referenced.id,
            author: referenced.author.id,
            ...postOf(referenced, us),
            case: referenced.author.id === us ? caseOf(referenced) : null,
          },
    place,
  };
}

/** Text and files of a message with those of the messages that it forwards. */
export function postOf(
  message: Pick<Message, 'content' | 'attachments' | 'message_snapshots'>,
  us: Snowflake,
): { readonly text: string; readonly files: readonly FileLink[] } {
  const forwarded = (message.message_snapshots ?? []).map(({ message: snapshot }) => snapshot);
  const texts = [message.content ?? '', ...forwarded.map((snapshot) => snapshot.content ?? '')];
  const files = [message.attachments ?? [], ...forwarded.map((snapshot) => snapshot.attachments ?? [])].flat();
  return {
    text: texts
      .map((text) => text.replace(mention(us), ' ').trim())
      .filter((text) => text !== '')
      .join('\n'),
    files: files.map(fileLink),
  };
}

export function fileLink(attachment: APIAttachment): FileLink {
  return {
    name: attachment.filename,
    url: attachment.url,
    bytes: attachment.size,
    contentType: attachment.content_type ?? null,
  };
}

function mention(us: Snowflake): RegExp {
  return new RegExp(`<@!?${us}>`, 'g');
}

/** Read from the buttons of our own message, so that it needs no memory. */
function caseOf(message: APIMessage): CaseKey | null {
  for (const part of message.components ?? []) {
    const rows = part.type === ComponentType.Container ? part.components : [part];
    for (const row of rows) {
      if (row.type !== ComponentType.ActionRow) continue;
      for (const button of row.components) {
        const action = 'custom_id' in button ? actionOf(button.custom_id) : null;
        if (action !== null && 'case' in action) return action.case;
      }
    }
  }
  return null;
}
