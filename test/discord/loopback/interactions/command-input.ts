import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { OptionValues, Upload } from '../discord.ts';
import { messageJson } from '../messages/message-json.ts';
import { guildPermissions, permissionsIn } from '../permissions.ts';
import { channelJson, memberWithUserJson, roleJson } from '../places-json.ts';
import { attachmentJson, keepUpload } from '../uploads.ts';
import type { ChannelState, MessageState, World } from '../world.ts';
import { bytesOf } from './files.ts';
import { contextOf } from './send.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type */
const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const NUMBER = 10;
const ATTACHMENT = 11;
const MAX_STRING = 6_000;

type Option = {
  readonly type: number;
  readonly name: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly choices?: readonly { readonly value: string | number }[];
  readonly options?: readonly Option[];
};
type Given = {
  readonly type: number;
  readonly name: string;
  readonly value?: unknown;
  readonly options?: readonly Given[];
};
type Resolved = { readonly [kind: string]: { [id: string]: object } };

export type Where = {
  readonly world: World;
  readonly channel: ChannelState;
  readonly userId: string;
  readonly isUserInstalled: boolean;
};

/** The data of a slash command as typed. Throws where Discord's client would not let it be sent. */
export function slashData(where: Where, typed: string, values: OptionValues): object {
  const { command, path, options } = find(where, typed);
  const resolved: Resolved = {};
  const given = giveOptions(where, options, values, resolved, null);
  const isEmpty = Object.keys(resolved).length === 0;
  return { ...head(command), options: nest(path, given), ...(isEmpty ? {} : { resolved }) };
}

/** The data of autocomplete, while `text` stands in the option. */
export function autocompleteData(where: Where, typed: string, option: string, text: string): object {
  const { command, path, options } = find(where, typed);
  const focused = options.find(({ name }) => name === option);
  if (!focused?.autocomplete) throw new Error(`/${typed} suggests nothing for "${option}"`);
  const given = giveOptions(where, options, { [option]: text }, {}, option);
  return { ...head(command), options: nest(path, given) };
}

/** The data of a context menu on a message; the target carries its content, whatever the intents. */
export function contextMenuData(where: Where, name: string, target: MessageState): object {
  const command = visible(where, 3, name);
  const json = messageJson(where.world, target, true);
  return { ...head(command), target_id: target.id, resolved: { messages: { [target.id]: json } } };
}

function head(command: APIApplicationCommand): object {
  const guild = command.guild_id === undefined ? {} : { guild_id: command.guild_id };
  return { id: command.id, name: command.name, type: command.type, ...guild };
}

function find(
  where: Where,
  typed: string,
): { readonly command: APIApplicationCommand; readonly path: readonly Option[]; readonly options: readonly Option[] } {
  const [name, ...words] = typed.split(' ');
  const command = visible(where, 1, name!);
  let options = (command.options ?? []) as unknown as readonly Option[];
  const path: Option[] = [];
  for (const word of words) {
    const below = options.find((one) => one.type <= GROUP && one.name === word);
    if (!below) throw new Error(`/${command.name} has no subcommand "${word}"`);
    path.push(below);
    options = below.options ?? [];
  }
  if (options.some(({ type }) => type === SUBCOMMAND || type === GROUP))
    throw new Error(`/${typed} needs a subcommand`);
  return { command, path, options };
}

/** The command as the person sees it in the list. */
function visible(
  { world, channel, userId, isUserInstalled }: Where,
  type: number,
  name: string,
): APIApplicationCommand {
  const guild = channel.guildId === null ? null : world.guilds.get(channel.guildId)!;
  const all = [...(guild ? (world.commands.get(guild.id) ?? []) : []), ...(world.commands.get('') ?? [])];
  const command = all.find((one) => one.type === type && one.name === name);
  if (!command)
    throw new Error(`no command "${name}" is registered; there are: ${all.map((one) => one.name).join(', ')}`);
  const context = contextOf(world, channel);
  const contexts: readonly number[] = command.contexts ?? [0, 1, 2];
  if (command.guild_id === undefined && !contexts.includes(context)) {
    throw new Error(`"${name}" is not to be used in context ${context}`);
  }
  const installs: readonly number[] = command.integration_types ?? [0];
  const byGuild = (context === 1 || guild?.hasBot === true) && installs.includes(0);
  if (!byGuild && !(isUserInstalled && installs.includes(1))) {
    throw new Error(`"${name}" is not installed here for this person`);
  }
  if (guild && command.default_member_permissions) {
    const needed = BigInt(command.default_member_permissions);
    if ((guildPermissions(guild, userId) & needed) !== needed) throw new Error(`"${name}" is not shown to this person`);
  }
  if (channel.thread?.isArchived) throw new Error('no command can be used in an archived thread');
  if (permissionsIn(world, channel, userId) === 0n) throw new Error('this person does not see the channel');
  return command;
}

