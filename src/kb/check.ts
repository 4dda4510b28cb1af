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
    faults.push(...exampleFaults(files, kb), ...unrelatedFaults(files, kb, join(dir, '../test/unrelated')));
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

/** `clinic kb check`. Returns the exit status: 1 if there are faults. */
export function kbCheck(dir: string, asJson: boolean, io: KbIo): number {
  const outcome = checkKnowledgeBase(dir);
  const { faults, warnings } = outcome;
  if (asJson) {
    io.out(`${JSON.stringify(outcome, null, 2)}\n`);
    return faults.length > 0 ? 1 : 0;
  }
  if (warnings.length > 0) io.out(`Warnings:\n${warnings.map(faultText).join('\n')}\n\n`);
  if (faults.length > 0) io.err(`Faults:\n${faults.map(faultText).join('\n')}\n\n`);
  if (!outcome.examined) io.err('The examples were not tried: that needs entries that can be read.\n');
  const held = `${outcome.causes} causes, ${outcome.symptoms} symptoms, ${outcome.examples} examples`;
  const found = `${faultCount(faults.length)}, ${warnings.length} warning${warnings.length === 1 ? '' : 's'}`;
  io.out(`${basename(dir)}: ${held}: ${found}\n`);
  return faults.length > 0 ? 1 : 0;
}
