import type { CommandLine, Json, JsonDocument, JsonObject, Speaker, Thing, Vocabulary } from '../types.ts';
import type { FoundCommand } from './command.ts';
import type { Found } from './evidence-in.ts';
import { type Fields, fieldsIn, labelled } from './field.ts';
import type { FoundJson } from './json.ts';
import { partsOf, type TextPart } from './json-parts.ts';
import { unescaped } from './json-value.ts';
import { pairsIn } from './pair.ts';
import { proseStrength } from './prose.ts';
import type { Table } from './table.ts';
import { lineAt, type TextLine } from './text-line.ts';
import { waysOfDocument, waysOfPart } from './ways.ts';

/** All that was recognised in a text, from which its things are made. */
export type Recognised = {
  readonly text: string;
  readonly lines: readonly TextLine[];
  /** The lines without what stands in JSON. */
  readonly outside: readonly TextLine[];
  readonly documents: readonly FoundJson[];
  readonly tables: readonly Table[];
  readonly cards: readonly Fields[];
  readonly typed: readonly FoundCommand[];
  readonly by: readonly Speaker[];
  readonly outputs: readonly (number | null)[];
  readonly vocabulary: Vocabulary;
  /** How many JSON strings deep the text stands. */
  readonly depth: number;
  /** Reads a text inside a JSON string of this one. */
  readonly again: (text: string) => Found;
};

export type Things = {
  readonly things: readonly Thing[];
  readonly documents: readonly JsonDocument[];
  /** Commands found in texts inside JSON; they come after those of the text itself. */
  readonly commands: readonly CommandLine[];
  /** Lines of documents that were only sent: what they say is no complaint. */
  readonly sentLines: ReadonlySet<number>;
};

const MAX_THINGS = 5_000;
/** A text in a JSON string is read again, two levels deep, at most so many and so much of it (UTF-16 units). */
const MAX_LEVELS = 2;
const MAX_TEXTS = 300;
const MAX_NESTED = 128 * 1024;

/** Objects of JSON documents, table rows, blocks of fields and pairs, in the order of their lines. */
export function thingsIn(known: Recognised): Things {
  const things: Thing[] = [];
  const documents: JsonDocument[] = [];
  const commands: CommandLine[] = [];
  const sentLines = new Set<number>();
  addDocuments(known, things, documents, commands, sentLines);
  addRows(known, things);
  addFields(known, things);
  return {
    things: headAndTail(things.toSorted((a, b) => a.line - b.line)),
    documents,
    commands,
    sentLines,
  };
}

/** The newest evidence stands last and the question first, so of too many things those in the middle are left out. */
function headAndTail(things: readonly Thing[]): Thing[] {
  if (things.length <= MAX_THINGS) return [...things];
  return [...things.slice(0, MAX_THINGS / 2), ...things.slice(-MAX_THINGS / 2)];
}

function addDocuments(
  known: Recognised,
  things: Thing[],
  documents: JsonDocument[],
  commands: CommandLine[],
  sentLines: Set<number>,
): void {
  let nested = 0;
  let texts = 0;
  for (const found of known.documents) {
    if (things.length >= MAX_THINGS * 2) return;
    const line = lineAt(known.lines, found.start);
    const command = known.outputs[line - 1] ?? null;
    const root = isObject(found.value) ? found.value : null;
    const ways = waysOfDocument(root, leadOf(known, found, line, command));
    const number = documents.length;
    documents.push({ line, start: found.start, end: found.end, value: found.value, repaired: found.repaired });
    if (ways.length === 1 && ways[0] === 'sent') {
      for (let at = line; at <= lineAt(known.lines, found.end - 1); at += 1) sentLines.add(at);
    }
    const parts = partsOf(found.value);
    const places = new Places(known, found);
    for (const { path, value } of parts.objects) {
      things.push({
        form: 'json',
        ways: waysOfPart(ways, path, value),
        line: path === '' ? line : places.lineOf(value),
        value,
        table: null,
        group: null,
        document: number,
        path,
        command,
      });
    }
    if (known.depth >= MAX_LEVELS) continue;
    for (const part of parts.texts) {
      if (texts >= MAX_TEXTS || nested + part.text.length > MAX_NESTED || !mayHoldEvidence(part.text)) continue;
      texts += 1;
      nested += part.text.length;
      const again = known.again(readable(part.text));
      addNested(again, places.lineOfText(part), known, found, command, things, documents, commands);
    }
  }
}

function mayHoldEvidence(text: string): boolean {
  return (
    text.length > 8 &&
    (text.includes('\n') || text.includes('\\n') || text.includes('{') || /\bopenclaw\s|│/.test(text))
  );
}

/** A text whose line breaks are still escaped has been escaped twice. */
function readable(text: string): string {
  return !text.includes('\n') && text.includes('\\n') ? unescaped(text) : text;
}

/** Takes over what was found in a text inside a document; everything there stands on the line of that text. */
function addNested(
  again: Found,
  line: number,
  known: Recognised,
  around: FoundJson,
  command: number | null,
  things: Thing[],
  documents: JsonDocument[],
  commands: CommandLine[],
): void {
  const firstDocument = documents.length;
  const firstCommand = known.typed.length + commands.length;
  for (const document of again.documents) {
    documents.push({ line, start: around.start, end: around.end, value: document.value, repaired: true });
  }
  for (const thing of again.things) {
    things.push({
      ...thing,
      line,
      document: thing.document === null ? null : thing.document + firstDocument,
      command: thing.command === null ? command : thing.command + firstCommand,
    });
  }
  for (const inner of again.commands) commands.push({ ...inner, line });
}

