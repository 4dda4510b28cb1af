import { readFileSync } from 'node:fs';
import type { KbIo } from './main.ts';

/** Text of a file, or of standard input for `-`. Null if it cannot be read or is empty, which `io.err` has been told. */
export async function readPaste(file: string, io: KbIo): Promise<string | null> {
  try {
    const text = file === '-' ? await io.stdin() : readFileSync(file, 'utf8');
    if (text.trim() !== '') return text;
    io.err(`clinic kb: ${file === '-' ? 'standard input' : file} is empty; give it the post that the entry is about\n`);
  } catch (error) {
    io.err(`clinic kb: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  return null;
}
