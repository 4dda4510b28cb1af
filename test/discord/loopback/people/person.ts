import { PermissionFlagsBits } from 'discord-api-types/v10';
import { directMessages } from '../direct-messages.ts';
import type {
  Channel,
  Choice,
  CommandOptions,
  Exchange,
  Forum,
  Message,
  OpenPostOptions,
  OptionValues,
  Person,
  Place,
  PostOptions,
  Submission,
  Thread,
  Upload,
} from '../discord.ts';
import { tellChannel } from '../events.ts';
import { autocompleteData, contextMenuData, slashData } from '../interactions/command-input.ts';
import { bytesOf } from '../interactions/files.ts';
import { modalData } from '../interactions/modal-input.ts';
import { type NewInteraction, sendInteraction } from '../interactions/send.ts';
import { addReaction } from '../messages/add-reaction.ts';
import { allComponents, BUTTON, type Component } from '../messages/components.ts';
import { snapshotOf } from '../messages/message-json.ts';
import { deleteMessages, editMessage, writeMessage } from '../messages/write.ts';
import { permissionsIn } from '../permissions.ts';
import { snowflake } from '../snowflake.ts';
import { newThread } from '../threads.ts';
import { keepUpload } from '../uploads.ts';
import type { ChannelState, MessageState, World } from '../world.ts';
import { exchangeView, interactionBehind } from './exchange.ts';
import { join } from './guild.ts';
import { messageState, messageView } from './message-view.ts';
import { channelView, threadView } from './places.ts';

/** With Nitro; others have 2,000. */
const MAX_CONTENT = 4_000;

/** Somebody who uses Discord: what they do is done to the world as Discord's client would do it. */
export class PersonHandle implements Person {
  readonly id: string;
  readonly name: string;
  readonly #world: World;

  constructor(world: World, id: string) {
    this.#world = world;
    this.id = id;
    this.name = world.users.get(id)!.json.username;
  }

  get mention(): string {
    return `<@${this.id}>`;
  }

