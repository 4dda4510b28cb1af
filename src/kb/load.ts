import { basename } from 'node:path';
import type {
  CauseEntry,
  CauseId,
  Entries,
  PatchOperation,
  Post,
  StepEntry,
  SymptomEntry,
  Vocabulary,
} from '../engine/types.ts';
import { type Fault, KnowledgeBaseError } from './faults.ts';
import { Folder } from './folder.ts';
import { type CommandTree, grammarOf, resolveName } from './grammar.ts';
import { referenceFaults } from './references.ts';
import * as schemas from './schema.ts';
import { inEveryLanguage, type SentencesFile } from './sentences.ts';
import { type Complain, signsOf } from './signs.ts';
import { currentTranslations, readTranslations, type WrittenTranslation } from './translations.ts';
import { heardOf, labelsOf } from './vocabulary.ts';
import type { YamlFile } from './yaml-file.ts';

/** One example of an entry: the posts of a conversation, in order, and where it is written. */
export type Example = { readonly posts: readonly Post[]; readonly line: number };

/** What a cause's file holds beside its entry, for those who check it. */
export type CauseSource = {
  readonly source: YamlFile;
  readonly matches: readonly Example[];
  readonly ignores: readonly Example[];
  /** Recipes by slug, and recordings of the real program without a recipe: `2026.4.15/slug`. */
  readonly proof: readonly string[];
};

/** The knowledge base with the places where everything is written. */
export type KbFiles = {
  readonly entries: Entries;
  readonly causes: { readonly [id: CauseId]: CauseSource };
  readonly symptoms: { readonly [id: string]: YamlFile };
  readonly trees: { readonly [version: string]: CommandTree };
  readonly translations: readonly WrittenTranslation[];
};

/** The entries under a `kb/` folder, validated, defaults filled in. Throws `KnowledgeBaseError` with every fault. */
export function loadEntries(dir: string): Entries {
  return loadFiles(dir).entries;
}

/** As `loadEntries`, with examples and places. */
export function loadFiles(dir: string): KbFiles {
  const { files, faults } = readFiles(dir);
  if (faults.length > 0) throw new KnowledgeBaseError(faults);
  return files;
}

/** As `loadFiles`, but hands the faults over instead of throwing: entries without faults can still be looked at. */
export function readFiles(dir: string): { readonly files: KbFiles; readonly faults: readonly Fault[] } {
  const folder = new Folder(dir);
  const trees = folder.commandTrees();
  const vocabulary = vocabularyOf(folder, trees);
  folder.refuseOthers([
    'values.yaml',
    'schema.json',
    'README.md',
    'locales/labels.yaml',
    'locales/sentences.yaml',
    'locales/heard.yaml',
  ]);
  const causes: CauseEntry[] = [];
  const causeSources: { [id: CauseId]: CauseSource } = {};
  for (const path of folder.yamlFiles('causes')) {
    const [, area, name, ...deeper] = path.split('/');
    if (area === undefined || name === undefined || deeper.length > 0) {
      folder.fault(path, 'is not in the folder of an area', 'move it to causes/<area>/<id>.yaml');
      continue;
    }
    const source = folder.entry(path, (data) => (isRetired(data) ? schemas.retiredFile : schemas.causeFile));
    if (source === null) continue;
    const id = basename(name, '.yaml');
    if (causeSources[id] !== undefined) {
      folder.fault(path, `the id ${id} is taken by ${causeSources[id].source.file}`, 'give the file another name');
      continue;
    }
    const data = source.data as schemas.CauseFile;
    causes.push(causeOf(id, area, data, folder.complain(source), vocabulary.commands.aliases));
    causeSources[id] = {
      source,
      matches: examplesOf(data.examples?.matches, ['examples', 'matches'], source),
      ignores: examplesOf(data.examples?.ignores, ['examples', 'ignores'], source),
      proof: data.proof ?? [],
    };
  }

  const symptoms: SymptomEntry[] = [];
  const symptomSources: { [id: string]: YamlFile } = {};
  for (const path of folder.yamlFiles('symptoms')) {
    if (path.split('/').length > 2) folder.fault(path, 'is in a folder', 'move it to symptoms/<id>.yaml');
    const source = folder.entry(path, () => schemas.symptomFile);
    if (source === null) continue;
    const id = basename(path, '.yaml');
    symptoms.push(symptomOf(id, source.data as schemas.SymptomFile, folder.complain(source)));
    symptomSources[id] = source;
  }

  const valuesSource = folder.file('values.yaml', schemas.valuesFile);
  const values = Object.entries((valuesSource?.data ?? {}) as { [name: string]: unknown }).map(
    ([name, signs]) => [name, signsOf(signs, [name], folder.complain(valuesSource))] as const,
  );

  const sentences = folder.file('locales/sentences.yaml', schemas.sentencesFile)?.data as SentencesFile | undefined;
  const translations = readTranslations(folder);
  const entries: Entries = {
    digest: folder.digest(),
    ...inEveryLanguage(causes, symptoms, sentences ?? {}),
    values: Object.fromEntries(values),
    vocabulary,
    translations: currentTranslations(translations, causes, symptoms),
  };
  const files: KbFiles = { entries, causes: causeSources, symptoms: symptomSources, trees, translations };
  return { files, faults: [...folder.faults, ...referenceFaults(files, valuesSource, folder.broken)] };
}

