import type { KnowledgeBase } from '../engine/compile.ts';
import { CONDENSE_ABOVE, Condenser } from '../engine/condense.ts';
import { readPieces } from './input.ts';
import type { Io } from './io.ts';

/** The text of a file or of standard input; of a long log only the lines that matter, so that its size costs no memory. */
export async function readLong(file: string | undefined, kb: KnowledgeBase, io: Io): Promise<string> {
  let short = '';
  let condenser: Condenser | null = null;
  for await (const piece of readPieces(file, io)) {
    if (condenser === null && short.length + piece.length <= CONDENSE_ABOVE) {
      short += piece;
      continue;
    }
    if (condenser === null) {
      condenser = new Condenser(kb);
      condenser.push(short);
    }
    condenser.push(piece);
  }
  return condenser === null ? short : condenser.finish();
}
