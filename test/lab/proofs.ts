import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../src/engine/compile.ts';
import type { CauseEntry } from '../../src/engine/types.ts';
import { provenVersions } from '../../src/kb/check/proofs.ts';
import type { KbFiles } from '../../src/kb/load.ts';
import type { Recipe } from '../../src/kb/recipe.ts';
import type { Recipes } from '../../src/kb/recipes.ts';
import type { Installed } from './install.ts';
import { prove } from './prove.ts';
import { keepRecording } from './recordings.ts';
import { VERSIONS } from './versions.ts';

/** An entry that a recipe proves, and the versions that it is played on. */
type Play = {
  readonly slug: string;
  readonly entry: CauseEntry;
  readonly recipe: Recipe;
  readonly versions: readonly string[];
};

/** Everything that the entries want proven; of `only` these recipes or causes, if any are named. `isEvery`: on every version covered. */
export function plays(files: KbFiles, recipes: Recipes, only: readonly string[], isEvery: boolean): Play[] {
  return files.entries.causes.flatMap((entry) =>
    files.causes[entry.id]!.proof.flatMap((slug): Play[] => {
      const recipe = recipes[slug]?.recipe;
      if (recipe === undefined) return []; // a recording without a recipe
      if (only.length > 0 && !only.includes(slug) && !only.includes(entry.id)) return [];
      return [{ slug, entry, recipe, versions: provenVersions(entry, recipe, VERSIONS, isEvery) }];
    }),
  );
}

/** What a round of proofs came to. `skipped`: were proven before, and nothing has changed. */
export type Round = {
  readonly proven: readonly string[];
  readonly skipped: readonly string[];
  readonly failed: readonly { readonly slug: string; readonly why: string }[];
};

/** Plays what is to be proven on one version, and keeps what it printed under `kb/openclaw/recordings/`. */
export async function proveOn(
  installed: Installed,
  wanted: readonly Play[],
  options: {
    readonly files: KbFiles;
    readonly recordings: URL;
    /** Where it is noted what was proven, so that a round that was cut off goes on. */
    readonly cache: string;
    readonly again: boolean;
    readonly say: (line: string) => void;
    readonly signal: AbortSignal;
  },
): Promise<Round> {
  const { version } = installed;
  const kb = compile(options.files.entries);
  const note = join(options.cache, `${version}.proven.json`);
  const known = options.again ? {} : noted(note);
  const proven: string[] = [];
  const skipped: string[] = [];
  const failed: { slug: string; why: string }[] = [];
  const here = wanted.filter((play) => play.versions.includes(version));
  for (const [at, { slug, entry, recipe }] of here.entries()) {
    const state = createHash('sha256')
      .update(JSON.stringify([entry, recipe]))
      .digest('hex');
    if (known[slug] === state) {
      skipped.push(slug);
      continue;
    }
    const started = Date.now();
    const proof = await prove(entry, recipe, installed, kb, options.signal);
    const seconds = Math.round((Date.now() - started) / 1_000);
    options.say(
      `${version} ${at + 1}/${here.length} ${slug}: ${proof.kind === 'proven' ? 'proven' : 'FAILED'} (${seconds} s)`,
    );
    if (proof.kind === 'failed') {
      failed.push({ slug, why: proof.why });
      options.say(indented(proof.recording === null ? proof.why : `${proof.why}\n${proof.recording}`));
      continue;
    }
    proven.push(slug);
    keepRecording(new URL(`${version}/${slug}.txt`, options.recordings), proof.recording);
    if (proof.fixed !== null) keepRecording(new URL(`${version}/${slug}.fixed.txt`, options.recordings), proof.fixed);
    mkdirSync(options.cache, { recursive: true });
    writeFileSync(note, JSON.stringify({ ...noted(note), [slug]: state })); // another round may have written meanwhile
  }
  return { proven, skipped, failed };
}

function noted(file: string): { [slug: string]: string } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { [slug: string]: string };
  } catch {
    return {}; // nothing was proven yet, or the note was cut off
  }
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}
