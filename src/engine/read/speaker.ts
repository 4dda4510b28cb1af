import type { Speaker } from '../types.ts';
import { COMPLAINS, errorStrength, labelledError } from './error-sentence.ts';
import { programForm } from './program-form.ts';
import { proseStrength } from './prose.ts';

/** What is known of a line before its words are weighed. */
export type LineSetting = {
  readonly text: string;
  /** It stands in a JSON value, a table or another shape that was recognised; all of it or a part. */
  readonly shape: 'all' | 'part' | 'none';
  /** A command line of OpenClaw or any other program: after a prompt, alone, at the end of or inside a sentence. */
  readonly command: 'prompt' | 'alone' | 'end' | 'inside' | 'none';
};

const FENCE = /^\s{0,3}(?:>\s?)?(?:```|~~~)/;
const FIELD = /^\s{0,12}(?:[-*•]\s)?\p{L}[\p{L}\d ()/_.-]{0,40}:(?:\s{1,40}\S|$)/u;
/** Words with which a wrapped sentence goes on on the next line; people rarely begin one with them. */
const WRAPPED = /^(?:to|of|is|are|was|were|by|from|be|been|does|not|which|that|than|into)\s/;

/**
 * Who each line is from. A line is the program's if its form says so, if it is an error alone on its line, or if it goes on
 * with what a program printed. Everything else is the person's: an error that is told or explained in a sentence is not
 * the program's complaint.
 */
export function speakers(lines: readonly LineSetting[]): Speaker[] {
  const fenced = fencedLines(lines);
  const by: Speaker[] = [];
  /** How lines that tell nothing are taken: after a command its output, after a printed line its wrap. */
  let after: 'output' | 'printed' | 'fields' | 'person' = 'person';
  let blanks = 0;
  let wraps = false;
  for (const [at, line] of lines.entries()) {
    const text = line.text;
    if (text.trim() === '') {
      blanks += 1;
      by.push(after === 'person' ? 'person' : 'program');
      wraps = false;
      continue;
    }
    const own = fenced[at] ? 'program' : ownSpeaker(line);
    let speaker: Speaker;
    if (own !== 'unclear') speaker = own;
    else if (after === 'output' && blanks < 2) speaker = fitsOutput(text) ? 'program' : 'person';
    else if (wraps && blanks === 0) speaker = proseStrength(text) < 1 || WRAPPED.test(text) ? 'program' : 'person';
    else if (after !== 'person' && blanks === 0 && WRAPPED.test(text) && proseStrength(text) < 2) {
      speaker = 'program';
      wraps = true;
    } else if (FIELD.test(text) && proseStrength(text) === 0 && besideProgram(lines, at, by, blanks))
      speaker = 'program';
    else if (/^\s{2,}\S/.test(text) && after !== 'person' && blanks === 0 && proseStrength(text) < 2)
      speaker = 'program';
    else speaker = 'person';
    if (speaker === 'person') wraps = false;
    by.push(speaker);
    blanks = 0;
    if (line.command === 'prompt' || line.command === 'alone') after = 'output';
    else if (line.command === 'end') after = 'output';
    else if (speaker === 'person') after = 'person';
    else if (after !== 'output') after = 'printed';
  }
  return trimmed(lines, by);
}

/** Whether a line's own text settles it. */
function ownSpeaker(line: LineSetting): Speaker | 'unclear' {
  const { text } = line;
  if (FENCE.test(text) || line.shape === 'all') return 'program';
  if (line.command === 'prompt' || line.command === 'alone') return 'program';
  const form = programForm(text);
  if (form === 'sure') return 'program';
  const prose = proseStrength(text);
  if (form === 'likely') return prose === 2 && !startsWithCode(text) ? 'person' : 'program';
  if (line.shape === 'part') return 'person';
  const strength = errorStrength(text);
  if (strength === 2 && prose === 0) return 'program';
  if (strength === 2 && prose === 1 && !COMMA_TALK.test(text)) return 'program';
  if (labelledError(text) !== null) return 'program';
  if (prose === 2) return 'person';
  if (strength === 1 && prose === 0 && !COMMA_TALK.test(text)) return 'program';
  if (prose === 1) return 'person';
  return 'unclear';
}
const COMMA_TALK = /\p{L}, (?:\p{Ll}+ ){2,}/u;

/** `TypeError: …` is a program's even if what it says sounds like a person. */
function startsWithCode(text: string): boolean {
  return /^\s*[\w.$]{1,60}(?:Error|Exception)(?:\s?\[[\w.-]{1,60}\])?: /.test(text) && !/[?？]\s*$/.test(text);
}

/** Output of a command may be any words, but not a person's reply to it. */
function fitsOutput(text: string): boolean {
  return proseStrength(text) < 1 || (/^\s/.test(text) && proseStrength(text) < 2) || COMPLAINS.test(text);
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
function trimmed(lines: readonly LineSetting[], by: Speaker[]): Speaker[] {
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
