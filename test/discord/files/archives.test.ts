import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../src/discord/files/files.ts';
import { openFiles } from '../../../src/discord/files/read-files.ts';
import { base } from '../../engine/base.ts';
import { serveFiles } from './file-server.ts';
import { type ZipEntry, zipOf } from './zip-of.ts';

const kb = base({});
const TEXT = 'Error: pairing required\n';
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
const MB = 1024 * 1024;

/** What is read of one file. */
async function readFile(name: string, bytes: Buffer, maxBytes = 25 * MB) {
  const { origin, link } = await serveFiles({ '/file': bytes });
  return openFiles({ kb, origins: [origin], maxBytes })([link('/file', { name })]);
}

/** A log that packs as badly as real ones do, or worse. */
function log(bytes: number): Buffer {
  let text = '';
  for (let at = 1; text.length < bytes; at += 1)
    text += `12:00 [gateway] request ${(at * 2654435761) % 4294967296} took ${at}\n`;
  return Buffer.from(text);
}

describe('gzip', () => {
  test('is unpacked, whatever its name', async () => {
    expect(await readFile('gateway.log', gzipSync(TEXT))).toEqual({
      attachments: [{ name: 'gateway.log', text: TEXT }],
      refused: [],
    });
  });

  test('may hold any encoding, and several members', async () => {
    const half = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
    const members = Buffer.concat([gzipSync(half.subarray(0, 9)), gzipSync(half.subarray(9))]);
    expect((await readFile('a.gz', members)).attachments).toEqual([{ name: 'a.gz', text: TEXT }]);
  });

  test('an empty file within is no attachment', async () => {
    expect(await readFile('a.gz', gzipSync(''))).toEqual({ attachments: [], refused: [] });
  });

  test.each<[string, Buffer, Refusal]>([
    ['a megabyte for a kilobyte', gzipSync(Buffer.alloc(20 * MB, 'a')), 'bomb'],
    ['more than may be unpacked, at a fair ratio', gzipSync(log(3 * MB)), 'bomb'],
    ['gzip within gzip', gzipSync(gzipSync(TEXT)), 'too-deep'],
    ['a zip within', gzipSync(zipOf([{ name: 'a.log', bytes: TEXT }])), 'too-deep'],
    ['a tar within', gzipSync(Buffer.from(`a.log${'\0'.repeat(252)}ustar\0${TEXT.padEnd(600, '\0')}`)), 'too-deep'],
    ['an image within', gzipSync(PNG), 'image'],
    ['what is cut off', gzipSync(log(100_000)).subarray(0, 10_000), 'unreadable'],
    ['what is damaged', Buffer.concat([gzipSync(TEXT).subarray(0, 12), Buffer.alloc(40, 0xff)]), 'unreadable'],
  ])('refuses %s', async (_, bytes, why) => {
    expect(await readFile('a.gz', bytes, 2 * MB)).toEqual({ attachments: [], refused: [{ name: 'a.gz', why }] });
  });
});

