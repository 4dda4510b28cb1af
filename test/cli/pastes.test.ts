import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { Pastes } from '../../src/cli/pastes.ts';

/** What comes out of a terminal into which this is typed, chunk by chunk. */
async function given(chunks: readonly string[], count: number): Promise<readonly (string | null)[]> {
  const stdin = Object.assign(new PassThrough(), { setRawMode: () => stdin });
  const pastes = new Pastes({ stdin, stdout: new PassThrough(), stderr: new PassThrough() } as unknown as Io, [
    'new',
    'exit',
  ]);
  for (const chunk of chunks) stdin.write(chunk);
  const texts: (string | null)[] = [];
  while (texts.length < count) texts.push(await pastes.next());
  pastes.close();
  return texts;
}

test.each<[string, readonly string[], readonly (string | null)[]]>([
  ['ends a text at a blank line', ['an error\r', '\r'], ['an error']],
  ['keeps the blank lines of a paste', ['a\n\n{\n\n}\n\n'], ['a\n\n{\n\n}']],
  [
    'keeps the blank lines of a paste that the terminal marks',
    ['\u001B[200~a\n\nb', '\u001B[20', '1~\r\r'],
    ['a\n\nb'],
  ],
  ['ends a text at Ctrl-D, without a line break', ['an error\u0004'], ['an error']],
  ['leaves at Ctrl-D on nothing', ['\u0004'], [null]],
  ['leaves at Ctrl-C', ['half a li', '\u0003'], [null]],
  ['takes a typed word at once', ['new\r'], ['new']],
  ['takes a word inside a paste as text', ['\u001B[200~new\n\u001B[201~\r'], ['new']],
  ['keeps a very long line', [`${'x'.repeat(300_000)}\r\r`], ['x'.repeat(300_000)]],
  ['takes back what was typed wrong', ['ab\u007Fc\r\r'], ['ac']],
  ['ignores arrows and other keys', ['a\u001B[D\u001B[3~b\u001BOP\r\r'], ['ab']],
  ['keeps what is typed ahead', ['new\rexit\r'], ['new', 'exit']],
])('%s', async (_, chunks, wanted) => expect(await given(chunks, wanted.length)).toEqual(wanted));
