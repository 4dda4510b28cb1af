import type { KbFiles } from '../../../src/kb/load.ts';
import type { LabelledPost, QuietPost } from '../shapes.ts';
import { bases } from './bases.ts';
import { HEALTHY_OUTPUT } from './command-output.ts';
import { decisiveLine } from './decisive.ts';
import { RUNNING, type Said, STARTING } from './log-lines.ts';
import { type Random, random } from './random.ts';
import { allTexts, ownTexts } from './sign-texts.ts';

/** Lengths of logs, in UTF-16 units. */
const SIZES = [5_000, 15_000, 30_000, 60_000];

/** Most bases that are buried; of more, every so many-th is. */
const MOST_BASES = 400;

/** How a line is printed. */
type Form = (said: Said, at: Date, from: Random) => string;

const FORMS: { readonly [name: string]: Form } = {
  console: ([subsystem, says], at) =>
    `${at.toISOString().slice(11, 19)} ${subsystem === null ? '' : `[${subsystem}] `}${says}`,
  iso: ([subsystem, says], at) =>
    `${at.toISOString().replace('Z', '+00:00')} ${subsystem === null ? '' : `[${subsystem}] `}${says}`,
  follow: ([subsystem, says], at) => `${at.toISOString()} info ${subsystem ?? 'gateway'} ${says}`,
  json: ([subsystem, says], at) => {
    const name = JSON.stringify({ subsystem: subsystem ?? 'gateway' });
    const date = at.toISOString();
    const _meta = {
      runtime: 'node',
      hostname: 'claw-box',
      name,
      parentNames: ['openclaw'],
      date,
      logLevelId: 3,
      logLevelName: 'INFO',
    };
    return JSON.stringify({ '0': name, '1': says, _meta, time: date });
  },
  compose: ([subsystem, says], at) =>
    `openclaw-gateway-1  | ${at.toISOString().slice(11, 19)} ${subsystem === null ? '' : `[${subsystem}] `}${says}`,
  journal: ([subsystem, says], at) =>
    `Apr 22 ${at.toISOString().slice(11, 19)} claw-box node[812]: ${subsystem === null ? '' : `[${subsystem}] `}${says}`,
};

/** Logs of a gateway that is well, with pasted output of commands in some. */
export function healthyLogs(): readonly QuietPost[] {
  return Object.keys(FORMS).flatMap((form) =>
    SIZES.flatMap((size) =>
      [1, 2, 3, 4].map((number) => {
        const id = `healthy/${form}-${size}-${number}`;
        const from = random(id);
        const lines = healthyLines(FORMS[form]!, size, from);
        if (number > 2) {
          for (let block = 0; block < 3; block += 1)
            lines.splice(from.below(lines.length), 0, `\n${from.pick(HEALTHY_OUTPUT)(from)}\n`);
        }
        return { id, kind: form, lang: 'en', text: lines.join('\n'), why: 'nothing is wrong in this log' };
      }),
    ),
  );
}

/** Each base whose cause can be told from one or a few lines of it, once in a log of each of two lengths. */
export function longLogs(files: KbFiles): readonly LabelledPost[] {
  const causes = new Map(files.entries.causes.map((cause) => [cause.id, cause]));
  const all = bases(files);
  const step = Math.ceil(all.length / MOST_BASES);
  return all
    .filter((_, index) => index % step === 0)
    .flatMap((base, index) => {
      const cause = causes.get(base.cause)!;
      const lines = decisive(base.text, ownTexts(cause), allTexts(cause, files.entries));
      if (lines === null) return [];
      return [SIZES[index % 4]!, SIZES[(index + 2) % 4]!].map((size) => {
        const id = `log/${base.id}-${size}`;
        const from = random(id);
        const form = from.pick(Object.keys(FORMS));
        return { ...base, id, kind: `${size / 1000} kB`, text: buried(lines, FORMS[form]!, size, from) };
      });
    });
}

/** The lines to bury: the one by which the cause is known, or a short block that is program output almost entirely. */
function decisive(text: string, own: readonly string[], all: readonly string[]): readonly string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const known = decisiveLine(lines, own);
  if (known.share >= 0.9 && !TOLD.test(lines[known.at]!)) return [lines[known.at]!];
  const printed = lines.filter((line) => PRINTED.test(line) && !TOLD.test(line));
  const length = printed.join('').length;
  if (printed.length > 8 || length < 0.85 * lines.join('').length) return null;
  return decisiveLine(printed, all).share >= 0.9 ? printed : null;
}

/** Marks of a line that a program printed. Needs no more than to sort the saved posts' lines. */
const PRINTED = /error|failed|closed|^\s*["{}[\]]|^[A-Z][\w ]{2,20}: |\[[\w/-]+\]|=\S|^\s+at |required/iu;

/** Marks of a line that a person wrote. */
const TOLD =
  /\b(?:I|my|me|we|our|it's|don't|can't|never|though|every time)\b|[?!]$|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0400-\u04ff]/u;

function buried(lines: readonly string[], form: Form, size: number, from: Random): string {
  const healthy = healthyLines(form, size, from);
  const at = Math.floor(healthy.length * (0.2 + from.below(60) / 100));
  // A lone line is logged like the others; a block stands as it was printed.
  const time = new Date(Date.UTC(2026, 3, 22, 14, 5, 1));
  const bare = lines.length > 1 || /^[\s"{}[\]]|^\d|^\[/u.test(lines[0]!);
  return healthy.toSpliced(at, 0, ...(bare ? lines : [form(['gateway', lines[0]!], time, from)])).join('\n');
}

function healthyLines(form: Form, size: number, from: Random): string[] {
  const lines: string[] = [];
  let time = Date.UTC(2026, 3, 22, 6, from.below(60), from.below(60));
  let length = 0;
  for (let number = 0; length < size; number += 1) {
    const say = number < STARTING.length ? STARTING[number]! : from.pick(RUNNING);
    time += number < STARTING.length ? from.below(400) : from.below(90_000);
    const line = form(say(from), new Date(time), from);
    lines.push(line);
    length += line.length + 1;
  }
  return lines;
}
