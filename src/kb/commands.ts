import { aliasesOf, type CommandTree, type Flag, flagOf, positionalsOf, resolveName } from './grammar.ts';
import { nearest } from './nearest.ts';
import { openclawCommands, type ShellCommand } from './shell.ts';

/** What is wrong with a command, and what was probably meant. */
export type CommandFault = { readonly message: string; readonly mend: string };

/**
 * Everything in a shell text that one version of OpenClaw would refuse: unknown commands and flags, values that are missing
 * or too many, too few or too many positionals. `<…>` and `{name}` stand for a value. Other programs are not looked at.
 */
export function commandFaults(text: string, tree: CommandTree): CommandFault[] {
  return openclawCommands(text).flatMap((words) => wordFaults(words, tree));
}

function wordFaults(words: ShellCommand, tree: CommandTree): CommandFault[] {
  const aliases = aliasTable(tree);
  const walk = { name: '', at: 0, operands: [] as string[], faults: [] as CommandFault[] };
  const root = flagsOf('', tree);
  let flags = root;
  const above: { readonly name: string; readonly flags: readonly Flag[] }[] = [];

  while (walk.at < words.length) {
    const word = words[walk.at]!;
    walk.at += 1;
    if (word === '--') {
      walk.operands.push(...words.slice(walk.at));
      break;
    }
    if (/^--?[A-Za-z]/.test(word)) {
      const flag = [...flags, ...root].find((one) => matches(one, word));
      if (flag !== undefined) walk.faults.push(...takeValue(flag, word, words, walk));
      else if (word !== '--help' && word !== '-h') return [...walk.faults, unknownFlag(word, walk.name, flags, above)]; // what follows may be its value
      continue;
    }
    const longer = resolveName(`${walk.name} ${word}`.trim(), aliases);
    if (walk.operands.length === 0 && isCommand(longer, tree)) {
      above.push({ name: walk.name, flags });
      walk.name = longer;
      flags = flagsOf(longer, tree);
      if (tree[fullName(longer)] === undefined) return walk.faults; // listed, but its help is not known
    } else {
      walk.operands.push(word);
      const isMisspelt = operandFaults(walk.name, walk.operands, tree, aliases).some((fault) =>
        fault.message.includes('has no command'),
      );
      if (isMisspelt) break; // the flags are those of a command that is not known
    }
  }
  return [...walk.faults, ...operandFaults(walk.name, walk.operands, tree, aliases)];
}

/** A tree has hundreds of commands, and is asked for every command of every entry. */
const tables = new WeakMap<CommandTree, { readonly [name: string]: string }>();

function aliasTable(tree: CommandTree): { readonly [name: string]: string } {
  const table = tables.get(tree) ?? Object.fromEntries(aliasesOf(tree));
  tables.set(tree, table);
  return table;
}

/** Takes a flag's value from the words, and says if there is none or one too many. */
function takeValue(flag: Flag, word: string, words: ShellCommand, walk: { at: number }): CommandFault[] {
  const inline = word.startsWith('--') ? word.includes('=') : word.length > 2;
  if (flag.value === 'none') {
    return inline ? [{ message: `--${flag.long} takes no value`, mend: `write --${flag.long} alone` }] : [];
  }
  if (inline) return [];
  const next = words[walk.at];
  if (next !== undefined && (flag.value === 'required' || !next.startsWith('-'))) walk.at += 1;
  const lacks = flag.value === 'required' && (next === undefined || /^--[a-z]/.test(next));
  return lacks ? [{ message: `--${flag.long} lacks its value`, mend: `write --${flag.long} <value>` }] : [];
}

function matches(flag: Flag, word: string): boolean {
  if (word.startsWith('--')) return word.slice(2).split('=')[0] === flag.long;
  return flag.short !== null && word[1] === flag.short;
}

function unknownFlag(
  word: string,
  name: string,
  flags: readonly Flag[],
  above: readonly { readonly name: string; readonly flags: readonly Flag[] }[],
): CommandFault {
  const flag = word.split('=')[0]!;
  const message = `\`${fullName(name)}\` has no ${flag}`;
  const parent = above.find((one) => one.flags.some((known) => matches(known, word)));
  if (parent !== undefined) return { message, mend: `put it right after \`openclaw ${parent.name}\`` };
  const known = flags.map((one) => `--${one.long}`);
  const near = nearest(flag, known);
  return { message, mend: near === null ? `it has: ${known.join(' ') || 'no flags'}` : `did you mean ${near}?` };
}

function operandFaults(
  name: string,
  operands: readonly string[],
  tree: CommandTree,
  aliases: { readonly [name: string]: string },
): CommandFault[] {
  const help = tree[fullName(name)];
  if (help === undefined) return [];
  const positionals = positionalsOf(help.usage);
  const [first] = operands;
  if (first !== undefined && positionals.length === 0 && help.subcommands.length > 0) {
    if (/^[<{]/.test(first)) return []; // a placeholder for the command itself
    const others = Object.keys(aliases).flatMap((alias) =>
      alias.startsWith(`${name} `) || (name === '' && !alias.includes(' ')) ? (alias.split(' ').at(-1) ?? []) : [],
    );
    const near = nearest(first, [...help.subcommands, ...others]);
    const shown = `openclaw ${name}`.trim();
    const mend = near === null ? `its commands: ${help.subcommands.join(', ')}` : `did you mean \`${shown} ${near}\`?`;
    return [{ message: `\`${shown}\` has no command ${first}`, mend }];
  }
  if (help.usage === '') return []; // the program printed no help for it
  const required = positionals.filter((positional) => positional.required);
  const most = positionals.some((positional) => positional.repeats) ? Number.POSITIVE_INFINITY : positionals.length;
  if (operands.length < required.length) {
    return [
      {
        message: `\`openclaw ${name}\` lacks <${required[operands.length]!.name}>`,
        mend: `it is used as: ${help.usage}`,
      },
    ];
  }
  if (operands.length > most) {
    return [
      { message: `\`openclaw ${name}\` does not take "${operands[most]}"`, mend: `it is used as: ${help.usage}` },
    ];
  }
  return [];
}

function isCommand(name: string, tree: CommandTree): boolean {
  if (tree[fullName(name)] !== undefined) return true;
  const words = name.split(' ');
  return tree[fullName(words.slice(0, -1).join(' '))]?.subcommands.includes(words.at(-1)!) ?? false;
}

function flagsOf(name: string, tree: CommandTree): readonly Flag[] {
  return tree[fullName(name)]?.options.flatMap(flagOf) ?? [];
}

function fullName(name: string): string {
  return `openclaw ${name}`.trim();
}
