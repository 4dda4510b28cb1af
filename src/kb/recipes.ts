import { basename } from 'node:path';
import type { Fault } from './faults.ts';
import { Folder } from './folder.ts';
import { type Recipe, recipeFile } from './recipe.ts';
import type { YamlFile } from './yaml-file.ts';

/** Recipes by slug (the file's name), each with the places where everything is written. */
export type Recipes = { readonly [slug: string]: { readonly source: YamlFile; readonly recipe: Recipe } };

/** The recipes under a `kb/` folder. Only checks and the lab need them: an entry is answered from without them. */
export function readRecipes(dir: string): { readonly recipes: Recipes; readonly faults: readonly Fault[] } {
  const folder = new Folder(dir);
  const read = folder.yamlFiles('openclaw/recipes').flatMap((path) => {
    const source = folder.entry(path, () => recipeFile);
    return source === null ? [] : [[basename(path, '.yaml'), { source, recipe: source.data as Recipe }] as const];
  });
  return { recipes: Object.fromEntries(read), faults: folder.faults };
}
