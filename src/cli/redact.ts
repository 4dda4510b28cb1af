import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { openStandIns } from '../engine/clean.ts';
import { redact } from '../engine/redact/redact.ts';
import { openRedactor } from '../engine/redact/redactor.ts';
import type { Redaction, StandIns } from '../engine/types.ts';
import { answerLines } from './answer-lines.ts';
import { Fault } from './fault.ts';
import { readPieces, readText } from './input.ts';
import { type Io, write } from './io.ts';
import { postLine } from './posts.ts';

export type RedactOptions = { readonly json?: true; readonly jsonl?: true };

/** Shorter texts are read as a whole, so that a second reading finds nothing more. UTF-16 units. */
const ONE_READING = 262_144;

/**
 * `clinic redact`: a text without its secrets, nothing else changed, or one for each line. Needs no knowledge base. A text of
 * any size is redacted as it comes in; a file is read twice, so that a value is masked also above the place that gives it away.
 */
export async function redactCommand(file: string | undefined, options: RedactOptions, io: Io): Promise<void> {
  if (options.json && options.jsonl) throw new Fault('give one of --json, --jsonl', 2);
  if (options.jsonl) return answerLines(file, io, redactLine);
  if (options.json) return write(io.stdout, `${JSON.stringify(redactWhole(await readText(file, io)))}\n`);
  const redactor = openRedactor((await isFile(file)) ? await firstReading(file, io) : newStandIns());
  for await (const piece of readPieces(file, io)) {
    const text = redactor.push(piece);
    if (text !== '') await write(io.stdout, text);
  }
  const { text, found } = redactor.end();
  await write(io.stdout, text);
  await write(io.stderr, summary(found));
}

function redactLine(line: string): object {
  const { id, post } = postLine(line);
  return { id, ...redactWhole(post.text) };
}

type Told = { readonly text: string; readonly found: readonly Redaction[] };

function redactWhole(whole: string): Told {
  if (whole.length <= ONE_READING) {
    const { text, found } = redact(whole, newStandIns());
    return { text, found };
  }
  const first = openRedactor(newStandIns());
  first.push(whole);
  const second = openRedactor(first.end().standIns);
  const begin = second.push(whole);
  const { text, found } = second.end();
  return { text: begin + text, found };
}

/** Stand-ins of everything that a file holds. */
async function firstReading(file: string | undefined, io: Io): Promise<StandIns> {
  const redactor = openRedactor(newStandIns());
  for await (const piece of readPieces(file, io)) redactor.push(piece);
  return redactor.end().standIns;
}

/** Whether it can be read twice: no pipe, no device. */
async function isFile(file: string | undefined): Promise<boolean> {
  if (file === undefined || file === '-') return false;
  return stat(file).then(
    (found) => found.isFile() && found.size > ONE_READING,
    () => false, // reading it says why
  );
}

/** What was masked, for people: kind, number of different values, how to rotate. */
function summary(found: readonly Redaction[]): string {
  if (found.length === 0) return 'clinic: nothing was masked\n';
  const width = Math.max(...found.map(({ kind }) => kind.length));
  const lines = found.map(({ kind, count, rotate }) =>
    `  ${kind.padEnd(width)}  ${String(count).padStart(3)}  ${rotate ?? ''}`.trimEnd(),
  );
  return `clinic: masked, by kind and number of different values:\n${lines.join('\n')}\n`;
}

function newStandIns(): StandIns {
  return openStandIns(randomBytes(16).toString('hex'));
}
