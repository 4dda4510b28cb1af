import type { KnowledgeBase } from '../engine/compile.ts';
import { longText } from '../long-text.ts';
import { readPieces } from './input.ts';
import type { Io } from './io.ts';

/** The text of a file or of standard input; of a long log only the lines that matter, so that its size costs no memory. */
export async function readLong(file: string | undefined, kb: KnowledgeBase, io: Io): Promise<string> {
  return longText(readPieces(file, io), kb);
}
