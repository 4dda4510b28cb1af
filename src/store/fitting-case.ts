import { openCase } from '../engine/case.ts';
import type { Case, Evidence } from '../engine/types.ts';
import { packed } from './packed-case.ts';

/** Longest JSON of a case, in UTF-16 units: 25 ms to write or to read. 24 posts with a long log each come to 7.7 million. */
export const MAX_JSON = 8_000_000;

/** Largest packed case, bytes. 24 posts with a long log each come to about 50,000. */
export const MAX_PACKED = 256 * 1024;

/** A case as it is kept. One that is too large loses its oldest posts until it fits. */
export function fittingCase(known: Case): Uint8Array {
  let left = lighter(known, MAX_JSON); // without writing it out: a hostile post comes to 30 million
  for (;;) {
    const bytes = packed(left, MAX_JSON);
    if (bytes !== null && (bytes.length <= MAX_PACKED || left.posts.length === 0)) return bytes;
    // Nearly as many posts as are too many, at least one: each try costs as much as keeping the case.
    const share = bytes === null ? 0.9 : MAX_PACKED / bytes.length;
    left = lighter(left, share * weightOf(left.posts));
  }
}

/** Forgets the oldest post of several, with what was said and advised in it. */
export function withoutOldest(known: Case): Case {
  const closed = known.closed
    .map((one) => ({ ...one, post: one.post - 1 }))
    // A cause that did not help stays ruled out, unless a post that is left confirms it.
    .map((one) => (one.why === 'did-not-help' ? { ...one, post: Math.max(0, one.post) } : one))
    .filter((one) => one.post >= 0);
  return {
    ...known,
    posts: known.posts.slice(1),
    remarks: known.remarks.slice(1),
    advised: known.advised.slice(1),
    closed,
  };
}

/** What is left within a weight: the newest posts, or none if the newest alone is too heavy. */
function lighter(known: Case, weight: number): Case {
  let left = known;
  while (left.posts.length > 1 && weightOf(left.posts) > weight) left = withoutOldest(left);
  return weightOf(left.posts) > weight ? { ...openCase(known.standIns.key), version: known.version } : left;
}

/** About how long the JSON of posts is, in UTF-16 units; never more than it is. */
function weightOf(posts: readonly Evidence[]): number {
  return posts.reduce((sum, post) => sum + post.text.length + LINE * post.lines.length, 0);
}

/** Length of the shortest line's JSON. */
const LINE = JSON.stringify({ number: 1, start: 0, end: 0, by: 'person', complaint: true, command: 0 }).length;
