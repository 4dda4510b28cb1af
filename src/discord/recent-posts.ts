import type { Snowflake } from '../store/store.ts';
import type { FileLink } from './files/files.ts';

/** How long after a message the next one may be its second half, milliseconds. */
const WITHIN_MS = 120_000;
/** A message this long was probably cut: Discord takes 2,000 characters. UTF-16 units. */
const LONG = 1_800;
/** Longest text that parts are joined to, UTF-16 units, and how many conversations are remembered. */
const LONGEST = 64_000;
const MOST = 2_000;

/** A message as it came, kept for two minutes in memory only. `isAsked`: it is said to us. */
type Part = { readonly text: string; readonly files: readonly FileLink[]; readonly isAsked: boolean };
export type Joined = Part & {
  /** The messages that it was sent as, oldest first. */
  readonly messages: readonly [Snowflake, ...Snowflake[]];
};
type Sent = Part & { readonly message: Snowflake };
type Recent = { readonly parts: readonly [Sent, ...Sent[]]; readonly at: number };

/** Puts together what somebody had to send in several messages because it was too long for one. */
export class RecentPosts {
  private readonly posts = new Map<string, Recent>();

  /** The post that a message belongs to: the message itself, or what it goes on with. `now`: milliseconds since 1970. */
  joined(channel: Snowflake, author: Snowflake, message: Snowflake, part: Part, now: number): Joined {
    const key = `${channel}:${author}`;
    const before = this.recent(key, now);
    const sent = { ...part, message };
    const goesOn = before !== null && isCut(before.parts) && fits(before.parts, part);
    return this.keep(key, { parts: goesOn ? [...before.parts, sent] : [sent], at: now }, now);
  }

  /** Whether the next message of somebody's would be a part of the one before. */
  isOpen(channel: Snowflake, author: Snowflake, now: number): boolean {
    const before = this.recent(`${channel}:${author}`, now);
    return before !== null && isCut(before.parts);
  }

  /** The post that an edited message belongs to, as it is now: with the other parts, if it was sent in parts a moment ago. */
  edited(channel: Snowflake, author: Snowflake, message: Snowflake, part: Part, now: number): Joined {
    const key = `${channel}:${author}`;
    const before = this.recent(key, now);
    const sent = { ...part, message };
    if (before?.parts.some((one) => one.message === message) !== true) return whole([sent]);
    const parts = before.parts.map((one) => (one.message === message ? sent : one)) as [Sent, ...Sent[]];
    return this.keep(key, { parts, at: before.at }, now);
  }

  private recent(key: string, now: number): Recent | null {
    const post = this.posts.get(key);
    return post === undefined || now - post.at > WITHIN_MS ? null : post;
  }

  private keep(key: string, post: Recent, now: number): Joined {
    this.posts.delete(key); // added anew: the map stays in order of time
    this.posts.set(key, post);
    for (const [other, { at }] of this.posts) {
      if (now - at <= WITHIN_MS && this.posts.size <= MOST) break;
      this.posts.delete(other);
    }
    return whole(post.parts);
  }
}

function whole(parts: readonly [Sent, ...Sent[]]): Joined {
  const [first, ...others] = parts;
  return {
    text: textOf(parts),
    files: parts.flatMap(({ files }) => files),
    isAsked: parts.some(({ isAsked }) => isAsked),
    messages: [first.message, ...others.map(({ message }) => message)],
  };
}

function textOf(parts: readonly Part[]): string {
  return parts
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');
}

function fits(parts: readonly Part[], next: Part): boolean {
  return parts.reduce((length, { text }) => length + text.length + 1, 0) + next.text.length <= LONGEST;
}

/** Ends in the middle: too long for one message, an open code fence, an open bracket. A file is whole. */
function isCut(parts: readonly [Part, ...Part[]]): boolean {
  const last = parts.at(-1)!;
  if (last.files.length > 0) return false;
  const text = textOf(parts);
  return last.text.length >= LONG || isFenceOpen(text) || opened(text) > 0;
}

function isFenceOpen(text: string): boolean {
  return (text.split('```').length - 1) % 2 === 1;
}

function opened(text: string): number {
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth = Math.max(0, depth - 1);
  }
  return depth;
}
