import type { Io } from './io.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_U = '\u0015';
const PASTE_BEGINS = '\u001B[200~';
const PASTE_ENDS = '\u001B[201~';
const ASK_FOR_MARKS = '\u001B[?2004h';
const STOP_MARKS = '\u001B[?2004l';
/** One key or a run of text: an escape sequence, a line break, a control character, or anything else. */
const PIECE = /\u001B\[[0-?]*[ -/]*[@-~]|\u001B[^[]|\r\n?|\n|[\u0000-\u001F\u007F]|[^\u0000-\u001F\u007F]+/g;
/** The beginning of an escape sequence, cut off by the end of a chunk. */
const UNFINISHED = /\u001B(?:\[[0-?]*[ -/]*)?$/;
/**
 * A blank line ends the text unless more follows within this time, milliseconds: a paste has blank lines inside, and not every
 * terminal marks where a paste begins and ends.
 */
const PAUSE_MS = 150;

/** What a person gave: a text, a single typed line that is one of `words`, or null for Ctrl-C, or Ctrl-D on nothing. */
export type Given = string | null;

/**
 * Reads lines from a terminal until a blank one, or Ctrl-D. Takes the keys itself: the terminal's own line mode cuts lines at
 * 4,096 bytes, and node:readline takes quadratic time for a long line.
 */
export function readPaste(io: Io, words: readonly string[]): Promise<Given> {
  const { stdin, stdout } = io;
  return new Promise((resolve) => {
    const lines: string[] = [];
    let current = '';
    let rest = '';
    let isPaste = false;
    let pause: NodeJS.Timeout | undefined;

    const finish = (given: Given) => {
      clearTimeout(pause);
      stdin.off('data', take).off('end', end);
      stdin.setRawMode(false);
      stdin.pause();
      stdout.write(STOP_MARKS);
      resolve(given);
    };
    const text = () => [...lines, current].join('\n').trim();
    const end = () => finish(text() === '' ? null : text());
    const endLine = () => {
      stdout.write('\r\n');
      if (!isPaste && text() === current.trim() && words.includes(current.trim())) return finish(current.trim());
      const isBlank = current.trim() === '';
      lines.push(current);
      current = '';
      if (isBlank && !isPaste && text() !== '') pause = setTimeout(end, PAUSE_MS);
    };
    const take = (chunk: Buffer | string) => {
      clearTimeout(pause);
      const typed = rest + chunk.toString();
      rest = UNFINISHED.exec(typed.slice(-32))?.[0] ?? '';
      for (const piece of typed.slice(0, typed.length - rest.length).match(PIECE) ?? []) {
        if (piece === PASTE_BEGINS || piece === PASTE_ENDS) isPaste = piece === PASTE_BEGINS;
        else if (piece === CTRL_C && !isPaste) return finish(null);
        else if (piece === CTRL_D && !isPaste) return end();
        else if (piece === '\r' || piece === '\n' || piece === '\r\n') endLine();
        else if (piece === '\u007F' || piece === '\b') current = erased(current, 1);
        else if (piece === CTRL_U && !isPaste) current = erased(current, current.length);
        else if (piece === '\t' || !/^[\u0000-\u001F]/.test(piece)) {
          current += piece;
          stdout.write(piece);
        }
      }
    };
    const erased = (line: string, count: number) => {
      const left = [...line].slice(0, Math.max(0, [...line].length - count)).join('');
      stdout.write(`\r\u001B[K${left}`);
      return left;
    };

    stdin.setEncoding('utf8');
    stdin.setRawMode(true);
    stdin.on('data', take).on('end', end);
    stdin.resume();
    stdout.write(ASK_FOR_MARKS);
  });
}
