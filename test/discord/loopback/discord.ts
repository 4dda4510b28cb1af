/**
 * Discord on 127.0.0.1, for tests: REST, CDN and gateway as an unmodified discord.js client knows them.
 *
 *     const discord = await openDiscord();
 *     const client = new Client({ intents, rest: { api: discord.api } });
 *     await client.login(discord.token);
 *
 *     const guild = discord.guild({ locale: 'es-ES' });
 *     const help = guild.forum('help', { tags: ['solved'] });
 *     const ann = discord.person({ name: 'ann', locale: 'es-ES' });
 *     const thread = await ann.openPost(help, { title: 'It fails', content: 'pairing required' });
 *     const reply = await discord.until(() => discord.messagesIn(thread).find(({ author }) => author.bot));
 *     const exchange = await ann.press(reply, 'Not it');
 *     expect(exchange.shown?.text).toContain('…');
 *     expect(discord.faultsFound).toEqual([]);
 *     await discord.close();
 *
 * What people do is a method of a person, what a server is made of a method of a guild, what goes wrong a method of
 * `discord.faults`. What a person could not do (press a button that is not there, type a command that was not registered)
 * throws. What the bot does against Discord's rules is refused as there, and told in `discord.faultsFound`. Places, messages
 * and exchanges are live: they show what is so now.
 */
