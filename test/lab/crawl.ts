import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { CommandTree } from '../../src/kb/grammar.ts';
import { type Help, readHelp } from './help.ts';
import type { Home } from './home.ts';

/** How many commands are asked at a time: the program's start is what takes long, and it uses one core. */
const AT_ONCE = 2;

/**
 * Asks a version for the help of every command, by the lists that its helps print. What was printed is kept in `folder`, so
 * that a crawl that was cut off goes on where it was. `elsewhere`: commands of other versions, asked for too, since some are there
 * without being listed (`browser` in 2026.4 to 2026.7). `progress` is told how many were asked and how many are known of.
 */
export async function crawl(
  home: Home,
  folder: string,
  elsewhere: readonly string[],
  progress: (asked: number, known: number) => void,
): Promise<CommandTree> {
  mkdirSync(folder, { recursive: true });
  const limit = pLimit(AT_ONCE);
  const tree: { [name: string]: Help } = {};
  let known = 1;

  const ask = async (name: string, parent: Help | null): Promise<void> => {
    const printed = readHelp(await limit(() => printedHelp(home, name, folder)));
    // A command that is listed but not there prints its parent's help.
    const help = printed.usage === parent?.usage ? readHelp('') : printed;
    tree[name] = help;
    known += help.subcommands.length;
    progress(Object.keys(tree).length, known);
    await Promise.all(help.subcommands.map((word) => ask(`${name} ${word}`, help)));
  };
  await ask('openclaw', null);
  const unlisted = elsewhere.filter((word) => !tree['openclaw']!.subcommands.includes(word));
  for (const word of unlisted) {
    const { usage } = readHelp(await limit(() => printedHelp(home, `openclaw ${word}`, folder)));
    if (!new RegExp(`^openclaw ${RegExp.escape(word)}\\b`).test(usage)) continue; // it is not there
    tree['openclaw'] = { ...tree['openclaw']!, subcommands: [...tree['openclaw']!.subcommands, word].toSorted() };
    await ask(`openclaw ${word}`, tree['openclaw']);
  }
  return Object.fromEntries(Object.entries(tree).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function printedHelp(home: Home, name: string, folder: string): Promise<string> {
  const file = join(folder, `${name.replaceAll(' ', '.')}.txt`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const { text, exit } = await home.run([...name.split(' ').slice(1), '--help'], { timeoutMs: 120_000 });
  if (exit === null) throw new Error(`${name} --help did not end within two minutes`);
  writeFileSync(file, text);
  return text;
}
