import type { Phrases } from '../phrases.ts';
import type { Redaction } from '../types.ts';

/** What was masked in a post, in one line, and a line for each kind of secret that should be replaced. */
export function masked(redacted: readonly Redaction[], say: Phrases): readonly string[] {
  if (redacted.length === 0) return [];
  const told = redacted.map(({ kind, count, rotate }) => ({ name: say.secretKind(kind), count, rotate }));
  const names = told.map(({ name, count }) => (count === 1 ? name : `${name} ×${count}`));
  return [
    say.masked(names),
    ...told.flatMap(({ name, rotate }) => (rotate === null ? [] : [say.rotate(name, rotate)])),
  ];
}
