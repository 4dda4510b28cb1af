import type { Speaker } from '../types.ts';
import { changelogLines } from './changelog.ts';
import { COMMA_TALK } from './comma-talk.ts';
import { errorStrength, labelledError } from './error-sentence.ts';
import { fencesIn, isFence } from './fence.ts';
import { isOtherProgram } from './other-program.ts';
import { isPrompt, programForm } from './program-form.ts';
import { type ProseStrength, proseStrength, speaks } from './prose.ts';
import { isKeyed } from './quotation.ts';
import { sourceLines } from './source-code.ts';

/** What is known of a line before its words are weighed. */
export type LineSetting = {
  readonly text: string;
  /** It stands in a JSON value, a table or another shape that was recognised; all of it or a part. */
  readonly shape: 'all' | 'part' | 'none';
  /** A command line of OpenClaw or any other program: after a prompt, alone, at the end of or inside a sentence. */
  readonly command: 'prompt' | 'alone' | 'end' | 'inside' | 'none';
};

const FIELD = /^\s{0,12}(?:[-*•]\s)?\p{L}[\p{L}\d ()/_.-]{0,40}:\s{1,40}\S/u;
/** Words with which a wrapped sentence goes on on the next line; people rarely begin one with them. */
const WRAPPED = /^(?:to|of|is|are|was|were|by|from|be|been|does|not|which|that|than|into)\s/;
/** What stands above a table. */
const HEADING = /^\p{Lu}[\p{L} ]{1,30}(?: ?\(\d+\))?:?$/u;
const DRAWN = /^\s{0,8}[│┃║┌┏╔+|]/;
/** Points of a list that somebody wrote, and the lone marks of a chat's export. */
const LISTED = /^\s{0,6}(?:[•·]\s|\d{1,2}[.)]\s\p{Ll}|#\s*$)/u;

/** What a line's own text says of who wrote it. `perhaps-person`: only if nothing around it says otherwise. */
type Own = Speaker | 'perhaps-person' | 'unclear';

/** What stands above a line. */
type Above = {
  /** Output of a command, something else printed, the wrapped rest of it, or a person's line. */
  readonly kind: 'output' | 'printed' | 'wrapped' | 'person';
  readonly blanks: number;
  /** The line before is the command itself. */
  readonly isCommand: boolean;
};

/**
 * Who each line is from. A line is the program's if its form says so, if it is an error alone on its line, or if it goes on
 * with what a program printed. Everything else is the person's: an error that is told or explained in a sentence is not
 * the program's complaint.
 */
export function speakers(lines: readonly LineSetting[]): Speaker[] {
  const fences = fencesIn(lines);
  const isFenced = lines.map(() => false);
  for (const { first, last } of fences) isFenced.fill(true, first, last + 1);
  const sources = sourceLines(lines, fences);
  const isChange = changelogLines(lines);
  const owns = lines.map((line, at) => {
    if (sources[at] === 'shown' && line.shape !== 'all' && line.command !== 'prompt' && line.command !== 'alone')
      return 'person';
    if (isFenced[at] || sources[at] === 'printed') return 'program';
    return isChange[at] && line.shape === 'none' && programForm(line.text) !== 'sure' ? 'person' : ownSpeaker(line);
  });
  const leadsToPrinted = reach(owns);
  const by: Speaker[] = [];
  let above: Above = { kind: 'person', blanks: 0, isCommand: false };
  for (const [at, line] of lines.entries()) {
    if (line.text.trim() === '') {
      by.push(above.kind === 'person' ? 'person' : 'program');
      above = { ...above, kind: above.kind === 'wrapped' ? 'printed' : above.kind, blanks: above.blanks + 1 };
      continue;
    }
    const own = owns[at]!;
    const wraps = isWrapped(line.text, own, above);
    let speaker: Speaker = 'person';
    if (own === 'program' || own === 'person') speaker = own;
    else if (wraps || (HEADING.test(line.text) && DRAWN.test(lines[at + 1]?.text ?? ''))) speaker = 'program';
    else if (above.kind === 'output' && (goesOn(line.text, above) || leadsToPrinted[at]))
      speaker = fitsOutput(line.text, own, above) ? 'program' : 'person';
    else if (above.kind === 'printed' && above.blanks === 0)
      speaker = /^\s{2,}\S/.test(line.text) || isBetween(line.text, own, owns[at + 1]) ? 'program' : 'person';
    if (own === 'unclear' && FIELD.test(line.text) && besideProgram(lines, at, by, above.blanks)) speaker = 'program';
    by.push(speaker);
    above = { kind: kindOf(line, speaker, wraps, above), blanks: 0, isCommand: line.command !== 'none' };
  }
  return withoutLooseBlanks(lines, by);
}

