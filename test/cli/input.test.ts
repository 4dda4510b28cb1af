import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readText } from '../../src/cli/input.ts';
import type { Io } from '../../src/cli/io.ts';

const TEXT = 'Error: 配对 required — “again” 😀\r\n';

/** What is read when standard input comes in chunks of this many bytes. */
function read(bytes: Buffer, size: number): Promise<string> {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  return readText(undefined, { stdin: Readable.from(chunks), stderr: {} } as unknown as Io);
}

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16, low byte first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16, high byte first', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
])('reads %s, cut anywhere', async (_, bytes) => {
  for (const size of [2, 3, 5, 1000]) expect(await read(bytes, size)).toBe(TEXT);
});

test('half a character at the end is told as one that is damaged', async () => {
  expect(await read(Buffer.from('配对').subarray(0, 5), 4)).toBe('配\uFFFD');
});

test('refuses what is no text', async () => {
  await expect(read(Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 7) % 32)), 100)).rejects.toThrow(
    'not text',
  );
});
