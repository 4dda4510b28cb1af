import { lstatSync, readdirSync } from 'node:fs';

/** What of a knowledge base is loaded, and so what the compiled one depends on. */
export function loadedOf(folder: string): readonly string[] {
  return ['causes', 'symptoms', 'locales', 'openclaw/commands', 'values.yaml'].map((name) => `${folder}/${name}`);
}

/**
 * Changes whenever one of the files does, or those below one of the folders: names, sizes and times. A file's `ctime` cannot be set
 * back, so that a changed file is noticed even where its size and `mtime` are kept. What is not there counts as that.
 */
export function stateOf(roots: readonly string[]): Buffer {
  const state = [process.version];
  for (const root of roots) addState(root, state);
  return Buffer.from(`${state.join('\n')}\n\n`); // as it is: loading a hash function takes longer than comparing
}

/** Adds a line for a file, or for each below a folder. A knowledge base may have 10,000: half of a start goes by here. */
function addState(path: string, state: string[]): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return; // the loader tells what is wrong
  if (!found.isDirectory()) {
    state.push(`${path}\0${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino}`);
    return;
  }
  for (const name of readdirSync(path).sort()) addState(`${path}/${name}`, state);
}