describe('zip', () => {
  test('gives each text file its own name; the others are refused one by one', async () => {
    const bytes = zipOf([
      { name: 'logs/', bytes: '', isStored: true },
      { name: 'logs/gateway.log', bytes: TEXT },
      { name: 'logs/stored.txt', bytes: TEXT, isStored: true },
      { name: 'logs/powershell.txt', bytes: Buffer.from(`\uFEFF${TEXT}`, 'utf16le') },
      { name: 'logs/empty.log', bytes: '' },
      { name: 'shot.txt', bytes: PNG },
      { name: 'old.zip', bytes: zipOf([{ name: 'a.log', bytes: TEXT }]) },
      { name: 'old.gz', bytes: gzipSync(TEXT) },
      { name: 'secret.log', bytes: TEXT, isEncrypted: true },
      { name: 'stored-secret.log', bytes: TEXT, isEncrypted: true, isStored: true },
      { name: 'odd.log', bytes: TEXT, method: 99 },
      { name: '__MACOSX/._gateway.log', bytes: Buffer.alloc(100) },
      { name: '.DS_Store', bytes: Buffer.alloc(100) },
    ]);
    expect(await readFile('all.zip', bytes)).toEqual({
      attachments: ['logs/gateway.log', 'logs/stored.txt', 'logs/powershell.txt'].map((name) => ({
        name: `all.zip/${name}`,
        text: TEXT,
      })),
      refused: [
        { name: 'all.zip/shot.txt', why: 'image' },
        { name: 'all.zip/old.zip', why: 'too-deep' },
        { name: 'all.zip/old.gz', why: 'too-deep' },
        { name: 'all.zip/secret.log', why: 'unreadable' },
        { name: 'all.zip/stored-secret.log', why: 'unreadable' },
        { name: 'all.zip/odd.log', why: 'unreadable' },
      ],
    });
  });

  test('names that step out of the folder are only names', async () => {
    const names = [
      '../../etc/cron.d/x',
      '/etc/passwd',
      'C:\\Windows\\a.log',
      'a/\u202egol.exe',
      'a\n\u0007b',
      `${'d/'.repeat(90)}end.log`,
    ];
    const { attachments } = await readFile('a.zip', zipOf(names.map((name) => ({ name, bytes: TEXT }))));
    expect(attachments.map(({ name }) => name)).toEqual([
      'a.zip/etc/cron.d/x',
      'a.zip/etc/passwd',
      'a.zip/Windows/a.log',
      'a.zip/a/gol.exe',
      'a.zip/ab',
      `a.zip/${'d/'.repeat(16)}d…${'/d'.repeat(16)}/end.log`,
    ]);
  });

  test('an archive of nothing is nothing', async () => {
    expect(await readFile('a.zip', zipOf([]))).toEqual({ attachments: [], refused: [] });
  });

  test('twenty files are read, of more it is told', async () => {
    const bytes = zipOf(Array.from({ length: 30 }, (_, at) => ({ name: `${at}.log`, bytes: TEXT })));
    const { attachments, refused } = await readFile('a.zip', bytes);
    expect(attachments).toHaveLength(20);
    expect(refused).toEqual([{ name: 'a.zip', why: 'too-many' }]);
  });

  test('so it is after a thousand folders', async () => {
    const folders = Array.from({ length: 1_001 }, (_, at) => ({ name: `${at}/`, bytes: '' }));
    expect(await readFile('a.zip', zipOf([...folders, { name: 'a.log', bytes: TEXT }]))).toEqual({
      attachments: [],
      refused: [{ name: 'a.zip', why: 'too-many' }],
    });
  });

  const kernel: ZipEntry = { name: 'a', bytes: log(900_000) };
  test.each<[string, Buffer, Refusal]>([
    ['a megabyte for a kilobyte', zipOf([{ name: 'a.log', bytes: Buffer.alloc(20 * MB, 'a') }]), 'bomb'],
    [
      'many files that are each small enough',
      zipOf(Array.from({ length: 19 }, (_, at) => ({ name: `${at}`, bytes: Buffer.alloc(MB, 'a') }))),
      'bomb',
    ],
    ['files that share their bytes', zipOf([kernel, ...Array(9).fill({ ...kernel, name: 'b', isSame: true })]), 'bomb'],
    ['what is cut off', zipOf([{ name: 'a.log', bytes: TEXT }]).subarray(0, 60), 'unreadable'],
    ['bytes that only begin like one', Buffer.from(`PK\x03\x04${TEXT}`), 'unreadable'],
  ])('refuses %s', async (_, bytes, why) => {
    expect(await readFile('a.zip', bytes, 5 * MB)).toEqual({ attachments: [], refused: [{ name: 'a.zip', why }] });
  });

  test('a file that is damaged does not keep the others from being read', async () => {
    const bytes = zipOf([
      { name: 'bad.log', bytes: log(20_000) },
      { name: 'good.log', bytes: TEXT },
    ]);
    bytes.fill(0xff, 45, 500);
    expect(await readFile('a.zip', bytes)).toEqual({
      attachments: [{ name: 'a.zip/good.log', text: TEXT }],
      refused: [{ name: 'a.zip/bad.log', why: 'unreadable' }],
    });
  });
});

test('archives with any bytes changed never make it fail', async () => {
  const zip = zipOf([
    { name: 'a.log', bytes: TEXT.repeat(20) },
    { name: 'b.log', bytes: TEXT, isStored: true },
  ]);
  const archives: { [path: string]: Buffer } = { '/zip': zip, '/gzip': gzipSync(TEXT.repeat(20)) };
  const served: { bytes: Buffer } = { bytes: zip };
  const { origin, link } = await serveFiles({ '/file': (response) => response.end(served.bytes) });
  const files = openFiles({ kb, origins: [origin] });
  const change = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/zip', '/gzip'), fc.array(change, { maxLength: 6 }), async (kind, changes) => {
      served.bytes = Buffer.from(archives[kind]!);
      for (const { at, byte } of changes) served.bytes[Math.floor(at * served.bytes.length)] = byte;
      const { attachments, refused } = await files([link('/file', { name: 'a' })]);
      expect(attachments.length + refused.length).toBeLessThanOrEqual(3);
      for (const { why } of refused) expect(['unreadable', 'binary', 'bomb', 'too-deep', 'image']).toContain(why);
    }),
    { numRuns: 400 },
  );
});
