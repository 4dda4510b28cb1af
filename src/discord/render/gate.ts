import { openStandIns } from '../../engine/clean.ts';
import { redact } from '../../engine/redact/redact.ts';

/** Something of ours in which the redactor finds a secret: it is not sent. Tells the kind only. */
export class Withheld extends Error {
  constructor(kind: string) {
    super(`a message was withheld: it holds what looks like a ${kind}`);
    this.name = 'Withheld';
  }
}

/**
 * The last look at what is about to leave: every text in it at any depth, whatever it is for: what people read, names, addresses,
 * ids, files. All was made from clean text or the knowledge base, so that this never finds anything; if it does, nothing is
 * sent. Throws `Withheld`.
 */
export function checkClean(outgoing: object): void {
  for (const text of textsIn(outgoing)) {
    const { found } = redact(text, openStandIns('gate'));
    const secret = found.find(({ rotate }) => rotate !== null); // personal details may be the knowledge base's own examples
    if (secret !== undefined) throw new Withheld(secret.kind);
  }
}

/** Different texts, names of properties left out: these stand in the code. */
function textsIn(outgoing: object): ReadonlySet<string> {
  const texts = new Set<string>();
  const open: unknown[] = [outgoing];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') texts.add(next);
    else if (typeof next === 'object' && next !== null) open.push(...Object.values(next));
  }
  return texts;
}
