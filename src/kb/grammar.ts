import type { CommandGrammar } from '../engine/types.ts';
import { compareVersions } from '../engine/versions.ts';

/** Help of every command of one version, by full name (`openclaw cron add`), as crawled from the program. */
export type CommandTree = {
  readonly [name: string]: {
    /** `-m, --message <text>`; in angle brackets a value, in square ones a value that may be left out. */
    readonly options: readonly string[];
    readonly subcommands: readonly string[];
    /** `openclaw cron add|create [options] [scheduleOrName] [message]`; empty if the program printed none. */
    readonly usage: string;
  };
};

/** One option line of a command's help. `value`: whether it takes one. */
export type Flag = {
  readonly long: string;
  readonly short: string | null;
  readonly value: 'none' | 'optional' | 'required';
};
/** What stands after a command's name. */
export type Positional = { readonly name: string; readonly required: boolean; readonly repeats: boolean };

/**
 * All versions in one grammar: the newest version's positionals, every version's flags, aliases resolved. A command that
 * only an older version has is kept.
 */
export function grammarOf(trees: { readonly [version: string]: CommandTree }): CommandGrammar {
  const newestFirst = Object.keys(trees).toSorted((a, b) => compareVersions(b, a));
  const aliases: { [name: string]: string } = {};
  for (const version of newestFirst) for (const [alias, name] of aliasesOf(trees[version]!)) aliases[alias] ??= name;

  const commands: { [name: string]: Mutable<CommandGrammar['commands'][string]> } = {};
  for (const version of newestFirst) {
    for (const [fullName, help] of Object.entries(trees[version]!)) {
      const name = resolveName(withoutProgram(fullName), aliases);
      const known = commands[name] ?? { flags: {}, short: {}, positionals: [], subcommands: [] };
      for (const flag of help.options.flatMap(flagOf)) {
        known.flags = { [flag.long]: flag.value !== 'none', ...known.flags };
        if (flag.short !== null) known.short = { [flag.short]: flag.long, ...known.short };
      }
      if (known.positionals.length === 0)
        known.positionals = positionalsOf(help.usage).map((positional) => positional.name);
      const subcommands = help.subcommands.map(
        (word) => resolveName(`${name} ${word}`.trim(), aliases).split(' ').at(-1)!,
      );
      known.subcommands = [...new Set([...known.subcommands, ...subcommands])];
      commands[name] = known;
    }
  }
  return { aliases, commands };
}

/** A command's name, without `openclaw`, with every alias in it replaced: `automations create` → `cron add`. */
export function resolveName(name: string, aliases: CommandGrammar['aliases']): string {
  let resolved = '';
  for (const word of name.split(' ')) {
    const longer = resolved === '' ? word : `${resolved} ${word}`;
    resolved = aliases[longer] ?? longer;
  }
  return resolved;
}

/** Alias → name, both without `openclaw`. The usage line names the command first, then its alias (`add|create`). */
export function aliasesOf(tree: CommandTree): [string, string][] {
  const found: [string, string][] = [];
  for (const [fullName, help] of Object.entries(tree)) {
    const words = usageWords(help.usage);
    if (words.length === 0) continue;
    const name = words.map((word) => word.split('|')[0]!);
    for (const other of words.at(-1)!.split('|').slice(1))
      found.push([[...name.slice(0, -1), other].join(' '), name.join(' ')]);
    // A command can have more names than its usage line tells (`chat` prints the usage of `tui`).
    const own = withoutProgram(fullName).split(' ');
    const sameParent = own.length === name.length && own.slice(0, -1).join(' ') === name.slice(0, -1).join(' ');
    if (sameParent && own.at(-1) !== name.at(-1)) found.push([own.join(' '), name.join(' ')]);
  }
  return found.filter(([alias], at) => found.findIndex(([other]) => other === alias) === at);
}

/** The flag that an option line describes; nothing for a line in another form. `--no-color` is a flag of that name. */
export function flagOf(option: string): Flag[] {
  const match = /^(?:(-\w), )?--([\w-]+)(?: ([<[]).*)?$/.exec(option);
  if (match === null) return [];
  const value = match[3] === undefined ? 'none' : match[3] === '<' ? 'required' : 'optional';
  return [{ long: match[2]!, short: match[1]?.slice(1) ?? null, value }];
}

/** The positionals in a usage line, in order. */
export function positionalsOf(usage: string): Positional[] {
  const places = usage.match(/<[^<>]*>|\[[^[\]]*\]/g) ?? [];
  return places
    .filter((place) => place !== '[options]' && place !== '[command]')
    .map((place) => ({
      name: place.slice(1, -1).replace(/\.\.\.$/, ''),
      required: place.startsWith('<'),
      repeats: place.slice(0, -1).endsWith('...'),
    }));
}

/** Words of the command's name in a usage line, with alternatives: `['cron', 'add|create']`. */
function usageWords(usage: string): string[] {
  const words = usage.split(/\s+/).slice(1);
  const end = words.findIndex((word) => /^[<[]/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

function withoutProgram(fullName: string): string {
  return fullName.replace(/^openclaw ?/, '');
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
