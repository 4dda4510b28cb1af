import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { KnowledgeBaseError } from '../../src/kb/faults.ts';
import type { CommandTree } from '../../src/kb/grammar.ts';
import { loadFiles, readFiles } from '../../src/kb/load.ts';
import { readRecipes } from '../../src/kb/recipes.ts';
import { crawl } from './crawl.ts';
import { drift, versionNamed } from './drift.ts';
import { driftReport, touchesEntries } from './drift-report.ts';
import { Home } from './home.ts';
import { CACHE, type Installed, install, uninstall } from './install.ts';
import { plays, proveOn } from './proofs.ts';
import { type UiTexts, uiTexts } from './ui-words.ts';
import { VERSIONS, WORDED } from './versions.ts';
import { labelsYaml, sentencesYaml } from './words.ts';

const KB = new URL('../../kb/', import.meta.url);

type Options = { readonly version: readonly string[]; readonly cache: string; readonly keep?: true };
type DriftOptions = Omit<Options, 'version'> & {
  readonly prove: boolean;
  readonly only?: readonly string[];
  readonly failOnChange?: true;
};
type ProveOptions = Options & { readonly only?: readonly string[]; readonly every?: true; readonly again?: true };

const aborted = new AbortController();
// Not `once`: Ctrl-C in `npm run` comes twice, and whoever is left without a listener ends before it has tidied up.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => aborted.abort(new Error('stopped')));

const lab = new Command('lab')
  .description('Installs released versions of OpenClaw, and asks them whether the knowledge base is right.')
  .showHelpAfterError();

withVersions(lab.command('crawl'))
  .description('record the help of every command: kb/openclaw/commands/<version>.json')
  .action((options: Options) => onEach(options, (installed) => crawlOn(installed, options.cache)));

withVersions(lab.command('prove'))
  .description(
    'make the failures of kb/openclaw/recipes, follow the replies, and keep what was printed: kb/openclaw/recordings',
  )
  .option('--only <slug...>', 'only these recipes, or those of these causes')
  .option('--every', 'on every version that an entry covers, not only the oldest and the newest')
  .option('--again', 'also what was proven before and has not changed')
  .action(async (options: ProveOptions) => {
    const { files, recipes } = knowledge();
    const wanted = plays(files, recipes, options.only ?? [], options.every ?? false);
    if (wanted.length === 0) throw new Error('no entry names such a recipe');
    const needed = options.version.filter((version) => wanted.some((play) => play.versions.includes(version)));
    const counts = { proven: 0, skipped: 0 };
    const failed: string[] = [];
    await onEach({ ...options, version: needed }, async (installed) => {
      const round = await proveOn(installed, wanted, {
        files,
        recordings: new URL('openclaw/recordings/', KB),
        cache: options.cache,
        again: options.again ?? false,
        say,
        signal: aborted.signal,
      });
      counts.proven += round.proven.length;
      counts.skipped += round.skipped.length;
      failed.push(...round.failed.map(({ slug, why }) => `${installed.version} ${slug}: ${why.split('\n')[0]}`));
    });
    say(`${counts.proven} proven, ${counts.skipped} as before, ${failed.length} failed`);
    for (const line of failed) say(`  ${line}`);
    if (failed.length > 0) process.exitCode = 1;
  });

withVersions(lab.command('words'), WORDED)
  .description('keep the words of the Control UI in its languages: kb/locales/labels.yaml and sentences.yaml')
  .action(async (options: Options) => {
    const texts: UiTexts[] = [];
    await onEach(options, async (installed) => {
      texts.push(uiTexts(installed));
      say(`${installed.version}: ${Object.keys(texts.at(-1)!).length} languages`);
    });
    writeFileSync(new URL('locales/labels.yaml', KB), labelsYaml(texts));
    writeFileSync(new URL('locales/sentences.yaml', KB), sentencesYaml(texts));
  });

withCache(lab.command('drift'))
  .description('tell in Markdown what changed between two versions for the entries')
  .argument('<old>', 'a version, or newest-known: the newest in kb/openclaw/commands')
  .argument('<new>', 'a version, or latest: the newest that is released')
  .option('--no-prove', 'do not play the recipes on the new one')
  .option('--only <slug...>', 'play only these recipes, or those of these causes')
  .option('--fail-on-change', 'exit with 2 if anything changed that an entry stands on')
  .action(async (oldName: string, newName: string, options: DriftOptions) => {
    const { files, recipes } = knowledge();
    const [old, next] = [
      await versionNamed(oldName, files, aborted.signal),
      await versionNamed(newName, files, aborted.signal),
    ];
    if (old === next) {
      process.stdout.write(`# OpenClaw ${next}: nothing to compare, it is the one that is known\n`);
      return;
    }
    const installed: Installed[] = [];
    await onEach({ ...options, version: [old, next], keep: true }, async (one) => {
      installed.push(one);
    });
    const found = await drift(installed[0]!, installed[1]!, {
      files,
      recipes: options.prove ? recipes : null,
      only: options.only ?? [],
      cache: options.cache,
      crawl: (one) => treeOf(one, options.cache),
      say,
      signal: aborted.signal,
    });
    if (!options.keep) for (const { version } of installed) uninstall(version, options.cache);
    process.stdout.write(driftReport(found));
    if (options.failOnChange && touchesEntries(found)) process.exitCode = 2;
  });

try {
  await lab.parseAsync();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function withVersions(command: Command, versions: readonly string[] = VERSIONS): Command {
  return withCache(command.option('--version <version...>', 'only these versions of OpenClaw', [...versions]));
}

function withCache(command: Command): Command {
  return command
    .option('--cache <folder>', 'where versions are installed', CACHE)
    .option('--keep', 'leave them installed (350 to 900 MB each)');
}

/** One version after the other: installed, asked, taken away. What cannot be installed is told, and the others go on. */
async function onEach(options: Options, ask: (installed: Installed) => Promise<void>): Promise<void> {
  const unusable: string[] = [];
  for (const version of options.version) {
    say(`${version}: installing`);
    let installed: Installed;
    try {
      installed = await install(version, options.cache, aborted.signal);
    } catch (error) {
      aborted.signal.throwIfAborted();
      unusable.push(`${version} cannot be installed: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    await ask(installed);
    if (!options.keep) uninstall(version, options.cache);
  }
  if (unusable.length > 0) throw new Error(unusable.join('\n'));
}

async function crawlOn(installed: Installed, cache: string): Promise<void> {
  const { version } = installed;
  const tree = await treeOf(installed, cache);
  writeFileSync(new URL(`openclaw/commands/${version}.json`, KB), `${JSON.stringify(tree, null, 1)}\n`);
  say(`${version}: ${Object.keys(tree).length} commands`);
}

async function treeOf(installed: Installed, cache: string): Promise<CommandTree> {
  const { version } = installed;
  const { trees } = readFiles(fileURLToPath(KB)).files;
  const elsewhere = new Set(Object.values(trees).flatMap((tree) => tree['openclaw']?.subcommands ?? []));
  const home = new Home(installed, aborted.signal);
  try {
    return await crawl(home, join(cache, `${version}-help`), [...elsewhere], (asked, known) => {
      if (asked % 25 === 0) say(`${version}: asked ${asked} of ${known} commands so far`);
    });
  } finally {
    home.remove();
  }
}

/** The entries and their recipes. Throws with every fault of either. */
function knowledge() {
  const files = loadFiles(fileURLToPath(KB));
  const { recipes, faults } = readRecipes(fileURLToPath(KB));
  if (faults.length > 0) throw new KnowledgeBaseError(faults);
  return { files, recipes };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
