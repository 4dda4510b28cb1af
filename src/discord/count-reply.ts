import type { Reply } from '../engine/types.ts';
import type { Desk } from './desk.ts';

/** Counts a reply that people got, and what was masked for it. */
export function countReply(reply: Reply, isAsked: boolean, { metrics }: Pick<Desk, 'metrics'>): void {
  metrics.reply(reply.kind, reply.confidence, isAsked);
  for (const { kind, count } of reply.redacted) metrics.redacted(kind, count);
}
