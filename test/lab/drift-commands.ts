import { aliasesOf, type CommandTree, flagOf, grammarOf, positionalsOf, resolveName } from '../../src/kb/grammar.ts';
import type { KbFiles } from '../../src/kb/load.ts';
import { type Uses, usesOf } from './drift-uses.ts';
import type { Help } from './help.ts';

/** One version of OpenClaw and its commands. */
export type Release = { readonly version: string; readonly tree: CommandTree };

/**
 * What is other about a command, without `openclaw` before it. `what`: the command itself, one of its flags, or its usage; `now`:
 * what stands in its place. `entries`: ids of those that show it to people.
 */
export type CommandChange = {
  readonly kind: 'gone' | 'new' | 'other';
  readonly command: string;
  readonly what: string;
  readonly now: string | null;
  readonly entries: readonly string[];
};

/** Every command, flag and argument that only one of two releases has, or that is another in each. */
export function commandChanges(old: Release, next: Release, files: KbFiles): CommandChange[] {
  const { aliases } = grammarOf({ [old.version]: old.tree, [next.version]: next.tree });
  const uses = usesOf(files, next.version, { ...next.tree, ...old.tree }, aliases);
  const was = commandsOf(old.tree, aliases);
  const is = commandsOf(next.tree, aliases);
  return [
    ...onlyIn(was, is).map((name) => change('gone', name, name, null, usersBelow(name, uses))),
    ...aliasesOf(old.tree)
      .filter(([alias, name]) => is.has(name) && !hasName(next, alias))
      .map(([alias, name]) => change('gone', alias, alias, name, usersOf(alias, uses))),
    ...[...was].flatMap(([name, help]) => {
      const now = is.get(name);
      return now === undefined
        ? []
        : [...flagChanges(name, help, now, uses), ...argumentChanges(name, help, now, uses)];
    }),
    ...onlyIn(is, was).map((name) => change('new', name, name, null, [])),
  ];
}

/** Commands by their own names, whatever aliases lead to them. */
function commandsOf(tree: CommandTree, aliases: { readonly [name: string]: string }): Map<string, Help> {
  const commands = new Map<string, Help>();
  for (const [fullName, help] of Object.entries(tree)) {
    const name = fullName.replace(/^openclaw ?/, '');
    const own = resolveName(name, aliases);
    if (name === own || !commands.has(own)) commands.set(own, help);
  }
  return commands;
}

/** Names that `others` lacks, without those below a command that it lacks as a whole. */
function onlyIn(commands: ReadonlyMap<string, Help>, others: ReadonlyMap<string, Help>): string[] {
  return [...commands.keys()].filter(
    (name) => !others.has(name) && (!name.includes(' ') || others.has(name.split(' ').slice(0, -1).join(' '))),
  );
}

function hasName({ tree }: Release, name: string): boolean {
  return tree[`openclaw ${name}`] !== undefined || aliasesOf(tree).some(([alias]) => alias === name);
}

function flagChanges(name: string, was: Help, is: Help, uses: Uses): CommandChange[] {
  if (was.usage === '' || is.usage === '') return []; // a version that printed no help
  const before = flagsOf(was);
  const after = flagsOf(is);
  const users = (flag: string): string[] => usersOf(`${name} --${flag}`.trim(), uses);
  return [
    ...[...before].flatMap(([flag, { value, line }]) => {
      const now = after.get(flag);
      if (now === undefined) return [change('gone', name, line, null, users(flag))];
      return now.value === value ? [] : [change('other', name, line, now.line, users(flag))];
    }),
    ...[...after].flatMap(([flag, { line }]) => (before.has(flag) ? [] : [change('new', name, line, null, [])])),
  ];
}

function flagsOf(help: Help) {
  return new Map(
    help.options.flatMap((line) => flagOf(line).map(({ long, value }) => [long, { value, line }] as const)),
  );
}

function argumentChanges(name: string, was: Help, is: Help, uses: Uses): CommandChange[] {
  const forms = [was, is].map(({ usage }) => JSON.stringify(positionalsOf(usage)));
  if (was.usage === '' || is.usage === '' || forms[0] === forms[1]) return [];
  return [change('other', name, was.usage, is.usage, usersOf(name, uses))];
}

function usersOf(name: string, uses: Uses): string[] {
  return [...(uses.get(name) ?? [])].toSorted();
}

function usersBelow(name: string, uses: Uses): string[] {
  const names = [...uses.keys()].filter((one) => one === name || one.startsWith(`${name} `));
  return [...new Set(names.flatMap((one) => usersOf(one, uses)))].toSorted();
}

function change(
  kind: CommandChange['kind'],
  command: string,
  what: string,
  now: string | null,
  entries: readonly string[],
): CommandChange {
  return { kind, command, what, now, entries };
}
