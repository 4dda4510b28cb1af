import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compile } from '../engine/compile.ts';
import { catalogueFaults } from './catalogue.ts';
import { commandSignWarnings, commandsFaults } from './check/commands.ts';
import { deadSignWarnings } from './check/dead-signs.ts';
import { entryFaults } from './check/entries.ts';
import { exampleFaults } from './check/examples.ts';
import { proofFaults } from './check/proofs.ts';
import { schemaFileFaults } from './check/schema-file.ts';
import { translationFaults, translationWarnings } from './check/translations.ts';
import { unrelatedFaults } from './check/unrelated.ts';
import { type Fault, faultCount, faultText, inOrder } from './faults.ts';
import { readFiles } from './load.ts';
import type { KbIo } from './main.ts';

/** What a check found. A warning is no reason to refuse an entry. `examined`: whether the examples could be tried. */
export type CheckOutcome = {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly causes: number;
  readonly symptoms: number;
  readonly examples: number;
  readonly examined: boolean;
};

/** Everything that can be wrong with the entries under a `kb/` folder, all at once. Takes about 0.1 s an entry. */
export function checkKnowledgeBase(dir: string): CheckOutcome {
  const { files, faults: written } = readFiles(dir);
  const faults = [
    ...written,
    ...commandsFaults(files),
    ...entryFaults(files),
    ...proofFaults(files, dir),
    ...translationFaults(files),
    ...catalogueFaults(files, dir),
    ...schemaFileFaults(dir),
  ];
  const warnings = [...commandSignWarnings(files), ...translationWarnings(files)];
  const isReadable = written.length === 0; // with half of the entries missing, every verdict would be another
  if (isReadable) {
    const kb = compile(files.entries);
    faults.push(...exampleFaults(files, kb), ...unrelatedFaults(files, join(dir, '../test/unrelated')));
    warnings.push(...deadSignWarnings(files, kb));
  }
  const sources = Object.values(files.causes);
  return {
    faults: inOrder(faults),
    warnings: inOrder(warnings),
    causes: sources.length,
    symptoms: files.entries.symptoms.length,
    examples: sources.reduce((sum, cause) => sum + cause.matches.length + cause.ignores.length, 0),
    examined: isReadable,
  };
}

/** What of a check is shown: all as JSON; the warnings of entries by their ids. */
export type CheckView = { readonly asJson: boolean; readonly ids: readonly string[] };

/**
 * `clinic kb check [ID…]`: every fault, and the warnings of the entries that are named. Of the others only their number, so that
 * no fault is lost among them. Returns the exit status: 1 if there are faults, 2 if an id is unknown.
 */
export function kbCheck(dir: string, { asJson, ids }: CheckView, io: KbIo): number {
  const strange = ids.filter((id) => !idsUnder(dir).has(id));
  if (strange.length > 0) {
    io.err(`clinic kb check: there is no entry ${strange.join(', ')}\n`);
    return 2;
  }
  const outcome = checkKnowledgeBase(dir);
  const { faults, warnings } = outcome;
  if (asJson) {
    io.out(`${JSON.stringify(outcome, null, 2)}\n`);
    return faults.length > 0 ? 1 : 0;
  }
  const shown = warnings.filter(({ file }) => ids.includes(basename(file, '.yaml')));
  if (shown.length > 0) io.out(`Warnings:\n${shown.map(faultText).join('\n')}\n\n`);
  if (faults.length > 0) io.err(`Faults:\n${faults.map(faultText).join('\n')}\n\n`);
  if (!outcome.examined) io.err('The examples were not tried: that needs entries that can be read.\n');
  const held = `${outcome.causes} causes, ${outcome.symptoms} symptoms, ${outcome.examples} examples`;
  const found = `${faultCount(faults.length)}, ${warnings.length} warning${warnings.length === 1 ? '' : 's'}`;
  io.out(`${basename(dir)}: ${held}: ${found}\n`);
  if (ids.length === 0 && warnings.length > 0) io.out('Warnings of an entry: npm run kb:check -- <id>\n');
  return faults.length > 0 ? 1 : 0;
}

/** The names of all entries, also of those that cannot be read. */
function idsUnder(dir: string): ReadonlySet<string> {
  return new Set(readdirSync(dir, { encoding: 'utf8', recursive: true }).map((path) => basename(path, '.yaml')));
}