function nest(path: readonly Option[], given: readonly Given[]): readonly Given[] {
  return path.reduceRight<readonly Given[]>((below, { type, name }) => [{ type, name, options: below }], given);
}

function giveOptions(
  where: Where,
  options: readonly Option[],
  values: OptionValues,
  resolved: Resolved,
  focused: string | null,
): readonly Given[] {
  const unknown = Object.keys(values).find((name) => !options.some((one) => one.name === name));
  if (unknown !== undefined) throw new Error(`there is no option "${unknown}"`);
  const missing = options.find((one) => one.required && values[one.name] === undefined);
  if (missing && focused === null) throw new Error(`option "${missing.name}" is required`);
  return options.flatMap((option): readonly Given[] => {
    const value = values[option.name];
    if (value === undefined) return [];
    const { type, name } = option;
    if (name === focused) return [{ type, name, value, focused: true } as Given];
    return [{ type, name, value: optionValue(where, option, value, resolved) }];
  });
}

function optionValue(where: Where, option: Option, value: OptionValues[string], resolved: Resolved): unknown {
  const wrong = new Error(
    `option "${option.name}" takes no ${typeof value === 'object' ? 'such thing' : `"${value}"`}`,
  );
  const { world } = where;
  const id = typeof value === 'object' && 'id' in value ? value.id : '';
  const keep = (kind: string, json: object): string => {
    (resolved as { [kind: string]: { [id: string]: object } })[kind] ??= {};
    resolved[kind]![id] = json;
    return id;
  };
  switch (option.type) {
    case STRING:
      if (typeof value !== 'string' || !fitsText(option, value)) throw wrong;
      return value;
    case INTEGER:
    case NUMBER:
      if (typeof value !== 'number' || (option.type === INTEGER && !Number.isInteger(value))) throw wrong;
      if (value < (option.min_value ?? value) || value > (option.max_value ?? value)) throw wrong;
      return value;
    case BOOLEAN:
      if (typeof value !== 'boolean') throw wrong;
      return value;
    case USER: {
      const user = world.users.get(id);
      if (!user) throw wrong;
      const member = where.channel.guildId === null ? null : world.guilds.get(where.channel.guildId)!.members.get(id);
      if (member) keep('members', memberWithUserJson(world, member));
      return keep('users', user.json);
    }
    case CHANNEL: {
      const channel = world.channels.get(id);
      if (!channel) throw wrong;
      return keep('channels', channelJson(world, channel));
    }
    case ROLE: {
      const role = world.guilds.get(where.channel.guildId ?? '')?.roles.get(id);
      if (!role) throw wrong;
      return keep('roles', roleJson(role));
    }
    case ATTACHMENT: {
      if (typeof value !== 'object' || !('text' in value || 'bytes' in value)) throw wrong;
      return giveFile(world, where.channel.id, value, resolved);
    }
    default:
      throw new Error(`options of type ${option.type} are not known here`);
  }
}

/** Keeps a file as the client uploads it before the interaction; it stands in `resolved`. */
export function giveFile(world: World, channelId: string, file: Upload, resolved: Resolved): string {
  const id = keepUpload(world, channelId, true, {
    name: file.name,
    bytes: bytesOf(file),
    contentType: file.contentType,
  });
  const all = resolved as { [kind: string]: { [id: string]: object } };
  all['attachments'] ??= {};
  all['attachments'][id] = attachmentJson(world, world.uploads.get(id)!);
  return id;
}

function fitsText(option: Option, text: string): boolean {
  if (text.length < (option.min_length ?? 0) || text.length > (option.max_length ?? MAX_STRING)) return false;
  return !option.choices?.length || option.choices.some(({ value }) => value === text);
}