import type {
  APIApplicationCommand,
  APIInteraction,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';
import type { Faults } from './faults.ts';
import type { Session } from './gateway/session.ts';
import { open } from './open.ts';
import type { SeenRequest } from './rest/seen-request.ts';

export type DiscordOptions = {
  /** 0 takes a free one. */
  readonly port?: number;
  /** The privileged intent is granted in the portal; if not, asking for it closes with 4014. */
  readonly messageContent?: boolean;
  /** What `GET /gateway/bot` recommends. */
  readonly shards?: number;
  readonly heartbeatMs?: number;
  /** Time for the first answer to an interaction; Discord's is 3,000. */
  readonly deadlineMs?: number;
  /** Life of an interaction's token; Discord's is 15 minutes. */
  readonly tokenLifeMs?: number;
  /** Shards that may identify at once, and for how long a bucket is taken then. Discord: 1 and 5,000; here 1 and 0. */
  readonly identify?: { readonly maxConcurrency: number; readonly everyMs: number };
  /** Requests for each bucket and window, and for all routes in a second. Discord: 5 in 5 s and 50; here no limit. */
  readonly limits?: { readonly requests: number; readonly windowMs: number; readonly globalPerSecond?: number };
  /** False leaves out the comparison with the OpenAPI document: for load only. */
  readonly validate?: boolean;
};

export type Discord = {
  /** `http://127.0.0.1:PORT`; files have their links below it, as below https://cdn.discordapp.com. */
  readonly origin: string;
  /** For discord.js: `rest: { api }`. */
  readonly api: string;
  readonly port: number;
  readonly token: string;
  readonly application: {
    readonly id: string;
    /** Ed25519, hex. */
    readonly publicKey: string;
    /** Hex signature over timestamp and body, as in `X-Signature-Ed25519`. */
    readonly sign: (timestamp: string, body: string) => string;
  };
  readonly bot: APIUser;

  readonly guild: (options?: GuildOptions) => Guild;
  readonly person: (options: PersonOptions) => Person;

  /** Oldest first; without deleted and private ones. */
  readonly messagesIn: (place: Place) => readonly Message[];
  /** What the bot registered; without a guild, the global ones. */
  readonly commands: (guild?: Guild) => readonly APIApplicationCommand[];
  /** The newest 20,000 that came to the REST API and the CDN, in order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Sessions of the gateway, newest last; ended ones too. */
  readonly sessions: readonly Session[];
  /** What the bot did against Discord's rules: one line each. */
  readonly faultsFound: readonly string[];
  readonly faults: Faults;

  /** Interactions go there by signed POST instead of over the gateway; throws unless it answers PING and refuses a forgery. */
  readonly sendInteractionsTo: (url: string | null) => Promise<void>;
  /** Resolves with what the condition gives once that is neither null, undefined nor false; rejects after `timeoutMs` (5,000). */
  readonly until: <T>(condition: () => T | Promise<T>, timeoutMs?: number) => Promise<NonNullable<T>>;
  readonly close: () => Promise<void>;
};

export type GuildOptions = {
  readonly name?: string;
  readonly locale?: string;
  /** Default: `BOT_PERMISSIONS` of permissions.ts, what an invite link of a support bot asks for. */
  readonly botPermissions?: bigint;
  /** False: the bot is not a member, so that only user-installed commands work. */
  readonly withBot?: boolean;
};

export type Guild = {
  readonly id: string;
  readonly text: (name: string, options?: ChannelOptions) => Channel;
  readonly forum: (
    name: string,
    options?: ChannelOptions & { readonly tags?: readonly (string | TagOptions)[] },
  ) => Forum;
  /** Returns the role's id. */
  readonly role: (name: string, permissions?: bigint) => string;
  /** Makes a person a member. People who act in a guild become members by themselves. */
  readonly member: (person: Person, options?: { readonly roles?: readonly string[] }) => void;
  readonly applyTag: (thread: Thread, tag: string) => Promise<void>;
  readonly removeTag: (thread: Thread, tag: string) => Promise<void>;
  /** What the bot may do in the whole guild, or in one channel, from now on. */
  readonly permitBot: (permissions: bigint, channel?: Channel) => Promise<void>;
  readonly deleteMessages: (messages: readonly Message[]) => Promise<void>;
  readonly deleteThread: (thread: Thread) => Promise<void>;
  /** The bot is thrown out. */
  readonly removeBot: () => Promise<void>;
  readonly addBot: () => Promise<void>;
  /** The guild goes away for the bot by an outage, or comes back. */
  readonly outage: (on: boolean) => Promise<void>;
};

export type ChannelOptions = { readonly botPermissions?: bigint };
/** `moderated`: only those who manage threads may set it. */
export type TagOptions = { readonly name: string; readonly moderated?: boolean };

/** Somewhere messages stand. */
export type Place = { readonly id: string };
export type Channel = Place & {
  readonly kind: 'text' | 'forum' | 'dm';
  readonly guildId: string | null;
  readonly name: string;
};
export type Forum = Channel & { readonly tags: readonly { readonly id: string; readonly name: string }[] };
export type Thread = Place & {
  readonly kind: 'thread';
  readonly guildId: string;
  readonly parentId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly isArchived: boolean;
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
  /** Ids. */
  readonly appliedTags: readonly string[];
};

export type PersonOptions = {
  readonly name: string;
  /** For those known by theirs, such as another support bot. */
  readonly id?: string;
  /** Default `en-US`. */
  readonly locale?: string;
  readonly bot?: boolean;
  /** In guilds, on top of what everybody may do. */
  readonly permissions?: bigint;
};

export type Upload = {
  readonly name: string;
  /** Guessed from the name, as Discord does, if not given. */
  readonly contentType?: string;
} & ({ readonly text: string } | { readonly bytes: Uint8Array });

export type PostOptions = {
  readonly content?: string;
  readonly files?: readonly Upload[];
  readonly replyTo?: Message;
  /** A reply mentions whom it answers, unless false. */
  readonly ping?: boolean;
  readonly forwards?: Message;
  /** Sent by a webhook that bears the person's name. */
  readonly webhook?: boolean;
  /** Of system messages: 7 (a member joined), 18 (a thread was made) … */
  readonly type?: number;
  readonly embeds?: readonly object[];
  readonly components?: readonly object[];
};

export type OpenPostOptions = {
  readonly title: string;
  readonly content?: string;
  readonly files?: readonly Upload[];
  /** Names or ids. */
  readonly tags?: readonly string[];
  /** The thread is announced first; its starter message comes so much later, and getting it before gives 10008. */
  readonly starterLateMs?: number;
};

/** Values by option name: files for attachment options, people for user options, places for channel options. */
export type OptionValues = { readonly [name: string]: string | number | boolean | Upload | Person | Place };
/** `userInstalled`: the person installed the app; then the bot need not be a member. */
export type CommandOptions = { readonly userInstalled?: boolean };
/** By custom id: what was typed, what was chosen, or the files. */
export type Submission = { readonly [customId: string]: string | readonly string[] | readonly Upload[] };
export type Choice = { readonly name: string; readonly value: string | number };

/**
 * What somebody does. Interactions resolve once they are answered, or when the deadline has passed (the person sees "The application did not
 * respond"); a refused answer does not end them.
 */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** `<@id>`. */
  readonly mention: string;
  /** The direct messages with the bot, or, with another person, ones the bot does not see. */
  readonly dm: (other?: Person) => Channel;
  readonly post: (place: Place, post: string | PostOptions) => Promise<Message>;
  readonly openPost: (forum: Forum, post: OpenPostOptions) => Promise<Thread>;
  /** A thread from a message of a text channel. */
  readonly openThread: (message: Message, name: string) => Promise<Thread>;
  readonly edit: (message: Message, content: string) => Promise<void>;
  /** MESSAGE_UPDATE because a link got its preview; nobody edited. */
  readonly unfurl: (message: Message) => Promise<void>;
  readonly delete: (message: Message) => Promise<void>;
  readonly react: (message: Message, emoji: string) => Promise<void>;
  readonly archive: (thread: Thread, isArchived?: boolean) => Promise<void>;
  readonly lock: (thread: Thread, isLocked?: boolean) => Promise<void>;
  /** `name`: with its subcommand, `kb search`. */
  readonly slash: (place: Place, name: string, values?: OptionValues, options?: CommandOptions) => Promise<Exchange>;
  readonly contextMenu: (message: Message, name: string, options?: CommandOptions) => Promise<Exchange>;
  /** `button`: custom id or label. */
  readonly press: (message: Message, button: string) => Promise<Exchange>;
  /** Select menu. `values`: of its options, or ids. */
  readonly choose: (message: Message, customId: string, values: readonly string[]) => Promise<Exchange>;
  /** What is suggested while `text` stands in the option. Rejects if nothing came in time. */
  readonly typeahead: (place: Place, name: string, option: string, text: string) => Promise<readonly Choice[]>;
  /** Sends off the modal that an exchange opened. */
  readonly submit: (exchange: Exchange, values: Submission) => Promise<Exchange>;
};

