import type { AnswerId, Sign, SymptomEntry } from '../engine/types.ts';
import type { Fault } from './faults.ts';
import type { KbFiles } from './load.ts';
import { nearest } from './nearest.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** Every mention of a symptom, answer or cause that does not exist. `broken` are ids of files that could not be loaded. */
export function referenceFaults(files: KbFiles, values: YamlFile | null, broken: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const symptoms = new Map(files.entries.symptoms.map((symptom) => [symptom.id, symptom]));
  const causes = new Set(files.entries.causes.map((cause) => cause.id));
  const add = (source: YamlFile, path: Path, message: string, mend: string, key?: string): void => {
    faults.push({ file: source.file, line: source.lineOf(path, key), message, mend });
  };

  /** Says what is wrong with a `symptom` or `symptom/answer`, if anything is. */
  const check = (reference: string, source: YamlFile, path: Path, key?: string): void => {
    const [id = '', answer, ...more] = reference.split('/');
    if (broken.has(id)) return; // reported with its own file
    const symptom = symptoms.get(id);
    if (symptom === undefined) {
      const near = nearest(id, symptoms.keys());
      add(
        source,
        path,
        `there is no symptom ${id}`,
        near === null
          ? `write kb/symptoms/${id}.yaml, or a sign such as { says: … }`
          : `did you mean \`${[near, answer].filter(Boolean).join('/')}\`?`,
        key,
      );
    } else if (answer !== undefined) {
      const answers = answerNames(symptom);
      if (more.length === 0 && answers.includes(answer)) return;
      const shared = typeof symptom.asks === 'string' ? symptoms.get(symptom.asks) : undefined;
      const known =
        shared === undefined
          ? answers.map((name) => `${id}/${name}`)
          : answerNames(shared).map((name) => `${shared.id}/${name}`);
      const near = nearest(`${shared?.id ?? id}/${answer}`, known);
      add(
        source,
        path,
        `the symptom ${id} has no answer ${answer}`,
        near === null ? `answers: ${known.join(', ') || 'none'}` : `did you mean \`${near}\`?`,
        key,
      );
    }
  };

  for (const cause of files.entries.causes) {
    const { source } = files.causes[cause.id]!;
    for (const key of ['symptoms', 'confirmed_by', 'ruled_out_by'] as const) {
      const signs = { symptoms: cause.symptoms, confirmed_by: cause.confirmedBy, ruled_out_by: cause.ruledOutBy }[key];
      for (const [reference, path] of references(signs, source, [key])) check(reference, source, path);
    }
    cause.fix.forEach((step, at) => {
      if (step.if === null) return;
      if (!step.if.includes('/'))
        add(source, ['fix', at], `\`if: ${step.if}\` names no answer`, 'write symptom/answer', 'if');
      else check(step.if, source, ['fix', at], 'if');
    });
    const successor = cause.status === 'retired' ? cause.replacedBy : null;
    if (successor === cause.id) {
      add(source, [], 'the entry is replaced by itself', 'name the cause that replaces this one', 'replaced_by');
    } else if (successor !== null && !causes.has(successor) && !broken.has(successor)) {
      const near = nearest(
        successor,
        [...causes].filter((id) => id !== cause.id),
      );
      add(
        source,
        [],
        `there is no cause ${successor}`,
        near === null ? 'name the cause that replaces this one' : `did you mean \`${near}\`?`,
        'replaced_by',
      );
    }
  }

  for (const symptom of files.entries.symptoms) {
    const source = files.symptoms[symptom.id]!;
    for (const [reference, path] of references(symptom.when, source, ['when'])) check(reference, source, path);
    if (typeof symptom.asks === 'string') {
      check(symptom.asks, source, [], 'asks');
      if (typeof symptoms.get(symptom.asks)?.asks === 'string') {
        add(source, [], `${symptom.asks} has no questions of its own`, 'name the symptom that has them', 'asks');
      }
      continue;
    }
    const seen = new Set<string>();
    symptom.asks.forEach((question, at) => {
      for (const [name, answer] of Object.entries(question.answers)) {
        const path = ['asks', at, 'answers', name];
        if (seen.has(name)) add(source, path, `two questions have an answer ${name}`, 'give one of them another name');
        seen.add(name);
        for (const [reference, place] of references(answer.when, source, [...path, 'when']))
          check(reference, source, place);
      }
    });
  }

  if (values !== null) {
    for (const [name, signs] of Object.entries(files.entries.values)) {
      for (const [reference, path] of references(signs, values, [name])) check(reference, values, path);
    }
  }
  return faults;
}

function answerNames(symptom: SymptomEntry): string[] {
  return typeof symptom.asks === 'string' ? [] : symptom.asks.flatMap((question) => Object.keys(question.answers));
}

/** Every `seen` in a list of signs with its place. Signs and raw lists run in parallel; a single sign stands without a list. */
function references(signs: readonly Sign[], source: YamlFile, path: Path): [AnswerId, Path][] {
  return signs.flatMap((sign, at) => {
    const place = source.isList(path) ? [...path, at] : path;
    const seen = sign.parts.flatMap((part) => (part.key === 'seen' ? part.all : []));
    return [
      ...seen.map((reference): [AnswerId, Path] => [reference, place]),
      ...references(sign.without, source, [...place, 'without']),
    ];
  });
}