  dm(other?: Person): Channel {
    return channelView(directMessages(this.#world, this.id, other?.id ?? this.#world.bot.id));
  }

  async post(place: Place, post: string | PostOptions): Promise<Message> {
    const options = typeof post === 'string' ? { content: post } : post;
    const channel = this.#enter(place.id);
    fits(options.content);
    if (channel.kind === 'forum') throw new Error('in a forum posts are opened: openPost');
    const manages = (permissionsIn(this.#world, channel, this.id) & PermissionFlagsBits.ManageThreads) !== 0n;
    if (channel.thread?.isLocked && !manages) throw new Error('the thread is locked');
    const answered = options.replyTo ? messageState(this.#world, options.replyTo) : null;
    const forwarded = options.forwards ? messageState(this.#world, options.forwards) : null;
    const referenced = answered ?? forwarded;
    const message = writeMessage(this.#world, channel, {
      authorId: this.id,
      content: options.content ?? '',
      embeds: options.embeds ?? [],
      components: (options.components ?? []) as readonly Component[],
      uploads: this.#upload(channel, options.files ?? []),
      ...(options.type === undefined ? {} : { type: options.type }),
      reference: referenced
        ? {
            type: answered ? 0 : 1,
            messageId: referenced.id,
            channelId: referenced.channelId,
            guildId: referenced.guildId,
          }
        : null,
      snapshot: forwarded ? snapshotOf(this.#world, forwarded) : null,
      allowedMentions: { parse: ['users', 'roles'], replied_user: options.ping ?? true },
      webhook: options.webhook ? { id: snowflake(), name: this.name } : null,
    });
    return messageView(this.#world, message);
  }

  async openPost(forum: Forum, post: OpenPostOptions): Promise<Thread> {
    const parent = this.#enter(forum.id);
    fits(post.content);
    const tags = (post.tags ?? []).map((tag) => {
      const found = parent.tags.find(({ id, name }) => id === tag || name === tag);
      if (!found) throw new Error(`the forum has no tag "${tag}"`);
      return found.id;
    });
    const lateMs = post.starterLateMs ?? 0;
    const thread = newThread(this.#world, parent, {
      ownerId: this.id,
      name: post.title,
      tags,
      isWithoutStarter: lateMs > 0,
    });
    const write = (): void => {
      thread.thread!.isWithoutStarter = false;
      writeMessage(this.#world, thread, {
        id: thread.id,
        authorId: this.id,
        content: post.content ?? '',
        uploads: this.#upload(thread, post.files ?? []),
      });
    };
    if (lateMs > 0) setTimeout(write, lateMs).unref();
    else write();
    return threadView(thread);
  }

  async openThread(message: Message, name: string): Promise<Thread> {
    const from = messageState(this.#world, message);
    const parent = this.#enter(message.channelId);
    return threadView(newThread(this.#world, parent, { ownerId: this.id, name, tags: [], from }));
  }

  async edit(message: Message, content: string): Promise<void> {
    fits(content);
    editMessage(this.#world, this.#own(message), {
      content,
      allowedMentions: { parse: ['users', 'roles'], replied_user: true },
    });
  }

  async unfurl(message: Message): Promise<void> {
    const embeds = [{ type: 'link', url: 'https://example.com/', title: 'Example' }];
    editMessage(this.#world, messageState(this.#world, message), { embeds, isUnfurl: true });
  }

  async delete(message: Message): Promise<void> {
    const state = messageState(this.#world, message);
    deleteMessages(this.#world, this.#world.channels.get(state.channelId)!, [state]);
  }

  async react(message: Message, emoji: string): Promise<void> {
    this.#enter(message.channelId);
    addReaction(this.#world, messageState(this.#world, message), this.id, emoji);
  }

  async archive(thread: Thread, isArchived = true): Promise<void> {
    const state = this.#world.channels.get(thread.id)!;
    state.thread!.isArchived = isArchived;
    state.thread!.archivedAt = new Date().toISOString();
    tellChannel(this.#world, 'THREAD_UPDATE', state);
  }

  async lock(thread: Thread, isLocked = true): Promise<void> {
    const state = this.#world.channels.get(thread.id)!;
    state.thread!.isLocked = isLocked;
    tellChannel(this.#world, 'THREAD_UPDATE', state);
  }

  async slash(place: Place, name: string, values: OptionValues = {}, options: CommandOptions = {}): Promise<Exchange> {
    const where = this.#where(place.id, options);
    return this.#send({ ...where, kind: 'command', data: slashData(where, name, values) });
  }

  async contextMenu(message: Message, name: string, options: CommandOptions = {}): Promise<Exchange> {
    const where = this.#where(message.channelId, options);
    const data = contextMenuData(where, name, messageState(this.#world, message));
    return this.#send({ ...where, kind: 'command', data });
  }

  async press(message: Message, button: string): Promise<Exchange> {
    const found = this.#component(message, (one) => one.custom_id === button || one.label === button, button);
    if (found.type !== BUTTON || !found.custom_id) throw new Error(`"${button}" is no button of the bot`);
    const data = { component_type: found.type, custom_id: found.custom_id, id: found.id };
    return this.#send({
      ...this.#whereOf(message),
      kind: 'component',
      data,
      source: messageState(this.#world, message),
    });
  }

  async choose(message: Message, customId: string, values: readonly string[]): Promise<Exchange> {
    const found = this.#component(message, (one) => one.custom_id === customId, customId);
    const least = found.min_values ?? 1;
    const most = found.max_values ?? 1;
    if (values.length < least || values.length > most)
      throw new Error(`"${customId}" takes ${least} to ${most} values`);
    const foreign = values.find((value) => found.options && !found.options.some((one) => one.value === value));
    if (foreign !== undefined) throw new Error(`"${customId}" has no option "${foreign}"`);
    const data = { component_type: found.type, custom_id: customId, id: found.id, values };
    return this.#send({
      ...this.#whereOf(message),
      kind: 'component',
      data,
      source: messageState(this.#world, message),
    });
  }

  async typeahead(place: Place, name: string, option: string, text: string): Promise<readonly Choice[]> {
    const where = this.#where(place.id, {});
    const data = autocompleteData(where, name, option, text);
    const exchange = await this.#send({ ...where, kind: 'autocomplete', data });
    if (!exchange.choices) throw new Error(`loading options failed (${exchange.refused ?? 'no answer'})`);
    return exchange.choices;
  }

  async submit(exchange: Exchange, values: Submission): Promise<Exchange> {
    const before = interactionBehind(exchange);
    if (!before.modal) throw new Error('no modal was opened');
    const data = modalData(this.#world, before.channelId, before.modal, values);
    const source = before.sourceId === null ? null : this.#world.messages.get(before.sourceId)!;
    const isUserInstalled = '1' in before.json.authorizing_integration_owners;
    return this.#send({
      ...this.#where(before.channelId, { userInstalled: isUserInstalled }),
      kind: 'modal',
      data,
      source,
    });
  }

  /** The channel, with the person in its guild. */
  #enter(id: string): ChannelState {
    const channel = this.#world.channels.get(id);
    if (!channel || channel.isDeleted) throw new Error(`there is no channel ${id}`);
    if (channel.guildId !== null) join(this.#world, this.#world.guilds.get(channel.guildId)!, this.id);
    return channel;
  }

  #where(id: string, { userInstalled }: CommandOptions) {
    return { world: this.#world, channel: this.#enter(id), userId: this.id, isUserInstalled: userInstalled ?? false };
  }

  #whereOf(message: Message) {
    const { interaction } = messageState(this.#world, message);
    const owners = interaction?.json.authorizing_integration_owners ?? {};
    return this.#where(message.channelId, { userInstalled: '1' in owners });
  }

  async #send(made: NewInteraction): Promise<Exchange> {
    const { state, done } = sendInteraction(this.#world, made);
    await done;
    return exchangeView(this.#world, state);
  }

  #own(message: Message): MessageState {
    const state = messageState(this.#world, message);
    if (state.authorId !== this.id || state.webhook) throw new Error(`${this.name} did not write this message`);
    return state;
  }

  /** A component of a message that the person sees, and that is not disabled. */
  #component(message: Message, fits: (component: Component) => boolean, name: string): Component {
    const state = messageState(this.#world, message);
    if (state.isDeleted) throw new Error('the message is deleted');
    if (state.seenBy !== null && state.seenBy !== this.id) throw new Error(`${this.name} does not see this message`);
    const all = [...allComponents(state.components as unknown as readonly Component[])].map(
      ({ component }) => component,
    );
    const found = all.find(fits);
    const labels = all.flatMap((one) => one.label ?? one.custom_id ?? []);
    if (!found) throw new Error(`there is no "${name}"; there are: ${labels.join(', ')}`);
    if (found.disabled) throw new Error(`"${name}" is disabled`);
    return found;
  }

  #upload(channel: ChannelState, files: readonly Upload[]): readonly string[] {
    return files.map((file) =>
      keepUpload(this.#world, channel.id, false, {
        name: file.name,
        bytes: bytesOf(file),
        contentType: file.contentType,
      }),
    );
  }
}

function fits(content = ''): void {
  if (content.length > MAX_CONTENT) throw new Error('too long for a message: Discord makes a file message.txt of it');
}