function isRetired(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'status' in data && data.status === 'retired';
}

function causeOf(id: CauseId, area: string, data: schemas.CauseFile, complain: Complain, aliases: Aliases): CauseEntry {
  const signs = (key: 'symptoms' | 'confirmed_by' | 'ruled_out_by') =>
    signsOf(data[key], [key], complain).map((sign) => withoutAliases(sign, aliases));
  if (data.replaced_by !== undefined && data.status !== 'retired') {
    complain(
      [],
      '`replaced_by` stands in an entry that is not retired',
      'write `status: retired`, or take it out',
      'replaced_by',
    );
  }
  return {
    id,
    area,
    title: tidy(data.title),
    status: data.status ?? 'draft',
    replacedBy: data.replaced_by ?? null,
    kind: data.kind ?? 'fault',
    affects: data.affects ?? null,
    stage: data.stage ?? null,
    reports: data.reports ?? 1,
    symptoms: signs('symptoms'),
    confirmedBy: signs('confirmed_by'),
    ruledOutBy: signs('ruled_out_by'),
    cause: tidy(data.cause ?? ''),
    fix: (data.fix ?? []).map(stepOf),
    verify: data.verify === undefined ? null : { do: tidy(data.verify.do), run: data.verify.run?.trim() ?? null },
    sources: data.sources ?? [],
  };
}

function stepOf(step: schemas.StepFile): StepEntry {
  return {
    do: tidy(step.do),
    run: step.run?.trim() ?? null,
    if: step.if ?? null,
    affects: step.affects ?? null,
    patch: (step.patch as readonly PatchOperation[] | undefined) ?? null,
    paste: step.paste === undefined ? null : tidy(step.paste),
    risk: step.risk === undefined ? null : tidy(step.risk),
  };
}

function symptomOf(id: string, data: schemas.SymptomFile, complain: Complain): SymptomEntry {
  const asks = data.asks ?? [];
  return {
    id,
    title: tidy(data.title),
    when: signsOf(data.when, ['when'], complain),
    proves: data.proves === undefined ? null : tidy(data.proves),
    excludes: data.excludes === undefined ? null : tidy(data.excludes),
    asks:
      typeof asks === 'string'
        ? asks
        : asks.map((question, at) => {
            if ((question.run ?? question.do) === undefined) {
              complain(
                ['asks', at],
                'the question asks nothing',
                'add `run:` with a command, or `do:` with a question in words',
              );
            }
            return {
              run: question.run?.trim() ?? null,
              do: question.do === undefined ? null : tidy(question.do),
              paste: question.paste === undefined ? null : tidy(question.paste),
              answers: Object.fromEntries(
                Object.entries(question.answers).map(([name, answer]) => [
                  name,
                  {
                    title: tidy(answer.title),
                    when: signsOf(answer.when, ['asks', at, 'answers', name, 'when'], complain),
                  },
                ]),
              ),
            };
          }),
  };
}

type Aliases = Vocabulary['commands']['aliases'];
type Sign = CauseEntry['symptoms'][number];

/** Command lines are read with their aliases replaced, so signs must name them that way too. */
function withoutAliases(sign: Sign, aliases: Aliases): Sign {
  const [event, ...others] = sign.parts.map((part) =>
    part.key === 'command' ? { ...part, names: part.names.map((name) => resolveName(name, aliases)) } : part,
  );
  return { ...sign, parts: [event!, ...others], without: sign.without.map((other) => withoutAliases(other, aliases)) };
}

function examplesOf(raw: unknown, path: readonly PropertyKey[], source: YamlFile): Example[] {
  const list = (raw ?? []) as readonly (schemas.PostFile | readonly schemas.PostFile[])[];
  return list.map((example, at) => ({
    posts: (Array.isArray(example) ? (example as readonly schemas.PostFile[]) : [example as schemas.PostFile]).map(
      postOf,
    ),
    line: source.lineOf([...path, at]),
  }));
}

function postOf(raw: schemas.PostFile): Post {
  if (typeof raw === 'string') return { text: raw };
  return {
    text: raw.text,
    ...(raw.at === undefined ? {} : { at: raw.at }),
    ...(raw.version === undefined ? {} : { version: raw.version }),
  };
}

function vocabularyOf(folder: Folder, trees: KbFiles['trees']): Vocabulary {
  const labels = folder.file('locales/labels.yaml', schemas.labelsFile);
  const heard = folder.file('locales/heard.yaml', schemas.heardFile);
  return {
    ...labelsOf(labels?.data, folder.complain(labels)),
    heard: heardOf(heard?.data),
    commands: grammarOf(trees),
  };
}

/** Folded texts and block scalars keep line breaks at their end. */
function tidy(text: string): string {
  return text.trim();
}
