import { normalised } from './clean/normalised.ts';
import { redact } from './redact/redact.ts';
import type { CleanPost, CleanText, Post, Redaction, StandIns } from './types.ts';

/** How often what masking lays bare is repaired and masked before a text counts as made to waste time; one round is rare. */
const MAX_ROUNDS = 8;

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
  // Parts together tell more about how they were misread than each alone
  const body = settled(begins.length === 0 ? joined : normalised(joined), standIns);
  let known = body.standIns;
  const attachments = begins.map(({ name, line }): { name: CleanText; line: number } => {
    const masked = settled(name, known);
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

type Settled = { readonly text: CleanText; readonly found: readonly Redaction[]; readonly standIns: StandIns };

/**
 * A normalised text masked so that cleaning it again changes nothing: where a stand-in took one part of a misread run, or
 * what spoke against misreading, the rest may be read only then.
 */
function settled(text: string, standIns: StandIns): Settled {
  let { text: masked, found, standIns: known } = redact(text, standIns);
  let read = text;
  for (let round = 0; round < MAX_ROUNDS && masked !== read; round++) {
    read = normalised(masked);
    if (read === masked) break;
    const more = redact(read, known);
    masked = more.text;
    known = more.standIns;
    found = added(found, more.found);
  }
  return { text: masked, found, standIns: known };
}

function added(found: readonly Redaction[], more: readonly Redaction[]): readonly Redaction[] {
  const all = new Map(found.map((one) => [one.kind, one]));
  for (const one of more) all.set(one.kind, { ...one, count: one.count + (all.get(one.kind)?.count ?? 0) });
  return [...all.values()];
}

function newlines(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count++;
  return count;
}
