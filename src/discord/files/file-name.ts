import { newCase } from '../../engine/case.ts';
import { redact } from '../../engine/redact/redact.ts';

/** Most characters of a name shown to people. */
const LONGEST = 80;
/** What may be a token. Discord writes `_` for `:` and `=` in names, by which one would be known. */
const RUN = /[\w-]{12,}/g;
/** Letters and digits mixed, so many in a run and so many letters among them, that are taken for random; and no word is so long. */
const RANDOM = 12;
const RANDOM_LETTERS = 4;
const LONGER_THAN_WORDS = 24;
/** Show nothing or turn the reading direction: controls, zero-width and bidirectional marks, halves of letters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A file's name, or a path within an archive, as people may see it: one line, at most 80 characters, its end kept, without
 * what is or may be a secret. It is only a name, nothing is ever opened by it: steps out of a folder and drive letters are
 * taken away.
 */
export function fileName(name: string): string {
  const parts = redact(name.slice(0, 4_096).replace(UNSEEN, ''), newCase().standIns)
    .text.replace(RUN, (run) => (isRandom(run) ? '…' : run))
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

/** `2026-08-01` and `gateway_log` are not, `4f2a9c81d0e34b7f` is. */
function isRandom(run: string): boolean {
  const parts = run.split(/[_-]/);
  if (parts.some((part) => part.length >= LONGER_THAN_WORDS)) return true;
  const mixed = parts.filter((part) => /\d/.test(part) && /[a-z]/i.test(part)).join('');
  return mixed.length >= RANDOM && mixed.replace(/\d/g, '').length >= RANDOM_LETTERS;
}
