import { openStandIns } from '../../engine/clean.ts';
import { redact } from '../../engine/redact/redact.ts';

/** Most characters of a name shown to people. */
const LONGEST = 80;
/** Runs with twelve letters and digits on end: Discord writes `_` for `:` and `=`, and a token is no longer known by them. */
const RUN = /[\w-]{12,}/g;
const RANDOM = /(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{12}/i;
/** Show nothing or turn the reading direction: controls, zero-width and bidirectional marks, halves of letters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A file's name, or a path within an archive, as people may see it: one line, at most 80 characters, its end kept, without
 * what is or may be a secret. It is only a name, nothing is ever opened by it: steps out of a folder and drive letters are
 * taken away.
 */
export function fileName(name: string): string {
  const parts = redact(name.slice(0, 4_096).replace(UNSEEN, ''), openStandIns(crypto.randomUUID()))
    .text.replace(RUN, (run) => (RANDOM.test(run) ? '…' : run))
    .replaceAll('`', 'ˋ')
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part));
  const letters = [...parts.join('/')];
  if (letters.length === 0) return '?';
  if (letters.length <= LONGEST) return letters.join('');
  return [...letters.slice(0, LONGEST / 2 - 1), '…', ...letters.slice(-LONGEST / 2)].join('');
}
