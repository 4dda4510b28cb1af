import { normalised } from './clean/normalised.ts';
import { redact } from './redact/redact.ts';
import type { CleanPost, CleanText, Post, StandIns } from './types.ts';

/** A new thread's stand-ins. `key`: random per thread, any text; equal values get equal stand-ins under one key. */
export function openStandIns(key: string): StandIns {
  return { key, numbers: {} };
}

/**
 * A post and its attachments as one text: escapes, controls and quote marks gone, broken encodings repaired, secrets
 * masked. Line for line: no line is added or lost. Never throws; time grows with the length.
 */
export function clean(post: Post, standIns: StandIns): CleanPost {
  let joined = normalised(post.text);
  const begins: { name: string; line: number }[] = [];
  let lines = newlines(joined);
  for (const attachment of post.attachments ?? []) {
    if (joined !== '' && !joined.endsWith('\n')) {
      joined += '\n';
      lines++;
    }
    begins.push({ name: normalised(attachment.name).replaceAll('\n', ' '), line: lines + 1 });
    const text = normalised(attachment.text);
    joined += text;
    lines += newlines(text);
  }
  const body = redact(joined, standIns);
  let known = body.standIns;
  const attachments = begins.map(({ name, line }): { name: CleanText; line: number } => {
    const masked = redact(name, known);
    known = masked.standIns;
    return { name: masked.text, line };
  });
  const at = post.at === undefined ? Number.NaN : Date.parse(post.at);
  return {
    text: body.text,
    attachments,
    at: Number.isNaN(at) ? null : at,
    version: post.version ?? null,
    redacted: body.found,
    standIns: known,
  };
}

function newlines(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count++;
  return count;
}
