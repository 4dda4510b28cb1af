import type { Phrases } from '../phrases.ts';
import type { Redaction } from '../types.ts';

/** What was masked in a post, in one line, and a line for each kind of secret that should be replaced. */
export function masked(redacted: readonly Redaction[], say: Phrases): readonly string[] {
  if (redacted.length === 0) return [];
  const named = redacted.map(({ kind, count }) => (count === 1 ? inWords(kind) : `${inWords(kind)} ×${count}`));
  const rotate = redacted.flatMap(({ kind, rotate: how }) => (how === null ? [] : [say.rotate(inWords(kind), how)]));
  return [say.masked(named), ...rotate];
}

/** A kind of secret as people say it: `gateway-token` → `gateway token`. */
export function inWords(kind: string): string {
  return kind.replaceAll('-', ' ');
}