/** Finds the lines on which the parts of a document stand, going forward only. */
class Places {
  readonly #known: Recognised;
  readonly #found: FoundJson;
  #offset: number;

  constructor(known: Recognised, found: FoundJson) {
    this.#known = known;
    this.#found = found;
    this.#offset = found.start;
  }

  /** The line of an object's first key; objects come in reading order. */
  lineOf(value: JsonObject): number {
    const key = Object.keys(value)[0];
    return key === undefined ? this.#line() : this.#find(key);
  }

  /** The line of a text, found by its key. */
  lineOfText(part: TextPart): number {
    const head = part.text.split(/["\\\n]/, 1)[0]!.slice(0, 24);
    const at = head.length < 4 ? -1 : this.#known.text.slice(this.#found.start, this.#found.end).indexOf(head);
    return at < 0 ? lineAt(this.#known.lines, this.#found.start) : lineAt(this.#known.lines, this.#found.start + at);
  }

  #find(key: string): number {
    const window = this.#known.text.slice(this.#offset, Math.min(this.#found.end, this.#offset + 4_000));
    const at = window.indexOf(key);
    if (at >= 0) this.#offset += at + key.length;
    return this.#line();
  }

  #line(): number {
    return lineAt(this.#known.lines, Math.min(this.#offset, Math.max(this.#found.start, this.#found.end - 1)));
  }
}

function leadOf(
  known: Recognised,
  found: FoundJson,
  line: number,
  command: number | null,
): Parameters<typeof waysOfDocument>[1] {
  const text = leadText(known, found, line);
  for (const typed of known.typed) {
    if (typed.start <= found.start && found.end <= typed.end + 1) return { text, command: 'argument' };
  }
  if (command !== null) {
    return { text, command: known.typed[command]!.name.startsWith('config') ? 'configuration' : 'output' };
  }
  return { text, command: 'none' };
}

/** What stands on the document's line before it, else the last line above that says something, if it is short. */
function leadText(known: Recognised, found: FoundJson, line: number): string {
  const own = known.lines[line - 1]!;
  const before = own.text.slice(0, found.start - own.start).trim();
  if (before !== '') return before.slice(-80);
  for (let at = line - 2; at >= 0 && at >= line - 4; at -= 1) {
    const above = known.outside[at]!.text.trim();
    if (above !== '' && !/^(?:```\w*|#)$/.test(above)) return above.length <= 100 ? above : above.slice(-40);
  }
  return '';
}

function addRows(known: Recognised, things: Thing[]): void {
  for (const [group, table] of known.tables.entries()) {
    for (const row of table.rows) {
      if (things.length >= MAX_THINGS * 2) return;
      things.push({
        form: 'row',
        ways: ['shown'],
        line: row.line,
        value: row.cells,
        table: table.heading,
        group,
        document: null,
        path: '',
        command: known.outputs[row.line - 1] ?? null,
      });
    }
    if (
      table.columns.length === 2 &&
      table.columns[0] === 'Item' &&
      table.columns[1] === 'Value' &&
      table.rows.length > 0
    )
      things.push(
        fieldsThing(
          known,
          table.rows[0]!.line,
          Object.fromEntries(table.rows.map((row) => [row.cells['Item']!, row.cells['Value']!])),
          table.heading,
          ['shown'],
        ),
      );
  }
}

function addFields(known: Recognised, things: Thing[]): void {
  const taken = new Set<number>();
  for (const { first, last } of known.tables) for (let line = first; line <= last; line += 1) taken.add(line);
  for (const card of known.cards) {
    for (let line = card.first; line <= card.last; line += 1) taken.add(line);
    things.push(fieldsThing(known, card.first, card.value, null, ['shown']));
  }
  const free = known.outside.map((line) => (taken.has(line.number) ? { ...line, text: '' } : line));
  const isTalk = (line: TextLine): boolean => known.by[line.number - 1] === 'person' && proseStrength(line.text) >= 2;
  for (const block of fieldsIn(free, known.vocabulary, isTalk)) {
    if (things.length >= MAX_THINGS * 4) return;
    things.push(fieldsThing(known, block.first, block.value, null, ['shown']));
  }
  for (const line of free) {
    if (!line.deep || line.text === '' || things.length >= MAX_THINGS * 4) continue;
    const pairs = /[:=]|[a-z][A-Z]\w* (?:\d|true|false|null)/.test(line.text)
      ? pairsIn(line.text, known.by[line.number - 1] === 'program')
      : null;
    if (pairs !== null && !isField(line.text, pairs))
      things.push(fieldsThing(known, line.number, pairs, null, waysOfPairs(pairs)));
  }
}

/** A line that is one labelled field was read as such. */
function isField(text: string, pairs: { readonly [key: string]: Json }): boolean {
  const keys = Object.keys(pairs);
  return keys.length === 1 && labelled(text)?.label === keys[0];
}

/** A configuration path or an environment variable may be what was set as well as what was printed. */
function waysOfPairs(pairs: { readonly [key: string]: Json }): Thing['ways'] {
  return Object.keys(pairs).some(
    (key) =>
      key.includes('.') ||
      /^[A-Z][A-Z0-9_]+$/.test(key) ||
      /^(?:runtime|delivery|payload|channel|mode|kind|agentId|sessionTarget)$/.test(key),
  )
    ? ['shown', 'sent']
    : ['shown'];
}

function fieldsThing(
  known: Recognised,
  line: number,
  value: JsonObject,
  table: string | null,
  ways: Thing['ways'],
): Thing {
  return {
    form: 'fields',
    ways,
    line,
    value,
    table,
    group: null,
    document: null,
    path: '',
    command: known.outputs[line - 1] ?? null,
  };
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
