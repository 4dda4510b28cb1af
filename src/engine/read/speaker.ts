import type { Speaker } from '../types.ts';
import { errorStrength, labelledError } from './error-sentence.ts';
import { isPrompt, programForm } from './program-form.ts';
import { proseStrength, speaksOfSelf } from './prose.ts';

/** What is known of a line before its words are weighed. */
export type LineSetting = {
  readonly text: string;
  /** It stands in a JSON value, a table or another shape that was recognised; all of it or a part. */
  readonly shape: 'all' | 'part' | 'none';
  /** A command line of OpenClaw or any other program: after a prompt, alone, at the end of or inside a sentence. */
  readonly command: 'prompt' | 'alone' | 'end' | 'inside' | 'none';
};

const FENCE = /^\s{0,3}(?:>\s?)?(?:```|~~~)/;
const FIELD = /^\s{0,12}(?:[-*•]\s)?\p{L}[\p{L}\d ()/_.-]{0,40}:\s{1,40}\S/u;
/** Words with which a wrapped sentence goes on on the next line; people rarely begin one with them. */
const WRAPPED = /^(?:to|of|is|are|was|were|by|from|be|been|does|not|which|that|than|into)\s/;
/** What stands above a table. */
const HEADING = /^\p{Lu}[\p{L} ]{1,30}(?: ?\(\d+\))?:?$/u;
const DRAWN = /^\s{0,8}[│┃║┌┏╔+|]/;
/** Points of a list that somebody wrote, and the lone marks of a chat's export. */
const LISTED = /^\s{0,6}(?:[•·]\s|\d{1,2}[.)]\s\p{Ll}|#\s*$)/u;
/** Clauses strung together with commas are talk. */
const COMMA_TALK = /[\p{L}\s)"'`], (?:[\p{Ll}\d]+ ){2,}/u;

/** What a line's own text says of who wrote it. `perhaps-person`: only if nothing around it says otherwise. */
type Own = Speaker | 'perhaps-person' | 'unclear';

/**
 * Who each line is from. A line is the program's if its form says so, if it is an error alone on its line, or if it goes on
 * with what a program printed. Everything else is the person's: an error that is told or explained in a sentence is not
 * the program's complaint.
 */
export function speakers(lines: readonly LineSetting[]): Speaker[] {
  const fenced = fencedLines(lines);
  const owns = lines.map((line, at) => (fenced[at] ? 'program' : ownSpeaker(line)));
  const leadsToPrinted = reach(owns);
  const by: Speaker[] = [];
  /** What stands above: output of a command, something printed, the wrapped rest of it, or a person's line. */
  let above: 'output' | 'printed' | 'wrapped' | 'person' = 'person';
  let blanks = 0;
  /** No line of the output has been seen. */
  let isFirst = false;
  for (const [at, line] of lines.entries()) {
    const { text } = line;
    if (text.trim() === '') {
      blanks += 1;
      by.push(above === 'person' ? 'person' : 'program');
      if (above === 'wrapped') above = 'printed';
      continue;
    }
    const own = owns[at]!;
    let speaker: Speaker = 'person';
    let wraps = false;
    if (own === 'program' || own === 'person') speaker = own;
    else if (HEADING.test(text) && DRAWN.test(lines[at + 1]?.text ?? '')) speaker = 'program';
    else if (
      (above === 'output' || above === 'printed') &&
      blanks === 0 &&
      WRAPPED.test(text) &&
      lines[at - 1]!.command === 'none'
    ) {
      wraps = true;
      speaker = 'program';
    } else if (above === 'output' && blanks < 2) speaker = fitsOutput(text, own) ? 'program' : 'person';
    else if (above === 'wrapped') {
      wraps = own === 'unclear' || WRAPPED.test(text);
      speaker = wraps ? 'program' : 'person';
    } else if (above !== 'person' && blanks === 0 && /^\s{2,}\S/.test(text)) speaker = 'program';
    else if (above !== 'person' && blanks === 0 && owns[at + 1] === 'program' && isBetween(text, own))
      speaker = 'program';
    else if (own === 'unclear' && FIELD.test(text) && besideProgram(lines, at, by, blanks)) speaker = 'program';
    by.push(speaker);
    blanks = 0;
    isFirst = line.command !== 'none';
    if (line.command === 'prompt' || line.command === 'alone' || isPrompt(text)) above = 'output';
    else if (line.command === 'end' && speaker === 'person') above = 'output';
    else if (speaker === 'person') above = 'person';
    else if (above !== 'output') above = wraps ? 'wrapped' : 'printed';
  }
  return withoutLooseBlanks(lines, by);
}

