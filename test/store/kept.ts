import { openCase } from '../../src/engine/case.ts';
import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { diagnose } from '../../src/engine/diagnose.ts';
import type { Case, Post } from '../../src/engine/types.ts';
import { openKnowledgeBase } from '../../src/kb/snapshot.ts';
import type { KeptCase, KeptReply } from '../../src/store/store.ts';

let kb: KnowledgeBase | null = null;

/** What a case knows after these posts. */
export function told(...posts: readonly Post[]): Case {
  kb ??= openKnowledgeBase('kb');
  const base = kb;
  return posts.reduce<Case>((known, post) => diagnose(known, post, base).case, openCase('k'.repeat(16)));
}

/** An id of Discord's, told apart by a small number. */
export function id(number: number): string {
  return String(10n ** 17n + BigInt(number));
}

const REFUSED = `$ openclaw cron list
gateway closed (1008): pairing required
Gateway target: ws://127.0.0.1:18789`;

let pairing: Case | null = null;

/** A conversation with the rest filled in. */
export function keptCase(given: Partial<KeptCase> = {}): KeptCase {
  pairing ??= told({ text: REFUSED }, { text: 'I approved it and it is the same' });
  return { known: pairing, asker: id(1), guild: id(2), channel: id(3), newest: id(4), state: 'open', ...given };
}

/** An answer with the rest filled in. */
export function keptReply(given: Partial<KeptReply> = {}): KeptReply {
  const usual = { question: id(10), reply: id(11), channel: id(3), guild: id(2), asker: id(1) } as const;
  return { ...usual, case: `thread:${id(3)}`, ...given };
}
