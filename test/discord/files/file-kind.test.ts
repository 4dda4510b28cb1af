import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type FileKind, fileKind } from '../../../src/discord/files/file-kind.ts';
import { zipOf } from './zip-of.ts';

test.each<[string, FileKind]>([
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image'],
  ['\xff\xd8\xff\xe1\0\x18Exif', 'image'],
  ['GIF89a\x01\0\x01\0', 'image'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image'],
  ['BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0', 'image'],
  ['\0\0\0\x1cftypavif\0\0\0\0', 'image'],
  ['\0\0\0\x24ftypheic\0\0\0\0', 'image'],
  ['II*\0\x08\0\0\0', 'image'],
  ['%PDF-1.4\n', 'binary'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'binary'],
  ['ID3\x03\0\0\0\0\0\0', 'binary'],
  ['OggS\0\x02', 'binary'],
  ['\x1aE\xdf\xa3\x01', 'binary'],
  ['\0\0\0\x20ftypmp42', 'binary'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['Rar!\x1a\x07\x01\0', 'archive'],
  ['BZh91AY&SY', 'archive'],
  ['\xfd7zXZ\0', 'archive'],
  ['\x28\xb5\x2f\xfd', 'archive'],
  [`${'a.log'.padEnd(257, '\0')}ustar\0`, 'archive'],
  [gzipSync('a').toString('latin1'), 'gzip'],
  [zipOf([{ name: 'a', bytes: 'a' }]).toString('latin1'), 'zip'],
  [zipOf([]).toString('latin1'), 'zip'],
])('%j is told', (bytes, kind) => {
  expect(fileKind(Buffer.from(bytes, 'latin1'))).toBe(kind);
});

test.each([
  '',
  'B',
  'BM25 search failed: index is empty',
  'PK violation in table sessions',
  'RIFF is no log level',
  'GIF is not supported',
  'ID3 tag of the answer',
  'II* is a version',
  'BZh and other formats',
  'ustar',
  '%PDF is what it should write',
  '{"level":"error"}',
  '\ufeffError: pairing required',
])('the text %j is none', (text) => {
  expect(fileKind(Buffer.from(text))).toBeNull();
});
