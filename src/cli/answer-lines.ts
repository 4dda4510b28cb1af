import { broken } from './broken.ts';
import { Fault } from './fault.ts';
import { readLines } from './input.ts';
import { type Io, write } from './io.ts';

/** Answers each line as it comes; one that cannot be read is told by its number, and the next goes on. */
export async function answerLines(file: string | undefined, io: Io, answer: (line: string) => object): Promise<void> {
  let number = 0;
  for await (const line of readLines(file, io)) {
    number += 1;
    if (line.trim() === '') continue;
    let answered: object;
    try {
      answered = answer(line);
    } catch (error) {
      answered = { line: number, error: error instanceof Fault ? error.message : broken(error) };
    }
    await write(io.stdout, `${JSON.stringify(answered)}\n`);
  }
}
