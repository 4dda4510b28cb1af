import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { clean, openStandIns } from '../engine/clean.ts';
import { compile, type KnowledgeBase } from '../engine/compile.ts';
import { sight } from '../engine/match/sight.ts';
import { Signs } from '../engine/match/signs.ts';
import { read } from '../engine/read.ts';
import type { CleanText, Evidence, SymptomEntry, SymptomId } from '../engine/types.ts';
import { readFiles } from './load.ts';
import type { KbIo } from './main.ts';
import { readPaste } from './read-paste.ts';

/** Most texts suggested, and the longest, in UTF-16 units: a shorter text is found in more posts. */
const MAX_TEXTS = 4;
const MAX_TEXT = 160;

/**
 * `clinic kb new <area>/<id>`: writes a template of a cause, with `from` filled in from a paste, redacted. Never overwrites.
 * Returns the exit status.
 */
export async function kbNew(dir: string, name: string, from: string | null, io: KbIo): Promise<number> {
  const [area = '', id = '', ...more] = name.replace(/\.yaml$/, '').split('/');
  if (more.length > 0 || ![area, id].every((word) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(word))) {
    io.err(
      `clinic kb new: "${name}" is no <area>/<id>; write it in small letters, digits and dashes: cron/cron-id-is-name\n`,
    );
    return 2;
  }
  const { files, faults } = readFiles(dir);
  const path = join(dir, 'causes', area, `${id}.yaml`);
  const taken =
    existsSync(path) || faults.some((fault) => basename(fault.file) === `${id}.yaml`) || files.causes[id] !== undefined;
  if (taken) {
    io.err(
      `clinic kb new: there is an entry ${id} already (${files.causes[id]?.source.file ?? path}); edit that, or take another id\n`,
    );
    return 1;
  }
  const paste = from === null ? null : await readPaste(from, io);
  if (from !== null && paste === null) return 1;

  mkdirSync(dirname(path), { recursive: true });
  const drawn = paste === null ? null : drawnFrom(paste, compile(files.entries));
  const answers = files.entries.symptoms.flatMap((symptom) =>
    drawn?.symptoms.includes(symptom.id) ? answersOf(symptom) : [],
  );
  writeFileSync(path, area === 'howto' ? question(drawn) : template(drawn, answers), { flag: 'wx' });
  const shown = `${basename(dir)}/causes/${area}/${id}.yaml`;
  io.out(
    `${shown} is written as a draft. Fill in what stands in ‹…›, then: npm run kb:try < paste.txt, npm run kb:check -- ${id}\n`,
  );
  return 0;
}

/** What a paste gives an entry: itself, redacted, and the texts that it may be recognised by. */
type Drawn = {
  readonly example: CleanText;
  readonly symptoms: readonly SymptomId[];
  readonly texts: readonly string[];
};

function drawnFrom(paste: string, kb: KnowledgeBase): Drawn {
  const cleaned = clean({ text: paste.trim() }, openStandIns('kb-new'));
  const evidence = read(cleaned, kb.vocabulary);
  const { symptoms, lines } = seenSymptoms(evidence, kb);
  const complaints = evidence.lines.filter(
    (line) => line.complaint && line.by === 'program' && !lines.has(line.number),
  );
  const texts = complaints.map((line) => asText(cleaned.text.slice(line.start, line.end)));
  return {
    example: cleaned.text,
    symptoms,
    texts: [...new Set(texts)].filter((text) => text.length > 8).slice(0, MAX_TEXTS),
  };
}

/** Shared symptoms that a paste shows already, and their lines. */
function seenSymptoms(evidence: Evidence, kb: KnowledgeBase): { symptoms: SymptomId[]; lines: ReadonlySet<number> } {
  const signs = new Signs([sight(evidence, 0, kb, false)], kb);
  const symptoms = kb.symptoms.names.filter((id) => kb.sharedBy[id] !== undefined && signs.seen(id).length > 0);
  return { symptoms, lines: new Set(symptoms.flatMap((id) => signs.seen(id).map((sighting) => sighting.line))) };
}

/** A line of a log as a text to look for: without time and level, with holes where other posts will differ. */
function asText(line: string): string {
  const bare = line
    .trim()
    .slice(0, 1_000)
    .replace(/^(?:\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]?|\d\d:\d\d:\d\d\S*)\s*/, '')
    .replace(/^(?:\[?(?:error|warn(?:ing)?|fatal|info)\]?:?\s+)/i, '');
  const withHoles = bare
    .replace(/\[REDACTED:[^\]]{1,60}\]/g, '{…}')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '{:uuid}')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, '{:time}')
    .replace(/\b[a-z]{2,10}:\/\/[^\s"'<>)]{1,200}/gi, '{:url}')
    .replace(/(?<![\w.{:-])\d{3,}(?![\w.}-])(?!\))/g, '{:number}');
  if (withHoles.length <= MAX_TEXT) return withHoles;
  return withHoles
    .slice(0, withHoles.lastIndexOf(' ', MAX_TEXT))
    .replace(/\{[^{}]*$/, '')
    .trim();
}

/** The answers that tell the causes of a shared symptom apart, as entries name them. */
function answersOf({ id, asks }: SymptomEntry): string[] {
  if (typeof asks === 'string') return [];
  return asks.flatMap((asked) => Object.keys(asked.answers).map((name) => `${id}/${name}`));
}

/** A template of an entry that answers a question. */
function question(drawn: Drawn | null): string {
  return [
    HEAD,
    stringify({ title: '‹How to …›', status: 'draft', kind: 'howto' }, PLAIN),
    stringify({ symptoms: [{ told: ['‹the words of the question, in each language it is asked in›'] }] }, PLAIN),
    stringify({ cause: '‹the short answer›' }, PLAIN),
    REST,
    stringify({ examples: { matches: [drawn?.example ?? '‹the question, as somebody asked it›'] } }, PLAIN),
  ].join('');
}

function template(drawn: Drawn | null, answers: readonly string[]): string {
  const placeholder = '‹the text of the error, word for word›';
  const shared = drawn?.symptoms ?? [];
  const own = drawn?.texts ?? [];
  const texts = own.length === 0 && shared.length === 0 ? [placeholder] : own;
  const symptoms = [...shared, ...(texts.length === 0 ? [] : [{ says: texts.length === 1 ? texts[0] : texts }])];
  const example = drawn?.example ?? '‹a post in which it happened, redacted: what people really paste›';
  return [
    HEAD,
    stringify({ title: '‹what is wrong, in one line›', status: 'draft' }, PLAIN),
    '# affects: ">=2026.4 <2026.5"      # only if other versions of OpenClaw do not have it\n',
    '# stage: request                   # start, connect, request, run or deliver: how far things got\n',
    stringify({ symptoms }, PLAIN),
    `${`# confirmed_by: [${answers.join(', ')}]`.padEnd(34)} # what tells it apart from other causes of the same symptom\n`,
    '# ruled_out_by: []\n',
    stringify({ cause: '‹why it happens, in one to three sentences›' }, PLAIN),
    REST,
    stringify({ examples: { matches: [example] } }, PLAIN),
  ].join('');
}

const PLAIN = { lineWidth: 0, defaultStringType: 'PLAIN' } as const;
const HEAD = '# kb/README.md explains every key. Delete what you do not need; the file name is the id.\n';
const REST = [
  stringify({ fix: [{ do: '‹one action›', run: 'openclaw doctor' }] }, PLAIN),
  stringify({ verify: { do: '‹how to see that it works now›', run: 'openclaw status' } }, PLAIN),
  stringify({ sources: ['https://docs.openclaw.ai/‹page›'] }, PLAIN),
].join('');
