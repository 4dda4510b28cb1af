import { filedAs, type KnowledgeBase } from '../compile.ts';
import { partAt } from '../look-up.ts';
import { lineAt } from '../read/text-line.ts';
import { isWithdrawn } from '../remarks.ts';
import type { Evidence, Line, ObjectShape, Shape, Thing } from '../types.ts';
import { ALIGN_LIMIT, align } from './align.ts';
import type { Hit } from './hit.ts';
import { isPasted, isPastedThing } from './printed.ts';
import { scan } from './scan.ts';
import { fitsObject, type Holding } from './shape.ts';
import type { Sighting } from './sighting.ts';
import { patternAt } from './text-index.ts';
import { tokenise } from './tokens.ts';

/** What one post shows: sightings by part, and the lines that some text of the base explains. */
export type PostSightings = {
  readonly parts: ReadonlyMap<number, readonly Sighting[]>;
  readonly explained: ReadonlySet<number>;
};

/** Most sightings of one part kept in one post; the newest win. */
const PER_PART = 16;

/** Weight of a shape, by its keys, on the scale of text weights. */
const KEY_WEIGHT = 3;

/**
 * Everything the knowledge base looks for that this post shows. `wasAsked`: our last reply asked a question.
 * `loosely`: the person's words need not be those of the entries; what is seen so is weak.
 */
export function sight(
  evidence: Evidence,
  post: number,
  kb: KnowledgeBase,
  wasAsked: boolean,
  loosely = false,
): PostSightings {
  const parts = new Map<number, Sighting[]>();
  const explained = new Set<number>();
  const add = (part: number, sighting: Sighting) => {
    const known = parts.get(part);
    if (!known) parts.set(part, [sighting]);
    else if (known.length < PER_PART) known.push(sighting);
    else known[PER_PART - 1] = sighting;
  };
  const looking: Looking = { evidence, post, kb, wasAsked, loosely, add, explained };
  sightTexts(looking);
  for (const thing of evidence.things) sightThing(thing, looking);
  sightCommands(looking);
  return { parts, explained };
}

type Looking = {
  readonly evidence: Evidence;
  readonly post: number;
  readonly kb: KnowledgeBase;
  readonly wasAsked: boolean;
  readonly loosely: boolean;
  readonly add: (part: number, sighting: Sighting) => void;
  readonly explained: Set<number>;
};

function sightTexts({ evidence, post, kb, wasAsked, loosely, add, explained }: Looking): void {
  const tokens = tokenise(evidence.text);
  const exact = scan(tokens, kb.texts);
  const found = new Set(exact.map((hit) => hit.text));
  const damaged =
    evidence.text.length <= ALIGN_LIMIT ? outdone(align(tokens, kb.texts, found, loosely), exact, kb.texts.totals) : [];
  const isShort = tokens.count <= 12;
  for (const hit of [...exact, ...damaged]) {
    const first = lineAt(evidence.lines, hit.start) - 1;
    const line = evidence.lines[first];
    if (!line) continue;
    const pattern = patternAt(kb.texts, hit.text);
    const isBare = pattern.words <= 1 && pattern.text.length <= 12;
    const weight = (kb.texts.totals[hit.text] as number) * hit.coverage;
    for (const part of kb.textParts[hit.text] ?? []) {
      const { key } = partAt(kb, part);
      const told = line.by === 'person' && !isPasted(evidence, line, hit, pattern.words);
      if (key === 'told' && isBare && !(wasAsked && isShort)) continue;
      // In other words than ours only a person tells.
      if (key === 'told' && hit.coverage < 1 && line.by === 'program') continue;
      if (told && isWithdrawn(evidence.text, line, hit.start, hit.end, kb.vocabulary)) continue;
      // What only decides (`without`, circumstances) explains nothing.
      if (key === 'says' && (kb.events[part]?.length ?? 0) > 0) {
        for (let at = first; (evidence.lines[at]?.start ?? hit.end) < hit.end; at += 1) {
          explained.add(evidence.lines[at]!.number);
        }
      }
      add(part, {
        post,
        line: line.number,
        start: hit.start,
        end: hit.end,
        command: commandBefore(evidence, line, hit.start),
        told: told || key === 'told',
        account: key === 'told',
        complaint: true,
        coverage: hit.coverage,
        headed: hit.headed,
        weight,
        captures: hit.captures,
        spot: null,
      });
    }
  }
}

