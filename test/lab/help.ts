import type { CommandTree } from '../../src/kb/grammar.ts';

/** What one `--help` says of its command. */
export type Help = CommandTree[string];

/** A line of a list in the help: two spaces, the term, then two spaces or the line's end; what wraps is indented further. */
const TERM = /^ {2}(\S+(?: \S+)*)(?: {2,}.*)?$/;

/** Reads what `--help` printed (commander's form). Anything else, such as an error, is a help without usage. */
export function readHelp(text: string): Help {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const usage = lines.find((line) => line.startsWith('Usage: openclaw'))?.slice('Usage: '.length) ?? '';
  if (usage === '') return { options: [], subcommands: [], usage };
  return {
    options: terms(lines, 'Options:').filter((term) => term.startsWith('-')),
    subcommands: terms(lines, 'Commands:')
      .filter((term) => !term.startsWith('Hint:'))
      .map((term) => term.split(/[ |]/)[0]!)
      .filter((name) => name !== 'help'),
    usage,
  };
}

/** The terms under a heading, up to the next blank line. */
function terms(lines: readonly string[], heading: string): string[] {
  const start = lines.indexOf(heading);
  if (start < 0) return [];
  const length = lines.slice(start + 1).indexOf('');
  const body = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  return body.flatMap((line) => TERM.exec(line)?.[1] ?? []);
}
