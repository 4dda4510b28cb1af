import type { KnowledgeBase } from './engine/compile.ts';
import { CONDENSE_ABOVE, Condenser } from './engine/condense.ts';

/** A text that comes in pieces, cut anywhere; of a long one only the lines that matter, so that its size costs no memory. */
export async function longText(pieces: AsyncIterable<string>, kb: KnowledgeBase): Promise<string> {
  let short = '';
  let condenser: Condenser | null = null;
  for await (const piece of pieces) {
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