/** Output may go on here: right below the command or its lines, or after a blank one with a heading or an indented line. */
function goesOn(text: string, above: Above): boolean {
  return above.blanks === 0 || above.isCommand || (above.blanks === 1 && /^(?:\p{Lu}| {2})/u.test(text));
}

function kindOf(line: LineSetting, speaker: Speaker, wraps: boolean, above: Above): Above['kind'] {
  if (line.command === 'prompt' || line.command === 'alone' || isPrompt(line.text)) return 'output';
  if (line.command === 'end' && speaker === 'person') return 'output';
  if (speaker === 'person') return 'person';
  if (above.kind === 'output') return 'output';
  return wraps ? 'wrapped' : 'printed';
}

/** Whether a line is the rest of a printed sentence that was wrapped. */
function isWrapped(text: string, own: Own, above: Above): boolean {
  if (above.kind === 'person' || above.blanks > 0 || above.isCommand || own === 'person') return false;
  return WRAPPED.test(text) || (above.kind === 'wrapped' && own === 'unclear');
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
function isBetween(text: string, own: Own, next: Own | undefined): boolean {
  if (next !== 'program') return false;
  return own === 'unclear' || (/^\p{Lu}/u.test(text) && !COMMA_TALK.test(text));
}

/** Whether a line's own text settles it. */
function ownSpeaker(line: LineSetting): Own {
  const { text } = line;
  if (text.trim() === '') return 'unclear';
  if (isFence(text) || line.shape === 'all' || isPrompt(text)) return 'program';
  if (line.command === 'prompt' || line.command === 'alone') return 'program';
  const form = programForm(text);
  if (form === 'sure') return 'program';
  if (isOtherProgram(text)) return 'person'; // told about, and none of OpenClaw's
  const prose = proseStrength(text);
  if (form === 'likely') return prose >= 2 && !startsWithCode(text) ? 'person' : 'program';
  if (line.shape === 'part') return 'person';
  if (line.command === 'inside' && /^[\s`]*(?:openclaw|Openclaw)\b/.test(text))
    return labelledError(text) === null ? 'perhaps-person' : 'program';
  const strength = errorStrength(text);
  if (strength === 2 && soundsPrinted(text, prose) && !isLedTo(text)) return 'program';
  if (labelledError(text) !== null) return 'program';
  if (prose === 3) return 'person';
  if (strength === 1 && prose === 0 && !COMMA_TALK.test(text)) return 'program';
  return prose > 0 || LISTED.test(text) ? 'perhaps-person' : 'unclear';
}

/**
 * Whether an error reads as printed. Programs advise in brackets and in later sentences (`Try again with less input`), so
 * these count only if they show a person for certain.
 */
function soundsPrinted(text: string, whole: ProseStrength): boolean {
  if (whole === 0) return true;
  const outside = text.replace(/\([^()\n]{1,300}\)/g, ' ');
  if ((whole === 3 && speaks(outside)) || (whole === 3 && /\bI\b/.test(text))) return false;
  const first = /^.{20,}?[.;](?=\s)/.exec(outside)?.[0] ?? outside;
  const prose = proseStrength(first);
  return prose === 0 || (prose === 1 && !COMMA_TALK.test(first));
}

/** Where an error begins that is one wherever it stands. */
const WITHIN = /(?:\bat (?:root|\/\w+): |\b(?:gateway closed|disconnected|socket closed) \(\d{4}|\b\w*[Ee]rror: )/;

/** Whether a sentence in small letters, or a headline and a quotation mark, leads to an error that is one wherever it stands. */
function isLedTo(text: string): boolean {
  const at = text.search(WITHIN);
  if (at < 8 || !/^\s*\p{Ll}[\p{L}'’-]*\s/u.test(text)) return false;
  const lead = text.slice(0, at);
  const quoted = /["'“‘]$/.test(lead);
  if (quoted ? isKeyed(lead.slice(0, -1)) : /[:：=|>→(]/.test(lead)) return false;
  return lead.trim().split(/\s+/).length > (quoted ? 2 : 3);
}

/** `TypeError: …` is a program's even if what it says sounds like a person. */
function startsWithCode(text: string): boolean {
  return /^\s*[\w.$]{1,60}(?:Error|Exception)(?:\s?\[[\w.-]{1,60}\])?: /.test(text) && !/[?？]\s*$/.test(text);
}

/** Output of a command may be any words, but not a person's reply to it. */
function fitsOutput(text: string, own: Own, above: Above): boolean {
  if (own === 'unclear' || /^ {2}/.test(text)) return true;
  // A whole sentence without a word of a person's own: advice that commands print.
  if (above.blanks === 0 && !above.isCommand && /^\p{Lu}[^\n]*[.:]$/u.test(text) && !speaks(text)) return true;
  const strength = errorStrength(text);
  return (strength === 2 && !COMMA_TALK.test(text)) || (strength === 1 && above.blanks === 0 && /^\p{Lu}/u.test(text));
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
