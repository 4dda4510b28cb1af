import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { redactCommand } from '../../src/cli/redact.ts';
import { clinic, ended, start } from './run.ts';

const TOKEN = ['4f0c9be1a7d83526', 'e90b71c4d2a86f35', '18e7c0b94ad2f653'].join('');
const GIVEN = `OPENCLAW_GATEWAY_TOKEN=${TOKEN}`;
const MASKED = 'OPENCLAW_GATEWAY_TOKEN=[REDACTED:gateway-token#1]';

const folder = mkdtempSync(join(tmpdir(), 'clinic-odd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of these bytes; its path. */
function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('what is no text, or cannot be read, says so in one line', () => {
  mkdirSync(join(folder, 'folder'));
  const png = Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${'\0\xff\x01'.repeat(99)}`, 'latin1');
  test.each<[string, readonly string[], number, RegExp]>([
    ['a file that is not there', [join(folder, 'none.log')], 1, /cannot read .*none\.log: there is no such file/],
    ['a folder', [join(folder, 'folder')], 1, /is a folder; name a file/],
    ['a picture', [file('screen.png', png)], 1, /screen\.png is not text/],
    ['a picture, as JSON', ['--json', file('screen2.png', png)], 1, /screen2\.png is not text/],
    ['a name that no file can have', ['x'.repeat(5_000)], 1, /its name is too long/],
    ['two files', [file('a.log', GIVEN), file('b.log', GIVEN)], 2, /too many arguments/],
    ['an unknown option', ['--jsonn'], 2, /Did you mean/],
    ['two forms at once', ['--json', '--jsonl'], 2, /give one of --json, --jsonl/],
  ])('%s', async (_, args, status, told) => {
    const got = await clinic(['redact', ...args]);
    expect(got).toMatchObject({ status, out: '' });
    expect(got.err).toMatch(told);
    expect(got.err).not.toContain('    at ');
  });

  test('a process whose memory nobody may read', async () => {
    const got = await clinic(['redact', '/proc/self/mem']);
    expect(got).toMatchObject({ status: 1, out: '' });
    expect(got.err).toMatch(/^clinic: cannot read \/proc\/self\/mem: \w+\n$/);
  });
});

describe('a file comes out as it is but for what is masked', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', ''],
    ['without a line break at its end', GIVEN, MASKED],
    ['with Windows line breaks', `a\r\n${GIVEN}\r\n`, `a\r\n${MASKED}\r\n`],
    ['in Windows-1252', Buffer.from(`caf\xe9 ${GIVEN}\n`, 'latin1'), `café ${MASKED}\n`],
    ['in UTF-16', Buffer.from(`\ufeff${GIVEN}\n`, 'utf16le'), `${MASKED}\n`],
    ['with one line of a megabyte', `${'x'.repeat(1_000_000)} ${GIVEN}`, `${'x'.repeat(1_000_000)} ${MASKED}`],
  ])('%s', async (name, bytes, text) => {
    const got = await clinic(['redact', file(`${name}.log`, bytes)]);
    expect([got.status, got.out === text]).toEqual([0, true]);
    expect(got.err).toMatch(text === '' ? /^clinic: nothing was masked\n$/ : /gateway-token +1 /);
  });
});

describe('a pipe', () => {
  test('comes out the same wherever its bytes are cut, also inside of a letter', async () => {
    const text = `日本語 密码：Tr0ub4dor${'&'}3x\r\n${GIVEN}\n"token": "${TOKEN.slice(0, 20)}\n${TOKEN.slice(20)}",\né ${TOKEN}`;
    const bytes = Buffer.from(text);
    const whole = await piped([bytes]);
    expect(whole).toContain(MASKED);
    expect(whole).not.toContain(TOKEN.slice(0, 12));
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const ends = [...places.toSorted((a, b) => a - b), bytes.length];
        const chunks = ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
        expect(await piped(chunks)).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('of which only the first lines are wanted ends as soon as its reader does', async () => {
    const child = start('cli', ['redact']);
    const end = ended(child);
    child.stdin!.on('error', () => {});
    child.stdout!.once('data', () => child.stdout!.destroy());
    const line = `${'2026-04-21T17:38:00.294Z [gateway] info handshake ok '.padEnd(99, '.')}\n`.repeat(1_000);
    let lines = 0;
    for await (const chunk of Readable.from(Array(400).fill(line))) {
      if (child.stdin!.destroyed || child.exitCode !== null) break;
      lines += 1;
      await new Promise((resolve) => child.stdin!.write(chunk, resolve));
    }
    child.stdin!.end();
    expect(await end).toMatchObject({ status: 0, err: '' });
    expect(lines).toBeLessThan(400);
  });
});

/** What comes out for standard input that comes in these chunks. */
async function piped(chunks: readonly Buffer[]): Promise<string> {
  let out = '';
  const sink = (keep: (text: string) => void) =>
    new Writable({
      decodeStrings: false,
      write: (text: string, _, done) => {
        keep(text);
        done();
      },
    });
  const stdout = sink((text) => {
    out += text;
  });
  const io = { stdin: Readable.from(chunks), stdout, stderr: sink(() => {}) } as unknown as Io;
  await redactCommand(undefined, {}, io);
  return out;
}

test('a full disk is told in one line, and is a failure', async () => {
  const full = openSync('/dev/full', 'w');
  const child = start('cli', ['redact'], [], {}, ['pipe', full, 'pipe']);
  closeSync(full);
  child.stdin!.end(`${GIVEN}\n`);
  expect(await ended(child)).toMatchObject({ status: 1, err: 'clinic: cannot write: the disk is full\n' });
});