export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly author: { readonly id: string; readonly name: string; readonly bot: boolean };
  readonly content: string;
  /** Everything written in it: content, embeds and text displays in their order, by line. */
  readonly text: string;
  readonly flags: number;
  readonly isPrivate: boolean;
  readonly isDeleted: boolean;
  /** A deferred answer, without anything in it yet. */
  readonly isThinking: boolean;
  /** How often it was edited, unfurls not counted. */
  readonly edits: number;
  /** Id of the message it answers. */
  readonly repliesTo: string | null;
  readonly buttons: readonly Button[];
  readonly files: readonly {
    readonly name: string;
    readonly url: string;
    readonly text: string;
    readonly bytes: number;
  }[];
  /** By whom, as `emoji` and `userId`. */
  readonly reactions: readonly { readonly emoji: string; readonly userId: string }[];
  /** Who is notified: ids of users and roles, `everyone`, `here`. */
  readonly pings: readonly string[];
  /** As the REST API shows it to somebody who may read everything. */
  readonly json: APIMessage;
};

export type Button = {
  readonly label: string;
  readonly customId: string | null;
  readonly url: string | null;
  readonly isDisabled: boolean;
};

export type Exchange = {
  /** As it was sent to the bot. */
  readonly interaction: APIInteraction;
  /** The first answer that was accepted: type of the callback, flags of its data, its body. */
  readonly first: { readonly type: number; readonly flags: number; readonly body: object } | null;
  /** From sending to the first accepted answer. */
  readonly ackMs: number | null;
  /** From sending until it went out to the bot, the last time if by a resume; null if it never did. */
  readonly deliveredMs: number | null;
  /** The bot has it: said by a heartbeat or a resume, or by answering the request over HTTP. */
  readonly isReceived: boolean;
  /** Codes of answers that were refused: 10062 late, 40060 double, 50035 not allowed here or malformed. */
  readonly refusals: readonly number[];
  /** Code of the first refused answer. */
  readonly refused: number | null;
  /** What the person sees as the answer now, edits included; null before it or once deleted. For buttons that update, their message. */
  readonly shown: Message | null;
  readonly followUps: readonly Message[];
  readonly choices: readonly Choice[] | null;
  readonly modal: APIModalInteractionResponseCallbackData | null;
  /** Resolves with itself once there is an answer other than "thinking"; rejects after `timeoutMs` (5,000). */
  readonly settled: (timeoutMs?: number) => Promise<Exchange>;
};

/** Opens the server; close it when done. */
export function openDiscord(options: DiscordOptions = {}): Promise<Discord> {
  return open(options);
}
