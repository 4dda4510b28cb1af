import { styleText } from 'node:util';
import { type Style, terminal } from '../engine/render/terminal.ts';
import type { Reply } from '../engine/types.ts';
import { type Io, write } from './io.ts';

/** Widest column text is broken at; longer lines are hard to read. */
const WIDTH = 100;

const STYLES = {
  title: ['bold'],
  command: ['cyan'],
  risk: ['yellow'],
  quiet: ['dim'],
  number: ['bold'],
} as const satisfies {
  [style in Style]: Parameters<typeof styleText>[0];
};

/** Shows a reply to a person; in colour if standard output is a terminal and NO_COLOR is not set, or FORCE_COLOR is. */
export function printReply(reply: Reply, io: Io): Promise<void> {
  const color = (style: Style, text: string) => styleText([...STYLES[style]], text, { stream: io.stdout });
  return write(io.stdout, terminal(reply, { color, width: Math.min(io.stdout.columns || WIDTH, WIDTH) }));
}
