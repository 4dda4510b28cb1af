import type { APIApplicationCommand } from 'discord-api-types/v10';
import { applicationFlags, gatewayUrl } from '../gateway/greeting.ts';
import { snowflake } from '../snowflake.ts';
import type { World } from '../world.ts';
import { botGuild } from './access.ts';
import { type FormFault, invalidForm, refusal } from './api-error.ts';
import { fault } from './message-rules.ts';
import { type Answer, type Call, type JsonObject, NO_CONTENT, ok, type Route } from './route.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;

/** Routes of the application, its commands and the way to the gateway. `identifiesLeft`: of today's. */
export function applicationRoutes(identifiesLeft: () => number): readonly Route[] {
  return [
    { method: 'GET', template: '/gateway', isOpen: true, run: ({ world }) => ok({ url: gatewayUrl(world) }) },
    { method: 'GET', template: '/gateway/bot', run: ({ world }) => ok(gatewayBot(world, identifiesLeft())) },
    { method: 'GET', template: '/users/@me', run: ({ world }) => ok({ ...world.bot, verified: true, flags: 0 }) },
    { method: 'GET', template: '/users/{user_id}', run: user },
    { method: 'GET', template: '/users/@me/guilds', run: ({ world }) => ok(guilds(world)) },
    { method: 'GET', template: '/applications/@me', run: ({ world }) => ok(application(world)) },
    { method: 'GET', template: '/oauth2/applications/@me', run: ({ world }) => ok(application(world)) },
    ...commandRoutes('/applications/{application_id}/commands', () => ''),
    ...commandRoutes(
      '/applications/{application_id}/guilds/{guild_id}/commands',
      ({ world, params }) => botGuild(world, params[1]!).id,
    ),
  ];
}

/** `scopeOf`: id of the guild, '' for the global ones. */
function commandRoutes(template: string, scopeOf: (call: Call) => string): readonly Route[] {
  const within =
    (run: (call: Call, scope: string) => Answer) =>
    (call: Call): Answer => {
      if (call.params[0] !== call.world.application.id) throw refusal(50001);
      return run(call, scopeOf(call));
    };
  return [
    { method: 'GET', template, run: within((call, scope) => ok(commandsOf(call, scope))) },
    { method: 'PUT', template, run: within(putAll) },
    { method: 'POST', template, run: within(putOne) },
    { method: 'GET', template: `${template}/{command_id}`, run: within((call, scope) => ok(commandOf(call, scope))) },
    { method: 'PATCH', template: `${template}/{command_id}`, run: within(change) },
    { method: 'DELETE', template: `${template}/{command_id}`, run: within(remove) },
  ];
}

function gatewayBot(world: World, remaining: number): object {
  return {
    url: gatewayUrl(world),
    shards: world.settings.shards,
    session_start_limit: {
      total: 1_000,
      remaining,
      reset_after: 14_400_000,
      max_concurrency: world.settings.identify.maxConcurrency,
    },
  };
}

function application(world: World): object {
  return {
    id: world.application.id,
    name: world.bot.username,
    description: '',
    icon: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: world.application.publicKey,
    flags: applicationFlags(world),
    approximate_guild_count: world.guilds.size,
    integration_types_config: { '0': {}, '1': {} },
    interactions_endpoint_url: world.interactionsUrl,
    owner: world.bot,
    team: null,
    tags: [],
    summary: '',
  };
}

function user({ world, params }: Call): Answer {
  const found = world.users.get(params[0]!);
  if (!found) throw refusal(10013);
  return ok(found.json);
}

function guilds(world: World): object {
  return [...world.guilds.values()]
    .filter(({ hasBot }) => hasBot)
    .map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0', features: [] }));
}

function commandsOf(call: Call, scope: string): readonly APIApplicationCommand[] {
  return call.world.commands.get(scope) ?? [];
}

function commandOf(call: Call, scope: string): APIApplicationCommand {
  const found = commandsOf(call, scope).find(({ id }) => id === call.params.at(-1));
  if (!found) throw refusal(10063);
  return found;
}

