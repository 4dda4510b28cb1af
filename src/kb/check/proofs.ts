import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CauseEntry } from '../../engine/types.ts';
import { compareVersions, fits } from '../../engine/versions.ts';
import type { Fault } from '../faults.ts';
import type { KbFiles } from '../load.ts';
import type { Recipe } from '../recipe.ts';
import { readRecipes } from '../recipes.ts';

/**
 * The versions, of those whose commands are known, that a recipe is played on: the oldest and the newest that its entry covers and
 * on which the failure can be made; with `isEvery`, all of these.
 */
export function provenVersions(
  entry: CauseEntry,
  recipe: Recipe,
  versions: readonly string[],
  isEvery = false,
): readonly string[] {
  const covered = versions
    .filter((version) => [entry.affects, recipe.versions].every((range) => !range || fits(range, version) === 'yes'))
    .toSorted(compareVersions);
  return covered.filter((_, at) => isEvery || at === 0 || at === covered.length - 1);
}

/** Proofs that lack their recipe or recording, recipes that nobody names, and steps that their entry does not have. */
export function proofFaults(files: KbFiles, dir: string): readonly Fault[] {
  const recordings = join(dir, 'openclaw/recordings');
  if (!existsSync(recordings)) return []; // they need not be shipped with the entries
  const { recipes, faults: written } = readRecipes(dir);
  const versions = Object.keys(files.trees);
  const named = new Set<string>();
  const faults = files.entries.causes.flatMap((entry): Fault[] => {
    const { source, proof } = files.causes[entry.id]!;
    return proof.flatMap((name, at) => {
      const fault = (message: string, mend: string): Fault => ({
        file: source.file,
        line: source.lineOf(['proof', at]),
        message,
        mend,
      });
      const missing = (recording: string): boolean => !existsSync(join(recordings, `${recording}.txt`));
      if (name.includes('/')) {
        if (!missing(name)) return [];
        return [fault(`there is no recording ${name}`, `add kb/openclaw/recordings/${name}.txt, or take it out`)];
      }
      named.add(name);
      const recipe = recipes[name]?.recipe;
      if (written.some(({ file }) => file.endsWith(`/${name}.yaml`))) return []; // its own faults are told already
      if (recipe === undefined) {
        return [fault(`there is no recipe ${name}`, `write kb/openclaw/recipes/${name}.yaml, or take it out`)];
      }
      const repairs = [...(recipe.fix ?? []), ...(recipe.works === undefined ? [] : [recipe.works])];
      const steps = repairs.flatMap((repair) => ('step' in repair ? [repair.step] : []));
      const unknown = steps.filter((step) => entry.fix.every(({ run }) => run !== step));
      const played = provenVersions(entry, recipe, versions);
      const unplayed = played.filter((version) => missing(`${version}/${name}`));
      return [
        ...unknown.map((step) => fault(`no step runs \`${step}\`, as the recipe ${name} does`, 'make them the same')),
        ...(played.length === 0
          ? [
              fault(
                `the recipe ${name} fits no version that the entry covers`,
                'see `versions` there and `affects` here',
              ),
            ]
          : []),
        ...(unplayed.length === 0
          ? []
          : [fault(`${name} has not been played on ${unplayed.join(', ')}`, `npm run lab -- prove --only ${name}`)]),
      ];
    });
  });
  const unnamed = Object.entries(recipes).filter(([slug]) => !named.has(slug));
  return [
    ...written,
    ...faults,
    ...unnamed.map(([slug, { source }]) => ({
      file: source.file,
      line: 1,
      message: 'no entry names this recipe',
      mend: `add \`proof: [${slug}]\` to the entry that it proves`,
    })),
  ];
}
