import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Fault } from './faults.ts';
import type { CommandTree } from './grammar.ts';
import { nearest } from './nearest.ts';
import type { Complain } from './signs.ts';
import { LANGUAGES } from './translation.ts';
import { schemaFaults } from './validate.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** Folders whose files are entries, their translations, or what OpenClaw itself gave. */
const ELSEWHERE = new RegExp(`^(?:causes|symptoms|openclaw|locales/(?:${LANGUAGES.join('|')})/(?:causes|symptoms))/`);

/** The folder of a knowledge base: reads its files once, collects faults, and knows the digest of what it read. */
export class Folder {
  readonly faults: Fault[] = [];
  /** Ids (file names without ending) of entries that have faults: a reference to one of them is no fault of its own. */
  readonly broken = new Set<string>();
  readonly #dir: string;
  readonly #shownDir: string;
  readonly #hash = createHash('sha256');

  constructor(dir: string) {
    this.#dir = dir;
    this.#shownDir = basename(dir);
    if (!isFolder(dir)) this.fault('', 'there is no such folder', 'name the folder of the knowledge base, mostly kb');
  }

  /** Paths below this folder of all YAML files in one of its folders, in order. */
  yamlFiles(folder: string): string[] {
    const found: string[] = [];
    for (const path of this.#below(folder)) {
      if (/\.ya?ml$/.test(path)) {
        if (path.endsWith('.yml')) this.fault(path, 'ends in .yml', 'rename it to .yaml');
        else found.push(path);
      } else if (!basename(path).startsWith('.')) this.fault(path, 'is no YAML file', 'move it out of this folder');
    }
    return found;
  }

  /** An entry whose id is its file's name; null if it has faults. */
  entry(path: string, schemaFor: (data: unknown) => z.ZodType): YamlFile | null {
    const id = basename(path, '.yaml');
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
      this.fault(
        path,
        `${id} is no id`,
        'name the file with small letters, digits and single dashes: cron-id-is-name.yaml',
      );
    }
    const source = this.#valid(path, schemaFor);
    if (source === null) this.broken.add(id);
    return source;
  }

  /** A single file; null if it does not exist or has faults. */
  file(path: string, schema: z.ZodType): YamlFile | null {
    return existsSync(join(this.#dir, path)) ? this.#valid(path, () => schema) : null;
  }

  /** Makes a fault of every file that nothing reads, beside entries and what OpenClaw itself gave: mostly a misspelt name. */
  refuseOthers(known: readonly string[]): void {
    for (const path of this.#below('')) {
      const isElsewhere = ELSEWHERE.test(path);
      if (isElsewhere || known.includes(path) || basename(path).startsWith('.')) continue;
      const near = nearest(path, known);
      this.fault(path, 'is read by nobody', near === null ? 'move it out of this folder' : `rename it to ${near}`);
    }
  }

  /** Command trees by version: openclaw/commands/<version>.json. */
  commandTrees(): { [version: string]: CommandTree } {
    const trees: { [version: string]: CommandTree } = {};
    for (const path of this.#below('openclaw/commands').filter((name) => name.endsWith('.json'))) {
      try {
        const text = readFileSync(join(this.#dir, path), 'utf8');
        this.#hash.update(`${path}\0${text}\0`);
        trees[basename(path, '.json')] = JSON.parse(text) as CommandTree;
      } catch (error) {
        this.fault(path, `cannot be read: ${String(error)}`, 'crawl the command tree anew');
      }
    }
    return trees;
  }

  fault(path: string, message: string, mend: string): void {
    this.faults.push({ file: this.#shown(path), line: 1, message, mend });
  }

  complain(source: YamlFile | null): Complain {
    return (path, message, mend, key) => {
      if (source === null) return; // its own faults are known already
      this.faults.push({ file: source.file, line: source.lineOf(path, key), message, mend });
    };
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  #valid(path: string, schemaFor: (data: unknown) => z.ZodType): YamlFile | null {
    const source = readYaml(join(this.#dir, path), this.#shown(path));
    this.#hash.update(`${path}\0${source.text}\0`);
    const inText = new Set(source.faults.map((fault) => fault.line)); // what follows from a quoting mistake is told once
    const inShape = source.data === undefined ? [] : schemaFaults(schemaFor(source.data), source);
    const faults = [...source.faults, ...inShape.filter((fault) => !inText.has(fault.line))];
    this.faults.push(...faults);
    return faults.length > 0 ? null : source;
  }

  #below(folder: string): string[] {
    if (!isFolder(join(this.#dir, folder))) return [];
    return readdirSync(join(this.#dir, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        join(entry.parentPath, entry.name).slice(this.#dir.length).replaceAll('\\', '/').replace(/^\/+/, ''),
      )
      .toSorted();
  }

  #shown(path: string): string {
    return path === '' ? this.#shownDir : `${this.#shownDir}/${path}`;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
