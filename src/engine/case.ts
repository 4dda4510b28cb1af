import { openStandIns } from './clean.ts';
import { remarksIn } from './remarks.ts';
import type { Advice, Case, CauseId, CleanPost, Evidence, Findings, Vocabulary } from './types.ts';

/** Most posts a case remembers; the oldest go first. A help thread rarely has more from one person. */
const POSTS = 24;

/** A conversation that has told nothing yet. `key`: random, at least 16 characters; makes stand-ins unguessable. */
export function openCase(key: string): Case {
  return { standIns: openStandIns(key), posts: [], version: null, remarks: [], advised: [], closed: [] };
}

/** A case whose stand-ins nobody can guess. */
export function newCase(): Case {
  return openCase(crypto.randomUUID());
}

/** Adds what a new post tells. "It worked" closes all that was told before, and the rest of the post is judged anew. */
export function learn(known: Case, cleaned: CleanPost, evidence: Evidence, vocabulary: Vocabulary): Case {
  const forgotten = Math.max(0, known.posts.length + 1 - POSTS);
  const remarks = remarksIn(evidence, vocabulary);
  const last = known.advised.at(-1);
  const post = known.posts.length - forgotten;
  const closed = known.closed
    .map((one) => ({ ...one, post: one.post - forgotten }))
    .filter((one) => one.post >= 0 || one.why === 'did-not-help')
    .map((one) => ({ ...one, post: Math.max(0, one.post) })); // what failed stays ruled down when its post is forgotten
  const lead = lastLead(known);
  if (lead !== null && remarks.includes('worked')) {
    closed.push({ cause: lead, post, why: 'worked' });
  } else if (last?.lead && last.confidence !== 'certain' && remarks.includes('did-not-help')) {
    closed.push({ cause: last.lead, post, why: 'did-not-help' });
  }
  return {
    standIns: cleaned.standIns,
    posts: [...known.posts.slice(forgotten), evidence],
    version: cleaned.version ?? evidence.version ?? known.version,
    remarks: [...known.remarks.slice(forgotten), remarks],
    advised: known.advised.slice(forgotten),
    closed,
  };
}

/** Notes what was advised, so that it is not advised again unasked. */
export function remember(known: Case, findings: Findings): Case {
  const lead = findings.front[0];
  const advice: Advice = {
    lead: lead?.cause ?? null,
    confidence: lead?.confidence ?? null,
    asked: findings.ask?.from ?? null,
  };
  return { ...known, advised: [...known.advised, advice] };
}

/** The cause that was advised about last; null before any advice. */
export function lastLead({ advised }: Case): CauseId | null {
  return advised.findLast(({ lead }) => lead !== null)?.lead ?? null;
}

/** The case as it was before its newest post, for when that post was edited or deleted. Stand-ins stay: they hold no text. */
export function withoutNewest(known: Case): Case {
  const post = known.posts.length - 1;
  const posts = known.posts.slice(0, post);
  return {
    standIns: known.standIns,
    posts,
    version: posts.findLast((evidence) => evidence.version !== null)?.version ?? null,
    remarks: known.remarks.slice(0, post),
    advised: known.advised.slice(0, post),
    closed: known.closed.filter((closed) => closed.post < post),
  };
}

/** The case after somebody said, by a button, that the advice about a cause did not help. */
export function ruledDown(known: Case, cause: CauseId): Case {
  return { ...known, closed: [...known.closed, { cause, post: known.posts.length, why: 'did-not-help' }] };
}
