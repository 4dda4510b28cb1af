import { openStandIns } from '../../engine/clean.ts';
import { redact } from '../../engine/redact/redact.ts';
import type { MessageBody } from './message.ts';

/** A message of ours in which the redactor finds a secret: it is not sent. Tells the kind only. */
export class Withheld extends Error {
  constructor(kind: string) {
    super(`a message was withheld: it holds what looks like a ${kind}`);
    this.name = 'Withheld';
  }
}

/**
 * The last look at what is about to leave: every text of a message, files and labels included. Everything in it was made from
 * clean text or the knowledge base, so that this never finds anything; if it does, nothing is sent. Throws `Withheld`.
 */
export function checkClean(body: MessageBody): void {
  const texts = [...textsIn(body.components), ...body.files.map(({ text }) => text)];
  const { found } = redact(texts.join('\n'), openStandIns('gate'));
  const secret = found.find(({ rotate }) => rotate !== null); // personal details may be the knowledge base's own examples
  if (secret !== undefined) throw new Withheld(secret.kind);
}

/** Every text at any depth that people get to see. */
function textsIn(value: unknown): readonly string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, part] of Object.entries(next)) {
      if (typeof part !== 'string') open.push(part);
      else if (SHOWN.has(key)) texts.push(part);
    }
  }
  return texts;
}

const SHOWN: ReadonlySet<string> = new Set(['content', 'label', 'description', 'placeholder']);
