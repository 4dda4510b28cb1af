import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { compareVersions, fits } from '../../src/engine/versions.ts';
import type { CommandTree } from '../../src/kb/grammar.ts';
import type { KbFiles } from '../../src/kb/load.ts';
import type { Recipes } from '../../src/kb/recipes.ts';
import { commandChanges } from './drift-commands.ts';
import type { Drift } from './drift-report.ts';
import { textChanges } from './drift-texts.ts';
import type { Installed } from './install.ts';
import { plays, proveOn } from './proofs.ts';

type Play = ReturnType<typeof plays>[number];

/**
 * What changed between two installed versions for the entries. `recipes`: those to play on the newer one, or null for none;
 * `crawl` gives the commands of a version whose commands are not in the knowledge base.
 */
export async function drift(
  old: Installed,
  next: Installed,
  options: {
    readonly files: KbFiles;
    readonly recipes: Recipes | null;
    readonly only: readonly string[];
    readonly cache: string;
    readonly crawl: (installed: Installed) => Promise<CommandTree>;
    readonly say: (line: string) => void;
    readonly signal: AbortSignal;
  },
): Promise<Drift> {
  const { files, recipes, cache, say, signal } = options;
  const treeOf = async (installed: Installed) => files.trees[installed.version] ?? (await options.crawl(installed));
  const commands = commandChanges(
    { version: old.version, tree: await treeOf(old) },
    { version: next.version, tree: await treeOf(next) },
    files,
  );
  say(`reading the code of ${old.version} and ${next.version}`);
  const texts = textChanges(files, old, next);
  signal.throwIfAborted();
  if (recipes === null) return { old: old.version, next: next.version, commands, texts, proofs: null };

  const wanted = fittingPlays(plays(files, recipes, options.only, true), old.version, next.version);
  const own = join(cache, 'drift'); // kept apart: what is proven here is not recorded in kb/
  const recordings = pathToFileURL(`${join(own, 'recordings')}/`);
  const { failed } = await proveOn(next, wanted, { files, recordings, cache: own, again: false, say, signal });
  const entryOf = (slug: string) => wanted.find((play) => play.slug === slug)!.entry.id;
  return {
    old: old.version,
    next: next.version,
    commands,
    texts,
    proofs: { played: wanted.length, failed: failed.map((one) => ({ ...one, entry: entryOf(one.slug) })) },
  };
}

/** What was proven of `old` and must still be so on `next`, unless its entry or recipe says that it is not for `next`. */
export function fittingPlays(all: readonly Play[], old: string, next: string): Play[] {
  const isFor = ({ entry, recipe }: Play, version: string) =>
    [entry.affects, recipe.versions ?? null].every((range) => range === null || fits(range, version) === 'yes');
  return all.filter((play) => isFor(play, old) && isFor(play, next)).map((play) => ({ ...play, versions: [next] }));
}

/** A version by its number, `latest` (the registry's) or `newest-known` (the newest whose commands are in the knowledge base). */
export async function versionNamed(name: string, files: KbFiles, signal: AbortSignal): Promise<string> {
  if (name === 'newest-known') {
    const newest = Object.keys(files.trees).toSorted(compareVersions).at(-1);
    if (newest === undefined) throw new Error('no version is known: npm run lab -- crawl');
    return newest;
  }
  if (name === 'latest') {
    const { stdout } = await execa('npm', ['view', 'openclaw', 'version'], { cancelSignal: signal });
    return stdout.trim();
  }
  if (!/^\d{4}\.\d+\.\d+(?:-[\w.]+)?$/.test(name)) throw new Error(`${name} is no version such as 2026.9.6`);
  return name;
}
