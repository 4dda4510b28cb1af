import { openCase } from '../engine/case.ts';
import { compile, type KnowledgeBase } from '../engine/compile.ts';
import { diagnose } from '../engine/diagnose.ts';
import type { CauseEntry, CauseId } from '../engine/types.ts';
import { compareVersions, fits } from '../engine/versions.ts';
import { type KnownError, readCatalogue } from './catalogue.ts';
import { untranslated } from './check/translations.ts';
import { type KbFiles, loadFiles } from './load.ts';
import type { KbIo } from './main.ts';
import { table } from './table.ts';
import { LANGUAGES, type Language } from './translation.ts';

type Counts = {
  readonly causes: number;
  readonly reviewed: number;
  readonly drafts: number;
  readonly howtos: number;
  /** With a recipe or a recording of the real program. */
  readonly proven: number;
  readonly translated: { readonly [language in Language]: number };
};
/** A known error whose reply does not have first what explains it. `first` is null for silence. */
type Gap = { readonly template: string; readonly causes: readonly CauseId[]; readonly first: CauseId | null };
type Coverage = {
  readonly errors: number;
  readonly noFault: number;
  readonly explained: number;
  readonly gaps: readonly Gap[];
};

/** What a knowledge base has and lacks. Areas in order of their names. */
export type Stats = {
  readonly areas: { readonly [area: string]: Counts };
  readonly all: Counts;
  readonly symptoms: number;
  /** Causes that a version of OpenClaw can have, of the versions whose commands are known. */
  readonly versions: { readonly [version: string]: number };
  readonly catalogue: { readonly [area: string]: Coverage };
};

/** Figures of the entries under a `kb/` folder; a reply is made to every known error, about 5 ms each. */
export function statsOf(files: KbFiles, dir: string): Stats {
  const causes = files.entries.causes.filter(({ status }) => status !== 'retired');
  const areas = [...new Set(causes.map(({ area }) => area))].sort();
  const missing = LANGUAGES.map((language) => [language, new Set(untranslated(files, language))] as const);
  const count = (of: readonly CauseEntry[]): Counts => ({
    causes: of.length,
    reviewed: of.filter(({ status }) => status === 'reviewed').length,
    drafts: of.filter(({ status }) => status === 'draft').length,
    howtos: of.filter(({ kind }) => kind === 'howto').length,
    proven: of.filter(({ id }) => files.causes[id]!.proof.length > 0).length,
    translated: Object.fromEntries(
      missing.map(([language, ids]) => [
        language,
        of.filter(({ id, status }) => status === 'reviewed' && !ids.has(id)).length,
      ]),
    ) as Counts['translated'],
  });
  const kb = compile(files.entries);
  const { errors } = readCatalogue(dir);
  return {
    areas: Object.fromEntries(areas.map((area) => [area, count(causes.filter((cause) => cause.area === area))])),
    all: count(causes),
    symptoms: files.entries.symptoms.length,
    versions: Object.fromEntries(
      Object.keys(files.trees)
        .toSorted(compareVersions)
        .map((version) => [
          version,
          causes.filter(({ affects }) => affects === null || fits(affects, version) === 'yes').length,
        ]),
    ),
    catalogue: Object.fromEntries(
      [...new Set(errors.map(({ area }) => area))].map((area) => [
        area,
        coverage(
          errors.filter((error) => error.area === area),
          kb,
        ),
      ]),
    ),
  };
}

/** `clinic kb stats`. Returns the exit status. */
export function kbStats(dir: string, asJson: boolean, io: KbIo): number {
  const stats = statsOf(loadFiles(dir), dir);
  io.out(asJson ? `${JSON.stringify(stats, null, 2)}\n` : statsText(stats));
  return 0;
}

/** What of the known errors a reply explains, by what stands first in it. */
function coverage(errors: readonly KnownError[], kb: KnowledgeBase): Coverage {
  const faults = errors.filter(({ causes }) => causes.length > 0);
  const gaps = faults.flatMap(({ template, causes, post }): Gap[] => {
    const { reply } = diagnose(openCase('catalogue'), { text: post }, kb);
    const first = reply.causes[0]?.id ?? null;
    return first !== null && causes.includes(first) ? [] : [{ template, causes, first }];
  });
  const noFault = errors.filter(({ causes, why }) => causes.length === 0 && why !== undefined).length;
  const unexplained = errors
    .filter(({ causes, why }) => causes.length === 0 && why === undefined)
    .map(({ template }) => ({ template, causes: [], first: null }));
  return { errors: errors.length, noFault, explained: faults.length - gaps.length, gaps: [...gaps, ...unexplained] };
}

function statsText({ areas, all, symptoms, versions, catalogue }: Stats): string {
  const row = (name: string, counts: Counts): readonly string[] =>
    [
      name,
      counts.causes,
      counts.reviewed,
      counts.drafts,
      counts.howtos,
      counts.proven,
      ...LANGUAGES.map((language) => counts.translated[language]),
    ].map(String);
  const entries = table([
    ['area', 'causes', 'reviewed', 'drafts', 'howto', 'proven', ...LANGUAGES],
    ...Object.entries(areas).map(([area, counts]) => row(area, counts)),
    row('all', all),
  ]);
  const covered = table([
    ['OpenClaw', 'causes'],
    ...Object.entries(versions).map(([name, count]) => [name, `${count}`]),
  ]);
  const known = table([
    ['known errors', 'all', 'no fault', 'explained', 'open'],
    ...Object.entries(catalogue).map(([area, { errors, noFault, explained, gaps }]) =>
      [area, errors, noFault, explained, gaps.length].map(String),
    ),
  ]);
  const open = Object.entries(catalogue).flatMap(([area, { gaps }]) =>
    gaps.map(({ template, causes, first }) => `${area}: ${template}\n    ${openBecause(causes, first)}`),
  );
  const sections = [entries, `${symptoms} shared symptoms`, covered, known, open.join('\n')];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function openBecause(causes: readonly CauseId[], first: CauseId | null): string {
  if (causes.length === 0) return 'no entry explains it yet';
  return `${causes.join(' or ')} should lead; ${first === null ? 'nothing is found' : `${first} does`}`;
}
