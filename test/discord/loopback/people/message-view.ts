import type { APIMessage } from 'discord-api-types/v10';
import type { Button, Message } from '../discord.ts';
import { linkTo } from '../links.ts';
import { allComponents, BUTTON, type Component, IS_COMPONENTS_V2 } from '../messages/components.ts';
import { messageJson } from '../messages/message-json.ts';
import { textDisplays } from '../messages/write.ts';
import type { MessageState, World } from '../world.ts';

const LOADING = 1 << 7;
const views = new WeakMap<MessageState, Message>();

/** A live view of a message: the same one each time. */
export function messageView(world: World, state: MessageState): Message {
  const known = views.get(state);
  if (known) return known;
  const view = new MessageView(world, state);
  views.set(state, view);
  return view;
}

/** The message behind a view. */
export function messageState(world: World, view: Message): MessageState {
  return world.messages.get(view.id)!;
}

class MessageView implements Message {
  readonly #world: World;
  readonly #state: MessageState;

  constructor(world: World, state: MessageState) {
    this.#world = world;
    this.#state = state;
  }

  get id(): string {
    return this.#state.id;
  }
  get channelId(): string {
    return this.#state.channelId;
  }
  get author(): Message['author'] {
    const { webhook, authorId } = this.#state;
    if (webhook) return { id: webhook.id, name: webhook.name, bot: true };
    const user = this.#world.users.get(authorId)!.json;
    return { id: user.id, name: user.username, bot: user.bot === true };
  }
  get content(): string {
    return this.#state.content;
  }
  get text(): string {
    const { content, embeds, flags } = this.#state;
    if ((flags & IS_COMPONENTS_V2) !== 0) return textDisplays(this.#components).join('\n');
    const fromEmbeds = (embeds as readonly { readonly title?: string; readonly description?: string }[]).flatMap(
      (one) => [one.title ?? '', one.description ?? ''],
    );
    return [content, ...fromEmbeds].filter((one) => one !== '').join('\n');
  }
  get flags(): number {
    return this.#state.flags;
  }
  get isPrivate(): boolean {
    return this.#state.seenBy !== null;
  }
  get isDeleted(): boolean {
    return this.#state.isDeleted;
  }
  get isThinking(): boolean {
    return (this.#state.flags & LOADING) !== 0;
  }
  get edits(): number {
    return this.#state.edits;
  }
  get repliesTo(): string | null {
    const { reference } = this.#state;
    return reference?.type === 0 ? reference.messageId : null;
  }
  get buttons(): readonly Button[] {
    return [...allComponents(this.#components)].flatMap(({ component }) =>
      component.type === BUTTON
        ? [
            {
              label: component.label ?? '',
              customId: component.custom_id ?? null,
              url: component.url ?? null,
              isDisabled: component.disabled === true,
            },
          ]
        : [],
    );
  }
  get files(): Message['files'] {
    return this.#state.uploads.map((id) => {
      const upload = this.#world.uploads.get(id)!;
      return {
        name: upload.name,
        url: linkTo(this.#world, upload),
        text: new TextDecoder().decode(upload.bytes),
        bytes: upload.bytes.length,
      };
    });
  }
  get reactions(): Message['reactions'] {
    return this.#state.reactions;
  }
  get pings(): readonly string[] {
    return this.#state.pings;
  }
  get json(): APIMessage {
    return messageJson(this.#world, this.#state, true) as unknown as APIMessage;
  }

  get #components(): readonly Component[] {
    return this.#state.components as unknown as readonly Component[];
  }
}
