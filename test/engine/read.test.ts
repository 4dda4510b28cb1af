import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from './read/reading.ts';

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ':',
  ',',
  '\n',
  '\\',
  '\\n',
  ' ',
  '│',
  '┌─┬─┐',
  '├─┼─┤',
  '|',
  '---',
  '```',
  'openclaw cron runs --id ',
  'openclaw',
  '`',
  '$ ',
  'a=',
  'Estado Error',
  'Agente: x',
  'error: failed',
  '2026.4.15',
  ' → ',
  '{"a": ',
  '"b": 1',
  '// ',
  '/*',
  '…',
  '🦞',
  '\u0000',
  '\ud83d',
  'I think ',
  '配对',
  'ID  Name  Status',
  '(',
  ')',
  '<id>',
  '__proto__',
  '"__proto__": {',
  'constructor',
  '\r',
  '\t',
];
const messy = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('read', () => {
  it('never fails, and its places are in the text', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const evidence = reading(text);
        const lines = evidence.lines.length;
        for (const document of evidence.documents) {
          expect(document.start).toBeLessThan(document.end);
          expect(document.end).toBeLessThanOrEqual(text.length);
        }
        for (const thing of evidence.things) {
          expect(thing.line).toBeGreaterThanOrEqual(1);
          expect(thing.line).toBeLessThanOrEqual(lines);
          if (thing.command !== null) expect(evidence.commands[thing.command]).toBeDefined();
          if (thing.document !== null) expect(evidence.documents[thing.document]).toBeDefined();
        }
        for (const command of evidence.commands) expect(command.line).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 300 },
    );
  });

  it('has lines that are the text', () => {
    fc.assert(
      fc.property(messy, (text) => {
        const { lines } = reading(text);
        expect(lines.map((line) => text.slice(line.start, line.end)).join('\n')).toBe(text);
        expect(lines.map((line) => line.number)).toEqual(lines.map((_, index) => index + 1));
      }),
    );
  });

  it('is plain data', () => {
    const evidence = reading('openclaw cron list\n{"a": {"b": "Source: x\\nBind: lan"}}\nEstado Error\nAgente: x');
    expect(structuredClone(evidence)).toEqual(evidence);
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });

  it('says the same about a text whatever was read before', () => {
    const text = 'gateway closed (1008): pairing required\nBind: lan';
    const first = reading(text);
    reading('```\nunclosed {"a": "');
    expect(reading(text)).toEqual(first);
  });

  it('reads all commands and complaints of a long text, and JSON at its head and tail', () => {
    const noise = `${'2026-02-26T11:07:54Z [gateway] listening {"pid": 1}\n'.repeat(12_000)}`;
    const text = `{"first": 1}\n${noise}[tools] message failed: guildId required\n${noise}{"last": 1}`;
    const evidence = reading(text);
    expect(evidence.lines.filter((line) => line.complaint)).toHaveLength(1);
    expect(evidence.documents[0]!.value).toEqual({ first: 1 });
    expect(evidence.documents.at(-1)!.value).toEqual({ last: 1 });
  });
});

describe('time to read', () => {
  const worst: readonly (readonly [string, string, string])[] = [
    ['brackets', '[', ''],
    ['braces', '{"a":', ''],
    ['lists of objects', '[{"a":', ''],
    ['quotes', '"', ''],
    ['a storm of quotes', '"x" ', '{"a":"'],
    ['quotes on every line', '"x\n', ''],
    ['members', '"a": {\n', ''],
    ['blank lines', '\n', ''],
    ['spaces', ' ', ''],
    ['one word', 'x', ''],
    ['bars', '│ a │ b\n', ''],
    ['borders', '┌─┬─\n', ''],
    ['commands', 'openclaw cron list --x "\n', ''],
    ['the program on one line', 'openclaw ', ''],
    ['words before the program', 'docker a -b c ', ''],
    ['labels', 'Key: value\n', ''],
    ['labels on one line', 'abc def: ', ''],
    ['pairs', 'a=', ''],
    ['versions', '2026.4.15 → ', ''],
    ['cards', 'Estado Error\nPróxima n/d\n', ''],
    ['parentheses', 'a (b', ''],
    ['prose', 'I think it says pairing required when I run openclaw devices list, any idea?\n', ''],
    ['frames', '    at a (file:///b.js:1:1)\n', ''],
    ['fences', '```\n', ''],
  ];

  it.each(worst)('grows with the length only: %s', (_, piece, head) => {
    const timed = (length: number): number => {
      const text = head + piece.repeat(Math.ceil(length / piece.length));
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 3; run += 1) {
        const start = performance.now();
        reading(text);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    timed(20_000);
    const [short, long] = [timed(40_000), timed(160_000)];
    // Four times the length: five times as long, and what a busy machine adds.
    expect(long).toBeLessThan(Math.max(short * 6 + 80, 200));
  });

  it('reads a line of ten million characters', () => {
    const start = performance.now();
    expect(reading('{"a": "x ='.repeat(1_000_000)).lines).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
