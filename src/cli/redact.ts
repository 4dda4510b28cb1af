import { clean } from '../engine/clean.ts';
import type { CleanPost } from '../engine/types.ts';
import { newCase } from './diagnose.ts';
import { Fault } from './fault.ts';
import { readLines, readPieces, readText } from './input.ts';
import { type Io, write } from './io.ts';
import { postLine } from './posts.ts';
import { redactPieces } from './redact-pieces.ts';

export type RedactOptions = { readonly json?: true; readonly jsonl?: true };

/** `clinic redact`: a text without its secrets, or one for each line. Needs no knowledge base; a text of any size is redacted as it comes in. */
export async function redactCommand(file: string | undefined, options: RedactOptions, io: Io): Promise<void> {
  if (options.json && options.jsonl) throw new Fault('give one of --json, --jsonl', 2);
  if (options.jsonl) return redactLines(file, io);
  if (options.json) {
    const cleaned = clean({ text: await readText(file, io) }, newCase().standIns);
    return write(io.stdout, `${JSON.stringify(told(cleaned))}\n`);
  }
  for await (const text of redactPieces(readPieces(file, io), newCase().standIns)) await write(io.stdout, text);
}

async function redactLines(file: string | undefined, io: Io): Promise<void> {
  let number = 0;
  for await (const line of readLines(file, io)) {
    number += 1;
    if (line.trim() === '') continue;
    let answered: object;
    try {
      const { id, post } = postLine(line);
      answered = { id, ...told(clean(post, newCase().standIns)) };
    } catch (error) {
      answered = { line: number, error: (error as Error).message };
    }
    await write(io.stdout, `${JSON.stringify(answered)}\n`);
  }
}

function told(cleaned: CleanPost): object {
  return { text: cleaned.text, found: cleaned.redacted };
}
