import type { Io } from './io.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_U = '\u0015';
const PASTE_BEGINS = '\u001B[200~';
const PASTE_ENDS = '\u001B[201~';
const ASK_FOR_MARKS = '\u001B[?2004h';
const STOP_MARKS = '\u001B[?2004l';
/** One key or a run of text: an escape sequence, a line break, a control character, or anything else. */
const PIECE = /\u001B\[[0-?]*[ -/]*[@-~]|\u001BO.|\u001B[^[]|\r\n?|\n|[\u0000-\u001F\u007F]|[^\u0000-\u001F\u007F]+/g;
/** The beginning of an escape sequence, cut off by the end of a chunk. */
const UNFINISHED = /\u001B(?:O|\[[0-?]*[ -/]*)?$/;
/**
 * A blank line ends a text unless more follows within this time, milliseconds: a paste has blank lines inside, and not every
 * terminal marks where a paste begins and ends.
 */
const PAUSE_MS = 150;

/**
 * What a person gives at a terminal, one text after another: lines up to a blank one or Ctrl-D, or a typed line that is one of
 * `words`. Takes the keys itself: the terminal's own line mode cuts lines at 4,096 bytes, and node:readline takes quadratic
 * time for a long line. Close it, or the terminal stays in raw mode.
 */
export class Pastes {
  private readonly io: Io;
  private readonly words: readonly string[];
  private readonly given: (string | null)[] = [];
  private waiting: ((given: string | null) => void) | null = null;
  private lines: string[] = [];
  private current = '';
  private cutOff = '';
  private isPaste = false;
  private pause: NodeJS.Timeout | undefined;

  constructor(io: Io, words: readonly string[]) {
    this.io = io;
    this.words = words;
    io.stdin.setEncoding('utf8');
    io.stdin.setRawMode(true);
    io.stdin.on('data', this.take).on('end', this.end);
    io.stdout.write(ASK_FOR_MARKS);
  }

  /** The next text; null for Ctrl-C, for Ctrl-D on nothing, and when the terminal is gone. */
  next(): Promise<string | null> {
    return new Promise((resolve) => {
      const given = this.given.shift();
      if (given === undefined) this.waiting = resolve;
      else resolve(given);
    });
  }

  close(): void {
    clearTimeout(this.pause);
    this.io.stdin.off('data', this.take).off('end', this.end);
    this.io.stdin.setRawMode(false);
    this.io.stdin.pause();
    this.io.stdout.write(STOP_MARKS);
  }

  private readonly take = (chunk: string): void => {
    const typed = this.cutOff + chunk;
    this.cutOff = UNFINISHED.exec(typed.slice(-32))?.[0] ?? '';
    for (const piece of typed.slice(0, typed.length - this.cutOff.length).match(PIECE) ?? []) this.key(piece);
  };

  private key(piece: string): void {
    clearTimeout(this.pause);
    if (piece === PASTE_BEGINS || piece === PASTE_ENDS) this.isPaste = piece === PASTE_BEGINS;
    else if (piece === '\r' || piece === '\n' || piece === '\r\n') this.endLine();
    else if (piece === '\t' || !/^[\u0000-\u001F\u007F]/.test(piece)) this.add(piece);
    else if (this.isPaste)
      return; // control characters of a pasted log
    else if (piece === CTRL_C) this.give(null);
    else if (piece === CTRL_D) this.end();
    else if (piece === '\u007F' || piece === '\b') this.keep([...this.current].slice(0, -1).join(''));
    else if (piece === CTRL_U) this.keep('');
  }

  private add(text: string): void {
    this.current += text;
    this.io.stdout.write(text);
  }

  private keep(line: string): void {
    this.current = line;
    this.io.stdout.write(`\r\u001B[K${line}`);
  }

  private endLine(): void {
    this.io.stdout.write('\n');
    const word = this.current.trim();
    if (!this.isPaste && this.text() === word && this.words.includes(word)) {
      this.give(word);
      return;
    }
    this.lines.push(this.current);
    this.current = '';
    if (word === '' && !this.isPaste && this.text() !== '') this.pause = setTimeout(this.end, PAUSE_MS);
  }

  private text(): string {
    return [...this.lines, this.current].join('\n').trim();
  }

  private readonly end = (): void => {
    this.give(this.text() === '' ? null : this.text());
  };

  private give(given: string | null): void {
    this.lines = [];
    this.current = '';
    if (this.waiting === null) this.given.push(given);
    else this.waiting(given);
    this.waiting = null;
  }
}
