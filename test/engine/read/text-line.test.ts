import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';

const GAP = '\n'.repeat(40);
/** Texts with large gaps, as a condensed log has them. */
const TEXTS: readonly (readonly [string, string])[] = [
  ['in the middle', `hello${GAP}Error: pairing required`],
  ['at the head', `${GAP}Error: pairing required`],
  ['at the end', `Error: pairing required${GAP}`],
  ['everywhere', GAP],
  ['of lines that end in CR LF', `a${'\r\n'.repeat(20)}b`],
  ['of two lines', 'a\n\n\nb'],
];

describe('a gap of empty lines', () => {
  it.each(TEXTS)('%s leaves no line out', (_, text) => {
    const { lines } = reading(text);
    expect(lines.map((line) => text.slice(line.start, line.end)).join('\n')).toBe(text);
    expect(lines.map((line) => line.number)).toEqual(lines.map((_line, index) => index + 1));
  });
  it('does not change where things stand', () => {
    const read = reading(
      `status${GAP}$ openclaw cron list\n{"jobs": [{"id": "a1"}]}${GAP}| Name | State |\n|---|---|\n| a | ok |\n`,
    );
    expect(read.commands.map(({ line, name }) => [line, name])).toEqual([[41, 'cron list']]);
    expect(read.documents.map(({ line }) => line)).toEqual([42]);
    expect(read.things.map(({ form, line }) => [form, line])).toEqual([
      ['json', 42],
      ['json', 42],
      ['row', 84],
    ]);
    expect(read.lines[41]!.command).toBe(0);
  });
});
