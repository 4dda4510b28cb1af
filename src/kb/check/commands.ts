import type { StepEntry } from '../../engine/types.ts';
import { compareVersions, fits } from '../../engine/versions.ts';
import { commandFaults } from '../commands.ts';
import type { Fault } from '../faults.ts';
import type { KbFiles } from '../load.ts';
import { nearest } from '../nearest.ts';
import type { Path, YamlFile } from '../yaml-file.ts';

/** Every command that an entry shows and that a version it is shown for would refuse; also those quoted in sentences. */
export function commandsFaults(files: KbFiles): Fault[] {
  const faults: Fault[] = [];
  const versions = Object.keys(files.trees).toSorted(compareVersions);
  const check = (
    text: string | null,
    ranges: readonly (string | null)[],
    source: YamlFile,
    path: Path,
    key: string,
  ): void => {
    if (text === null) return;
    const covered = versions.filter((version) =>
      ranges.every((range) => range === null || fits(range, version) !== 'no'),
    );
    const seen = new Map<string, { readonly mend: string; readonly versions: string[] }>();
    for (const version of covered) {
      for (const { message, mend } of commandFaults(text, files.trees[version]!)) {
        const known = seen.get(message) ?? { mend, versions: [] };
        known.versions.push(version);
        seen.set(message, known);
      }
    }
    for (const [message, fault] of seen) {
      const only = fault.versions.length < versions.length ? ', or say with `affects` which versions it is for' : '';
      faults.push({
        file: source.file,
        line: source.lineOf(path, key),
        message: `OpenClaw ${fault.versions.join(', ')}: ${message}`,
        mend: `${fault.mend}${only}`,
      });
    }
  };
  const checkStep = (step: StepEntry, ranges: readonly (string | null)[], source: YamlFile, path: Path): void => {
    check(step.run, ranges, source, path, 'run');
    for (const key of ['do', 'paste', 'risk'] as const) check(quoted(step[key]), ranges, source, path, key);
  };

  for (const cause of files.entries.causes) {
    if (cause.status === 'retired') continue;
    const { source } = files.causes[cause.id]!;
    cause.fix.forEach((step, at) => {
      checkStep(step, [cause.affects, step.affects], source, ['fix', at]);
    });
    if (cause.verify !== null) {
      check(cause.verify.run, [cause.affects], source, ['verify'], 'run');
      check(quoted(cause.verify.do), [cause.affects], source, ['verify'], 'do');
    }
  }
  for (const symptom of files.entries.symptoms) {
    const source = files.symptoms[symptom.id]!;
    if (typeof symptom.asks === 'string') continue;
    symptom.asks.forEach((question, at) => {
      check(question.run, [], source, ['asks', at], 'run');
      check(quoted(question.do), [], source, ['asks', at], 'do');
    });
  }
  return faults;
}

/** Commands that signs look for and that no version has: perhaps what people type by mistake, perhaps our own mistake. */
export function commandSignWarnings(files: KbFiles): Fault[] {
  const names = Object.keys(files.entries.vocabulary.commands.commands);
  if (names.length === 0) return [];
  return files.entries.causes.flatMap((cause) =>
    (['symptoms', 'confirmedBy', 'ruledOutBy'] as const).flatMap((role) =>
      cause[role].flatMap((sign, at) =>
        sign.parts.flatMap((part) => {
          if (part.key !== 'command') return [];
          return part.names
            .filter((name) => !names.includes(name))
            .map((name) => {
              const near = nearest(name, names);
              const { source } = files.causes[cause.id]!;
              const key = { symptoms: 'symptoms', confirmedBy: 'confirmed_by', ruledOutBy: 'ruled_out_by' }[role];
              return {
                file: source.file,
                line: source.lineOf(source.isList([key]) ? [key, at] : [key]),
                message: `no version has the command ${name}`,
                mend: near === null ? 'leave it if people type it by mistake' : `did you mean \`${near}\`?`,
              };
            });
        }),
      ),
    ),
  );
}

/** The commands in backticks in a sentence, one a line. */
function quoted(sentence: string | null): string | null {
  const commands = [...(sentence ?? '').matchAll(/`(openclaw [^`]+)`/g)].map((match) => match[1]);
  return commands.length === 0 ? null : commands.join('\n');
}
