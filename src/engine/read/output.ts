import type { CommandLine, Speaker } from '../types.ts';
import type { FoundCommand } from './command.ts';
import { promptOf } from './command.ts';
import { programForm } from './program-form.ts';
import { lineAt, type TextLine } from './text-line.ts';

/** Sentences that tell somebody to run what follows. */
const SUGGESTS =
  /(?:\b(?:try|run|use|with|do|execute|paste|check|then|next|first|please|retry|again|command|instead|ejecuta|prueba|corre|lance|führe|probier|roda|rode|выполни|запусти)\b[^\n]{0,60}|执行|运行|试试|실행|実行[^\n]{0,12})[:：]?\s*$/i;
const LABEL_BEFORE =
  /^[\s│*•-]{0,12}(?:Run|Try|Fix|Start with|Logs?|Use|See|Next|Hint|Or|Then|Command|Usage|Approve|Docs?)\s?:\s{0,4}`?$/i;

/** For each line, the index of the command whose output it is, or null. A sentence ends an output, as does the next command. */
export function outputsOf(
  lines: readonly TextLine[],
  typed: readonly FoundCommand[],
  by: readonly Speaker[],
): (number | null)[] {
  const outputs: (number | null)[] = lines.map(() => null);
  const starts = new Map<number, number>();
  const inside = new Set<number>();
  for (const [index, command] of typed.entries()) {
    if (!takesOutput(lines, command, by)) continue;
    starts.set(command.line, index);
    const last = lineAt(lines, Math.max(command.start, command.end - 1));
    for (let number = command.line; number <= last; number += 1) inside.add(number);
  }
  let open: number | null = null;
  let printed = -1;
  for (let at = 0; at < lines.length; at += 1) {
    const number = lines[at]!.number;
    const started = starts.get(number);
    if (started !== undefined) open = started;
    if (inside.has(number)) printed = at;
    else if (open !== null && lines[at]!.text.trim() !== '') {
      if (
        by[at] === 'person' ||
        (promptOf(lines[at]!.text) !== null &&
          /^\s*\S{0,200}[$%❯➜>] ?\S/.test(lines[at]!.text) &&
          !/^\s*[>#]/.test(lines[at]!.text))
      )
        open = null;
      else {
        for (let back = printed + 1; back <= at; back += 1) outputs[back] = open;
        printed = at;
      }
    }
  }
  return outputs;
}

/** A command inside a sentence, or one that a program or a person only recommends, has no output. */
function takesOutput(lines: readonly TextLine[], command: FoundCommand, by: readonly Speaker[]): boolean {
  if (command.place === 'inside') return false;
  const line = lines[command.line - 1]!;
  const before = line.text.slice(0, command.start - line.start);
  if (command.place === 'end') return by[command.line - 1] === 'person' && !LABEL_BEFORE.test(before);
  return true;
}

/** The command lines with what tells whether they were run or only named. */
export function commandLines(
  lines: readonly TextLine[],
  typed: readonly FoundCommand[],
  by: readonly Speaker[],
  outputs: readonly (number | null)[],
): CommandLine[] {
  const answered = new Set(outputs.filter((index) => index !== null));
  const known: CommandLine[] = [];
  for (const [index, command] of typed.entries()) {
    known.push({
      line: command.line,
      name: command.name,
      args: command.args,
      text: command.text,
      quoted: !answered.has(index) && isQuoted(lines, command, by, known.at(-1)),
    });
  }
  return known;
}

/** A command without output is only named if it stands in a sentence, holds a placeholder, or follows a recommendation. */
function isQuoted(
  lines: readonly TextLine[],
  command: FoundCommand,
  by: readonly Speaker[],
  before: CommandLine | undefined,
): boolean {
  if (command.place === 'inside' || command.place === 'end') return true;
  if (/<[\w /-]+>/.test(command.text)) return true;
  if (command.place === 'prompt') return false;
  for (let at = command.line - 2; at >= 0 && at >= command.line - 4; at -= 1) {
    const above = lines[at]!.text;
    if (above.trim() === '' || /^\s*(?:```|#)/.test(above)) continue;
    if (before?.line === at + 1) return before.quoted; // one of a list of commands
    return SUGGESTS.test(above) && (by[at] === 'person' || programForm(above) === 'none');
  }
  return false;
}
