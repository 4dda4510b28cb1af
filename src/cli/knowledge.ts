import { resolve } from 'node:path';
import type { KnowledgeBase } from '../engine/compile.ts';
import { openKnowledgeBase } from '../kb/snapshot.ts';

/** The project's own knowledge base. Throws with every fault if it cannot be used. */
export function knowledgeBase(): KnowledgeBase {
  return openKnowledgeBase(resolve(import.meta.dirname, '../../kb'));
}
