import { fits } from '../../src/engine/versions.ts';
import { type CommandTree, flagOf, resolveName } from '../../src/kb/grammar.ts';
import type { KbFiles } from '../../src/kb/load.ts';
import { openclawCommands } from '../../src/kb/shell.ts';

/** Who shows a command (`cron add`) or one of its flags (`cron add --name`): ids of causes and symptoms. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

type Aliases = { readonly [name: string]: string };

/** The commands that entries show to people with a version, in `run` and in backticks in sentences; read by `tree`. */
export function usesOf(files: KbFiles, version: string, tree: CommandTree, aliases: Aliases): Uses {
  const uses = new Map<string, Set<string>>();
  const note = (id: string, shell: string | null, sentences: readonly (string | null)[]): void => {
    const quoted = sentences.flatMap((text) => [...(text ?? '').matchAll(/`(openclaw [^`]+)`/g)].map((one) => one[1]!));
    for (const words of [shell ?? '', ...quoted].flatMap(openclawCommands)) {
      for (const name of namesIn(words, tree, aliases)) uses.set(name, (uses.get(name) ?? new Set()).add(id));
    }
  };
  const isShown = (affects: string | null): boolean => affects === null || fits(affects, version) !== 'no';

  for (const cause of files.entries.causes) {
    if (cause.status === 'retired' || !isShown(cause.affects)) continue;
    for (const step of cause.fix) {
      if (isShown(step.affects)) note(cause.id, step.run, [step.do, step.paste, step.risk]);
    }
    if (cause.verify !== null) note(cause.id, cause.verify.run, [cause.verify.do]);
  }
  for (const { id, asks } of files.entries.symptoms) {
    if (typeof asks !== 'string') for (const question of asks) note(id, question.run, [question.do]);
  }
  return uses;
}

/** The command as it is written, the command that it is an alias of, and its flags by their long names. */
function namesIn(words: readonly string[], tree: CommandTree, aliases: Aliases): string[] {
  let written = '';
  let name = '';
  const flags: string[] = [];
  for (const word of words) {
    if (word.startsWith('-')) {
      const flag = word.split('=')[0]!;
      const known = tree[`openclaw ${name}`.trim()]?.options.flatMap(flagOf) ?? [];
      const long = known.find((one) => `-${one.short}` === flag)?.long;
      flags.push(`${name} ${long === undefined ? flag : `--${long}`}`.trim());
      continue;
    }
    const longer = resolveName(`${name} ${word}`.trim(), aliases);
    if (tree[`openclaw ${longer}`] === undefined && tree[`openclaw ${written} ${word}`] === undefined) continue;
    written = `${written} ${word}`.trim();
    name = longer;
  }
  return [...new Set([written, name, ...flags])].filter((one) => one !== '');
}
