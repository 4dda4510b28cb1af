import { basename } from 'node:path';
import { openCase } from '../../engine/case.ts';
import type { KnowledgeBase } from '../../engine/compile.ts';
import { diagnose } from '../../engine/diagnose.ts';
import type { Case, CauseId, Post, Reply } from '../../engine/types.ts';
import type { Fault } from '../faults.ts';
import type { KbFiles } from '../load.ts';
import { causesOf, derivedPosts } from './derived.ts';

/** The reply to the last of some posts, and the case after it. */
export function converse(posts: readonly Post[], kb: KnowledgeBase): { readonly known: Case; readonly reply: Reply } {
  let known = openCase('knowledge-base-check');
  let reply: Reply | null = null;
  for (const post of posts) ({ case: known, reply } = diagnose(known, post, kb));
  if (reply === null) throw new Error('an example without posts');
  return { known, reply };
}

/** A cause that gets the posts of more entries than these has a text that is too general. */
const MANY = 3;

/** A fault of an entry's post, and the cause that gets it in its place. */
type Missed = Fault & { readonly taker: CauseId | null };

/**
 * Examples that do not get their cause first, ignores that do, and texts of signs that lead elsewhere. If one cause gets the posts
 * of many entries, that is one fault, of that cause.
 */
export function exampleFaults(files: KbFiles, kb: KnowledgeBase): Fault[] {
  const missed = [...handWritten(files, kb), ...fromTexts(files, kb)];
  const takers = Map.groupBy(missed, ({ taker }) => taker);
  return [...takers].flatMap(([taker, faults]) => {
    const losers = [...new Set(faults.map(({ file }) => file))];
    if (taker === null || losers.length <= MANY) return faults.map(({ taker: _, ...fault }) => fault);
    const { source } = files.causes[taker]!;
    const others = losers.filter((file) => file !== source.file).map((file) => basename(file, '.yaml'));
    return [
      {
        file: source.file,
        line: source.lineOf([], 'symptoms'),
        message: `gets the posts of ${others.length} other entries: ${others.slice(0, MANY).join(', ')}, …`,
        mend: 'one of its texts is too general: make it longer, or add `without`',
      },
    ];
  });
}

function handWritten(files: KbFiles, kb: KnowledgeBase): Missed[] {
  return files.entries.causes.flatMap((cause) => {
    if (cause.status === 'retired') return [];
    const { source, matches, ignores } = files.causes[cause.id]!;
    const missed = matches.flatMap((example, at) => {
      const first = firstOf(example.posts, kb);
      if (first === cause.id) return [];
      return [
        {
          file: source.file,
          line: example.line,
          message: `\`matches[${at}]\` gets ${first ?? 'no cause'}`,
          mend: missMend(first),
          taker: first,
        },
      ];
    });
    const caught = ignores.flatMap((example, at) => {
      if (firstOf(example.posts, kb) !== cause.id) return [];
      const mend =
        'make the sign that is seen in it more particular, or add what tells it apart to `ruled_out_by` or `without`';
      return [
        { file: source.file, line: example.line, message: `\`ignores[${at}]\` gets this cause`, mend, taker: null },
      ];
    });
    return [...missed, ...caught];
  });
}

function fromTexts(files: KbFiles, kb: KnowledgeBase): Missed[] {
  const ofCauses = files.entries.causes.flatMap((cause) => {
    if (cause.status === 'retired') return [];
    const { source } = files.causes[cause.id]!;
    return derivedPosts(cause.symptoms, ['symptoms'], source.isList(['symptoms'])).flatMap(({ texts, path }) => {
      const firsts = texts.map((text) => firstOf([{ text }], kb));
      if (firsts.includes(cause.id)) return [];
      const first = firsts.find((id) => id !== null) ?? null;
      const message = `the text "${shortened(texts[0]!)}" gets ${first ?? 'no cause'}`;
      return [{ file: source.file, line: source.lineOf(path), message, mend: missMend(first), taker: first }];
    });
  });
  const ofSymptoms = files.entries.symptoms.flatMap((symptom) => {
    const source = files.symptoms[symptom.id]!;
    const causes = causesOf(files.entries, symptom.id);
    if (causes.length === 0) return []; // only named as a circumstance
    return derivedPosts(symptom.when, ['when'], source.isList(['when'])).flatMap(({ texts, path }) => {
      const firsts = texts.map((text) => firstOf([{ text }], kb));
      if (firsts.some((first) => first !== null && causes.includes(first))) return [];
      const first = firsts.find((id) => id !== null) ?? null;
      const message = `the text "${shortened(texts[0]!)}" gets ${first ?? 'no cause'}, which does not list this symptom`;
      return [{ file: source.file, line: source.lineOf(path), message, mend: missMend(first), taker: first }];
    });
  });
  return [...ofCauses, ...ofSymptoms];
}

function firstOf(posts: readonly Post[], kb: KnowledgeBase): CauseId | null {
  return converse(posts, kb).reply.causes[0]?.id ?? null;
}

function missMend(first: CauseId | null): string {
  if (first === null) return 'no sign is seen in it: compare the texts word by word, and try it with `npm run kb:try`';
  return `tell the two apart: a longer text here, or \`ruled_out_by\` or \`without\` in ${first}; \`npm run kb:try\` shows why`;
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ⏎ ');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
