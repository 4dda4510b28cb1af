import type { Attachment, Post } from '../engine/types.ts';
import { Fault } from './fault.ts';

/** A line of `--jsonl` input. Throws a `Fault` with what is wrong. */
export function postLine(line: string): { readonly id: unknown; readonly post: Post } {
  const object = parsed(line);
  return { id: object['id'], post: postOf(object, 'the line') };
}

/** A line of `--threads` input: a whole case. Throws a `Fault` with what is wrong. */
export function threadLine(line: string): { readonly id: unknown; readonly posts: readonly Post[] } {
  const object = parsed(line);
  const { posts } = object;
  if (!Array.isArray(posts)) throw new Fault('"posts" must be a list of posts', 1);
  return {
    id: object['id'],
    posts: posts.map((post, place) => postOf(objectOf(post, `post ${place + 1}`), `post ${place + 1}`)),
  };
}

type Unknowns = { readonly [key: string]: unknown };

function parsed(line: string): Unknowns {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Fault('not JSON', 1); // V8's own message quotes the text, which may hold a secret
  }
  return objectOf(value, 'the line');
}

function objectOf(value: unknown, where: string): Unknowns {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Fault(`${where} is no JSON object`, 1);
  return value as Unknowns;
}

function postOf(object: Unknowns, where: string): Post {
  if (typeof object['text'] !== 'string') throw new Fault(`"text" of ${where} must be a string`, 1);
  const at = textOrNone(object, 'at', where);
  const version = textOrNone(object, 'version', where);
  const attachments = attachmentsOf(object['attachments'], where);
  return {
    text: object['text'],
    ...(at === undefined ? {} : { at }),
    ...(version === undefined ? {} : { version }),
    ...(attachments === undefined ? {} : { attachments }),
  };
}

function textOrNone(object: Unknowns, key: string, where: string): string | undefined {
  const value = object[key] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw new Fault(`"${key}" of ${where} must be a string`, 1);
  return value;
}

function attachmentsOf(value: unknown, where: string): readonly Attachment[] | undefined {
  if (value === undefined || value === null) return undefined;
  const isAttachment = (one: unknown): one is Attachment => {
    const { name, text } = (one ?? {}) as Unknowns;
    return typeof name === 'string' && typeof text === 'string';
  };
  if (!Array.isArray(value) || !value.every(isAttachment)) {
    throw new Fault(`"attachments" of ${where} must be a list of {"name", "text"}`, 1);
  }
  return value.map(({ name, text }) => ({ name, text }));
}
