import {
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import type { Locale } from '../../engine/types.ts';
import type { GuildSettings } from '../../store/store.ts';
import { localeOf, publicLocale } from '../locale.ts';
import { discordPhrases } from '../phrases.ts';
import { checkClean } from '../render/gate.ts';
import { lineBody } from '../render/line-body.ts';
import type { MessageBody } from '../render/message.ts';
import { messagePayload } from '../render/payload.ts';
import type { AnyInteraction } from './facts.ts';

/** What an interaction gets. */
export type Answer = {
  /** The first response, due within three seconds. */
  readonly response: APIInteractionResponse;
  /** What replaces a deferred response. Never rejects for what a person did. */
  readonly later: (() => Promise<MessageBody>) | null;
  /** What else there is to do, once the person has their answer. */
  readonly afterwards: (() => Promise<void>) | null;
};

/** A message that only the person sees, or everybody. Files cannot go with a first response over HTTP: these come later. */
export function messageAnswer(body: MessageBody, afterwards: Answer['afterwards'] = null): Answer {
  if (body.files.length > 0) return { ...deferredAnswer(body.isPrivate, async () => body), afterwards };
  return {
    response: { type: InteractionResponseType.ChannelMessageWithSource, data: messagePayload(body) },
    later: null,
    afterwards,
  };
}

/** Changes the message that the pressed button belongs to; files that it does not show any more are taken away. */
export function updateAnswer(body: MessageBody, afterwards: Answer['afterwards'] = null): Answer {
  if (body.files.length > 0) {
    return { response: { type: InteractionResponseType.DeferredMessageUpdate }, later: async () => body, afterwards };
  }
  const files = showsFile(body) ? {} : { attachments: [] };
  const data = { ...messagePayload({ ...body, isPrivate: false }), ...files }; // private it is already, or not
  return { response: { type: InteractionResponseType.UpdateMessage, data }, later: null, afterwards };
}

function showsFile({ components }: MessageBody): boolean {
  return components.some(
    (one) => one.type === ComponentType.Container && one.components.some((part) => part.type === ComponentType.File),
  );
}

/** "Thinking …", and the message when it is there. A first response takes no flag but the one that makes it private. */
export function deferredAnswer(isPrivate: boolean, later: () => Promise<MessageBody>): Answer {
  return {
    response: {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
    },
    later,
    afterwards: null,
  };
}

export function modalAnswer(data: APIModalInteractionResponseCallbackData): Answer {
  checkClean(data);
  return { response: { type: InteractionResponseType.Modal, data }, later: null, afterwards: null };
}

/** One plain line for the person alone. */
export function lineAnswer(text: string): Answer {
  return messageAnswer(lineBody(text, true));
}

/** The language of a reply: the person's own if only they see it, else the server's. */
export function localeFor(isPrivate: boolean, interaction: AnyInteraction, settings: GuildSettings): Locale {
  return isPrivate ? ownLocale(interaction) : publicLocale(settings, interaction.guild_locale);
}

export function ownLocale(interaction: AnyInteraction): Locale {
  return localeOf(interaction.locale);
}

export function sayTo(interaction: AnyInteraction) {
  return discordPhrases(ownLocale(interaction));
}
