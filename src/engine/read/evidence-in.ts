import type { Evidence, Line, Vocabulary } from '../types.ts';
import { alignedTablesIn } from './aligned-table.ts';
import { cardsIn } from './card.ts';
import { commandsIn, type FoundCommand } from './command.ts';
import { isComplaint } from './complaint.ts';
import { type FoundJson, jsonIn } from './json.ts';
import { commandLines, outputsOf } from './output.ts';
import { type LineSetting, speakers } from './speaker.ts';
import { tablesIn } from './table.ts';
import { lineAt, type TextLine, textLines } from './text-line.ts';
import { thingsIn } from './thing.ts';
import { nodeVersion, openclawVersion, platformOf } from './version.ts';

/** Everything but the text itself that `Evidence` holds. */
export type Found = Omit<Evidence, 'text' | 'at'>;

/** Year that short versions (`2.17 → 2.19`) are of, where the post has no time: OpenClaw's first under that name. */
const FIRST_YEAR = 2026;

/** Reads one text: a post, or a text inside a JSON string of one. `depth`: how many strings deep it stands. */
export function evidenceIn(text: string, vocabulary: Vocabulary, at: number | null, depth = 0): Found {
  const lines = textLines(text);
  const documents = jsonIn(text);
  const tables = [...tablesIn(lines), ...alignedTablesIn(lines)].toSorted((a, b) => a.first - b.first);
  const outside = outsideOf(lines, documents);
  const typed = commandsIn(text, outside, vocabulary.commands);
  const cards = cardsIn(outside, vocabulary);
  const drawn = new Set<number>();
  for (const { first, last } of [...tables, ...cards]) for (let line = first; line <= last; line += 1) drawn.add(line);

  const settings = settingsOf(lines, outside, documents, typed, drawn);
  const by = speakers(settings);
  const outputs = outputsOf(lines, typed, by);
  const again = (inner: string): Found => evidenceIn(inner, vocabulary, at, depth + 1);
  const things = thingsIn({
    text,
    lines,
    outside,
    documents,
    tables,
    cards,
    typed,
    by,
    outputs,
    vocabulary,
    depth,
    again,
  });
  const commands = commandLines(lines, typed, by, outputs);
  const inCard = new Set(
    cards.flatMap((card) => Array.from({ length: card.last - card.first + 1 }, (_, at) => card.first + at)),
  );
  const said = lines.filter((line) => line.deep && line.text !== '');
  const placed = <Found extends { readonly line: number }>(one: Found): Found => ({
    ...one,
    line: lines[one.line - 1]!.place,
  });
  const isGapless = lines.at(-1)!.place === lines.length;
  return {
    lines: allLines(
      lines.map((line, index) => ({
        number: line.place,
        start: line.start,
        end: line.end,
        by: by[index]!,
        complaint:
          by[index] === 'program' &&
          !inCard.has(line.number) &&
          !things.sentLines.has(line.number) &&
          isComplaint(line.text),
        command: outputs[index]!,
      })),
    ),
    commands: isGapless ? [...commands, ...things.commands] : [...commands, ...things.commands].map(placed),
    things: isGapless ? things.things : things.things.map(placed),
    documents: isGapless ? things.documents : things.documents.map(placed),
    version: openclawVersion(said, at === null ? FIRST_YEAR : new Date(at).getUTCFullYear()),
    node: nodeVersion(said),
    platform: platformOf(said),
  };
}

/** The lines with the empty ones that were left out of large gaps; they are like those before them. */
function allLines(lines: readonly Line[]): readonly Line[] {
  if (lines.at(-1)!.number === lines.length) return lines;
  const all: Line[] = [];
  for (const line of lines) {
    let before = all.at(-1);
    while (before !== undefined && before.number + 1 < line.number) {
      before = { ...before, number: before.number + 1, start: before.end + 1, end: before.end + 1 };
      all.push(before);
    }
    all.push(line);
  }
  return all;
}

/** The lines with what stands in JSON blanked out, so that nothing is read there twice. */
function outsideOf(lines: readonly TextLine[], documents: readonly FoundJson[]): TextLine[] {
  const outside = [...lines];
  for (const document of documents) {
    const first = lineAt(lines, document.start);
    for (let number = first; number <= lines.length && lines[number - 1]!.start < document.end; number += 1) {
      const line = outside[number - 1]!;
      const from = Math.max(0, document.start - line.start);
      const to = Math.min(line.text.length, document.end - line.start);
      if (to <= from) continue;
      outside[number - 1] = { ...line, text: line.text.slice(0, from) + ' '.repeat(to - from) + line.text.slice(to) };
    }
  }
  return outside;
}

/** Anything but what joins values. */
const BESIDE_JSON = /[^\s,;{}[\]()]/;

function settingsOf(
  lines: readonly TextLine[],
  outside: readonly TextLine[],
  documents: readonly FoundJson[],
  typed: readonly FoundCommand[],
  drawn: ReadonlySet<number>,
): LineSetting[] {
  const shapes: LineSetting['shape'][] = lines.map((line) => (drawn.has(line.number) ? 'all' : 'none'));
  let done = -1; // documents come in order, and many may stand on one line
  for (const document of documents) {
    const first = lineAt(lines, document.start) - 1;
    for (let at = Math.max(first, done + 1); at < lines.length && lines[at]!.start < document.end; at += 1) {
      shapes[at] = BESIDE_JSON.test(outside[at]!.text) ? 'part' : 'all';
      done = at;
    }
  }
  const places: LineSetting['command'][] = lines.map(() => 'none');
  for (const command of typed) {
    places[command.line - 1] = command.place;
    const last = lineAt(lines, Math.max(command.start, command.end - 1));
    for (let number = command.line + 1; number <= last; number += 1) places[number - 1] = command.place;
  }
  return lines.map((line, index) => ({ text: line.text, shape: shapes[index]!, command: places[index]! }));
}
