import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
/** An import or re-export with what it names, types included; also `import()` and `require()` of a fixed name. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(["'])([^"'\n]+)\1/gu;

type File = { readonly path: string; readonly code: string; readonly imports: readonly string[] };

const files: readonly File[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.m?[jt]s$/u.test(entry.name))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name)
      .slice(SRC.length + 1)
      .replaceAll('\\', '/');
    const code = readFileSync(join(SRC, path), 'utf8').replaceAll(/^\s*(?:\/\/|\/?\*).*$/gmu, '');
    return { path, code, imports: [...code.matchAll(IMPORT)].map((found) => found[2]!) };
  });

/** Where a package may be imported: folders end in a slash. */
const ONLY_IN: readonly (readonly [name: string, places: readonly string[]])[] = [
  ['yaml', ['kb/']],
  ['@orama/orama', ['kb/search.ts']],
  ['discord.js', ['discord/']],
  ['hono', ['http/', 'site/', 'web/']],
  ['@hono/node-server', ['http/', 'site/']],
  ['vite', ['site/']],
  ['devalue', ['site/', 'web/']],
  ['diff', ['web/']],
  ['kysely', ['store/']],
  ['pino', ['log.ts']],
  ['prom-client', ['metrics.ts']],
];

describe('folders are boundaries with the outside', () => {
  test('there are files to look at', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test.each(ONLY_IN)('%s is imported only in %s', (name, places) => {
    const importers = files.filter((file) => file.imports.some((one) => one === name || one.startsWith(`${name}/`)));
    expect(importers.map(({ path }) => path).filter((path) => !isIn(path, places))).toEqual([]);
  });

  test('the engine imports nothing of ours outside itself', () => {
    expect(engineImports((from, name) => name.startsWith('.') && !resolved(from, name).startsWith('engine/'))).toEqual(
      [],
    );
  });

  test('the engine imports nothing of Node', () => {
    expect(engineImports((_, name) => name.startsWith('node:') || builtinModules.includes(name))).toEqual([]);
  });

  test('the environment is read in config.ts only, besides for colours at the command line', () => {
    const readers = files.filter(({ code }) =>
      /\bprocess\s*\.\s*env\b|\benv\s*[,}][^;]*\bfrom\s*["']node:process/u.test(code),
    );
    const allowed = ['config.ts', 'cli.ts', 'main.ts', 'cli/'];
    expect(readers.map(({ path }) => path).filter((path) => !isIn(path, allowed))).toEqual([]);
  });

  test('nothing imports what only tests need', () => {
    const outside = files.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.startsWith('.') && resolved(path, name).startsWith('../'))
        .map((name) => `${path}: ${name}`),
    );
    expect(outside).toEqual([]);
  });
});

function engineImports(isFault: (path: string, name: string) => boolean): readonly string[] {
  return files
    .filter(({ path }) => path.startsWith('engine/'))
    .flatMap(({ path, imports }) => imports.filter((name) => isFault(path, name)).map((name) => `${path}: ${name}`));
}

function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}

/** A relative import's path below src; begins with `../` if it leaves it. */
function resolved(from: string, name: string): string {
  return posix.relative('/src', posix.join('/src', from, '..', name));
}