/** Leaves out damaged readings of a place that another text explains as well or better. */
function outdone(damaged: readonly Hit[], exact: readonly Hit[], totals: Float32Array): readonly Hit[] {
  const weightOf = (hit: Hit) => (totals[hit.text] as number) * hit.coverage;
  return damaged.filter((hit) => {
    const length = hit.last - hit.first + 1;
    const overlaps = (other: Hit) => Math.min(hit.last, other.last) - Math.max(hit.first, other.first) + 1 > length / 2;
    return (
      !exact.some((other) => overlaps(other) && weightOf(other) >= 0.9 * weightOf(hit)) &&
      !damaged.some((other) => other !== hit && overlaps(other) && other.coverage > hit.coverage + 0.08)
    );
  });
}

function sightThing(thing: Thing, looking: Looking): void {
  const names = [`table:${thing.table?.toLowerCase() ?? ''}`];
  for (const [key, value] of Object.entries(thing.value)) {
    names.push(filedAs(key));
    if (typeof value !== 'object') names.push(filedAs(key, String(value).slice(0, 200)));
  }
  for (const name of names) for (const part of looking.kb.shapeParts.get(name) ?? []) holdAgainst(thing, part, looking);
}

function holdAgainst(thing: Thing, number: number, { evidence, post, kb, add, explained }: Looking): void {
  const part = partAt(kb, number);
  if (part.key !== 'shows' && part.key !== 'sends') return;
  const way = part.key === 'shows' ? 'shown' : 'sent';
  if (!thing.ways.includes(way) && thing.form !== 'fields') return;
  if (part.table !== null && part.table.toLowerCase() !== thing.table?.toLowerCase()) return;
  const holding: Holding = { at: evidence.at, foldKeys: thing.form !== 'json', captures: {} };
  if (!fitsObject(part.shape, thing.value, holding)) return;
  const line = lineOfKey(evidence, thing, part.shape);
  for (const [key, inner] of Object.entries(part.shape.keys)) {
    const one = lineOfKey(evidence, thing, { is: 'object', keys: { [key]: inner } });
    if (one && part.key === 'shows') explained.add(one.number);
  }
  add(number, {
    post,
    line: line?.number ?? thing.line,
    start: line?.start ?? 0,
    end: line?.end ?? 0,
    command: thing.command,
    // Keys and values in a sentence are the person's words about them.
    told: evidence.lines[thing.line - 1]?.by === 'person' && !isPastedThing(evidence, thing),
    account: false,
    complaint: part.key === 'shows',
    coverage: 1,
    headed: true,
    weight: KEY_WEIGHT * Object.keys(part.shape.keys).length,
    captures: holding.captures,
    spot: thing.document === null ? null : { post, document: thing.document, path: thing.path },
  });
}

/** Most lines below its first on which an object's key is looked for. */
const KEY_LINES = 60;

/** The line of the innermost key that a shape names: what a reader should look at. */
function lineOfKey(evidence: Evidence, thing: Thing, shape: ObjectShape): Line | undefined {
  const first = evidence.lines[thing.line - 1];
  const last = evidence.lines[Math.min(evidence.lines.length, thing.line + KEY_LINES) - 1];
  if (!first || !last) return first;
  let from = first.start;
  for (let keys: ObjectShape | null = shape; keys; ) {
    const [key, inner]: [string, Shape] | [] = Object.entries(keys.keys).find(([, one]) => one.is !== 'missing') ?? [];
    const at = key === undefined ? -1 : evidence.text.indexOf(key, from);
    if (at < 0 || at > last.end) break;
    from = at;
    keys = inner?.is === 'object' ? inner : null;
  }
  return evidence.lines[lineAt(evidence.lines, from) - 1];
}

function sightCommands({ evidence, post, kb, add }: Looking): void {
  evidence.commands.forEach((command, index) => {
    for (const number of kb.commandParts.get(command.name) ?? []) {
      const part = partAt(kb, number);
      if (part.key !== 'command') continue;
      const holding: Holding = { at: evidence.at, foldKeys: false, captures: {} };
      if (!fitsObject(part.args, command.args, holding)) continue;
      const line = evidence.lines[command.line - 1];
      add(number, {
        post,
        line: command.line,
        start: line?.start ?? 0,
        end: line?.end ?? 0,
        command: index,
        told: false,
        account: false,
        complaint: false,
        coverage: 1,
        headed: true,
        weight: KEY_WEIGHT * (1 + Object.keys(part.args.keys).length),
        captures: holding.captures,
        spot: null,
      });
    }
  });
}

/** The command in whose output a text stands; its output may follow on its own line: `openclaw cron list → gateway closed`. */
function commandBefore(evidence: Evidence, line: Line, start: number): number | null {
  const index = evidence.commands.findLastIndex(
    (command) =>
      command.line === line.number && evidence.text.slice(line.start, start).includes(command.text.slice(0, 80)),
  );
  return index >= 0 ? index : line.command;
}