/** Replaces all. A command keeps its id by type and name. */
function putAll(call: Call, scope: string): Answer {
  const sent = (Array.isArray(call.body) ? call.body : []) as readonly JsonObject[];
  refuse(sent.flatMap((one, index) => commandFaults(one, `${index}.`)));
  const keys = sent.map((one) => keyOf(one));
  if (new Set(keys).size < keys.length) {
    refuse([fault('', 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')]);
  }
  const made = sent.map((one) => commandFrom(call, scope, one));
  call.world.commands.set(scope, made);
  return ok(made);
}

function putOne(call: Call, scope: string): Answer {
  refuse(commandFaults(call.body, ''));
  const made = commandFrom(call, scope, call.body);
  const others = commandsOf(call, scope).filter(({ id }) => id !== made.id);
  call.world.commands.set(scope, [...others, made]);
  return { status: others.length < commandsOf(call, scope).length ? 201 : 200, body: made };
}

function change(call: Call, scope: string): Answer {
  const made = { ...commandOf(call, scope), ...call.body, version: snowflake() } as APIApplicationCommand;
  refuse(commandFaults(made as unknown as JsonObject, ''));
  call.world.commands.set(
    scope,
    commandsOf(call, scope).map((one) => (one.id === made.id ? made : one)),
  );
  return ok(made);
}

function remove(call: Call, scope: string): Answer {
  const gone = commandOf(call, scope);
  call.world.commands.set(
    scope,
    commandsOf(call, scope).filter((one) => one !== gone),
  );
  return NO_CONTENT;
}

function commandFrom(call: Call, scope: string, sent: JsonObject): APIApplicationCommand {
  const before = commandsOf(call, scope).find((one) => keyOf(one as unknown as JsonObject) === keyOf(sent));
  return {
    type: CHAT_INPUT,
    description: '',
    dm_permission: true,
    nsfw: false,
    default_member_permissions: null,
    contexts: scope === '' ? [0, 1, 2] : null,
    integration_types: [0],
    ...sent,
    id: before?.id ?? snowflake(),
    application_id: call.world.application.id,
    version: snowflake(),
    ...(scope === '' ? {} : { guild_id: scope }),
  } as unknown as APIApplicationCommand;
}

function keyOf(command: JsonObject): string {
  return `${command['type'] ?? CHAT_INPUT} ${command['name']}`;
}

type SentOption = {
  readonly type: number;
  readonly name: string;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly choices?: readonly object[] | null;
  readonly options?: readonly SentOption[] | null;
};

/** What OpenAPI does not say of a command. */
function commandFaults(sent: JsonObject, path: string): readonly FormFault[] {
  const type = (sent['type'] ?? CHAT_INPUT) as number;
  const name = String(sent['name']);
  const faults: FormFault[] = [];
  if (type === CHAT_INPUT) {
    faults.push(...nameFaults(name, `${path}name`));
    if (!sent['description']) faults.push(fault(`${path}description`, 'BASE_TYPE_REQUIRED', 'This field is required'));
    for (const [locale, local] of Object.entries((sent['name_localizations'] ?? {}) as { [locale: string]: string })) {
      faults.push(...nameFaults(local, `${path}name_localizations.${locale}`));
    }
    faults.push(...optionFaults((sent['options'] ?? []) as readonly SentOption[], `${path}options`));
  } else if (sent['description'] || ((sent['options'] ?? []) as readonly unknown[]).length > 0) {
    faults.push(
      fault(`${path}description`, 'APPLICATION_COMMAND_INVALID', 'Only chat commands are described and have options'),
    );
  }
  if (textLength(sent) > 8_000)
    faults.push(fault(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)'));
  return faults;
}

function optionFaults(options: readonly SentOption[], path: string): readonly FormFault[] {
  const faults: FormFault[] = [];
  const names = new Set<string>();
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const here = `${path}.${index}`;
    faults.push(...nameFaults(option.name, `${here}.name`));
    if (names.has(option.name))
      faults.push(fault(`${here}.name`, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option names must be unique'));
    names.add(option.name);
    if (option.required && optionalSeen) {
      faults.push(
        fault(
          here,
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        ),
      );
    }
    optionalSeen ||= !option.required;
    if (option.autocomplete && (option.choices ?? []).length > 0) {
      faults.push(
        fault(here, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE', 'Choices and autocomplete exclude each other'),
      );
    }
    faults.push(...optionFaults(option.options ?? [], `${here}.options`));
  }
  return faults;
}

function nameFaults(name: string, path: string): readonly FormFault[] {
  if (NAME.test(name) && name === name.toLowerCase()) return [];
  return [fault(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')];
}

/** Of names, descriptions and values; of localisations the longest counts. */
function textLength(node: JsonObject): number {
  const texts = (key: string): number => {
    const local = Object.values((node[`${key}_localizations`] ?? {}) as { [locale: string]: string });
    return Math.max(String(node[key] ?? '').length, ...local.map((one) => one.length));
  };
  const below = [...((node['options'] ?? []) as JsonObject[]), ...((node['choices'] ?? []) as JsonObject[])];
  return (
    texts('name') +
    texts('description') +
    String(node['value'] ?? '').length +
    below.reduce((sum, one) => sum + textLength(one), 0)
  );
}

function refuse(faults: readonly FormFault[]): void {
  if (faults.length > 0) throw invalidForm(faults);
}