/** For each line, whether something printed comes after it before a person speaks. */
function reach(owns: readonly Own[]): boolean[] {
  const reached: boolean[] = [];
  let next = false;
  for (let at = owns.length - 1; at >= 0; at -= 1) {
    reached[at] = next;
    if (owns[at] === 'program') next = true;
    else if (owns[at] !== 'unclear') next = false;
  }
  return reached;
}

/** Whether a line may be printed because the lines above and below it are. */
function isBetween(text: string, own: Own): boolean {
  return own === 'unclear' || (/^\p{Lu}/u.test(text) && !COMMA_TALK.test(text));
}

/** Whether a line's own text settles it. */
function ownSpeaker(line: LineSetting): Own {
  const { text } = line;
  if (text.trim() === '') return 'unclear';
  if (FENCE.test(text) || line.shape === 'all' || isPrompt(text)) return 'program';
  if (line.command === 'prompt' || line.command === 'alone') return 'program';
  const form = programForm(text);
  if (form === 'sure') return 'program';
  const prose = proseStrength(text);
  if (form === 'likely') return prose === 2 && !startsWithCode(text) ? 'person' : 'program';
  if (line.shape === 'part') return 'person';
  if (line.command === 'inside' && /^[\s`]*(?:openclaw|Openclaw)\b/.test(text))
    return labelledError(text) === null ? 'perhaps-person' : 'program';
  const strength = errorStrength(text);
  if (strength === 2 && soundsPrinted(text)) return 'program';
  if (labelledError(text) !== null) return 'program';
  if (prose === 2) return 'person';
  if (strength === 1 && prose === 0 && !COMMA_TALK.test(text)) return 'program';
  return prose === 1 || LISTED.test(text) ? 'perhaps-person' : 'unclear';
}

/** Programs advise in brackets (`(open the Control UI from the gateway host …)`); only what stands outside them tells who speaks. */
function soundsPrinted(text: string): boolean {
  const outside = text.replace(/\([^()\n]{1,300}\)/g, ' ');
  const prose = Math.max(proseStrength(outside), speaksOfSelf(text) ? 2 : 0);
  return prose === 0 || (prose === 1 && !COMMA_TALK.test(outside));
}

/** `TypeError: …` is a program's even if what it says sounds like a person. */
function startsWithCode(text: string): boolean {
  return /^\s*[\w.$]{1,60}(?:Error|Exception)(?:\s?\[[\w.-]{1,60}\])?: /.test(text) && !/[?？]\s*$/.test(text);
}

/** Output of a command may be any words, but not a person's reply to it. */
function fitsOutput(text: string, own: Own): boolean {
  return own === 'unclear' || (errorStrength(text) === 2 && !COMMA_TALK.test(text));
}

/** Whether a `Label: value` line stands next to another one or to something printed. */
function besideProgram(lines: readonly LineSetting[], at: number, by: readonly Speaker[], blanks: number): boolean {
  if (at > 0 && blanks === 0 && by[at - 1] === 'program') return true;
  const next = lines[at + 1]?.text ?? '';
  if (at > 0 && blanks === 0 && FIELD.test(lines[at - 1]!.text) && proseStrength(lines[at - 1]!.text) === 0)
    return true;
  return FIELD.test(next) && proseStrength(next) === 0;
}

/** Blank lines between two program lines are the program's; others the person's. */
function withoutLooseBlanks(lines: readonly LineSetting[], by: Speaker[]): Speaker[] {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (lines[at]!.text.trim() !== '') continue;
    if (at === lines.length - 1 || by[at + 1] === 'person') by[at] = 'person';
  }
  return by;
}

function fencedLines(lines: readonly LineSetting[]): boolean[] {
  const fences = lines.flatMap((line, at) => (FENCE.test(line.text) ? [at] : []));
  const inside = lines.map(() => false);
  for (let index = 0; index + 1 < fences.length; index += 2) {
    for (let at = fences[index]!; at <= fences[index + 1]!; at += 1) inside[at] = true;
  }
  return inside;
}
