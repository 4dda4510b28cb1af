import { describe, expect, test } from 'vitest';
import { PASTE_SITES } from '../../../src/config/paste-sites.ts';
import { pasteLinks, pasteOrigins } from '../../../src/discord/files/paste-links.ts';

const GIST = '6cad326836d38bd3a7ae6cad326836d3';
const COMMIT = 'db9c55113504e46fa076e7df3a04ce592e2e86d8';
const [PASTE, FILE] = ['21b6068195f14f7fac5f4f9a4cc77ac6', '2e54b7f9fc5242bd82f804cb32ce9065'];

function urls(text: string): readonly string[] {
  return pasteLinks(text, PASTE_SITES).map(({ url }) => url);
}

test.each([
  ['https://pastebin.com/AbCd1234', 'https://pastebin.com/raw/AbCd1234'],
  ['http://www.pastebin.com/raw/AbCd1234', 'https://pastebin.com/raw/AbCd1234'],
  [`https://gist.github.com/octocat/${GIST}`, `https://gist.githubusercontent.com/octocat/${GIST}/raw`],
  [`https://gist.github.com/octocat/${GIST}#file-a-log`, `https://gist.githubusercontent.com/octocat/${GIST}/raw`],
  [
    `https://gist.githubusercontent.com/octocat/${GIST}/raw/${COMMIT}/a.log`,
    `https://gist.githubusercontent.com/octocat/${GIST}/raw/${COMMIT}/a.log`,
  ],
  ['https://mclo.gs/8FlTowW', 'https://api.mclo.gs/1/raw/8FlTowW'],
  ['https://api.mclo.gs/1/raw/8FlTowW', 'https://api.mclo.gs/1/raw/8FlTowW'],
  [`https://paste.gg/p/anonymous/${PASTE}/files/${FILE}`, `https://paste.gg/p/anonymous/${PASTE}/files/${FILE}/raw`],
  [
    `https://paste.gg/p/anonymous/${PASTE}/files/${FILE}/raw`,
    `https://paste.gg/p/anonymous/${PASTE}/files/${FILE}/raw`,
  ],
])('%s is read at %s', (link, raw) => {
  expect(pasteLinks(`my log: ${link} please help`, PASTE_SITES)).toEqual([
    { name: expect.stringMatching(/^[a-z.]+\/\S+$/), url: raw, bytes: null, contentType: null },
  ]);
});

test.each([
  ['in brackets', '<https://mclo.gs/8FlTowW>'],
  ['at the end of a sentence', 'see https://mclo.gs/8FlTowW.'],
  ['as a masked link', '[log](https://mclo.gs/8FlTowW)'],
  ['in bold', '**https://mclo.gs/8FlTowW**'],
  ['in capitals', 'HTTPS://MCLO.GS/8FlTowW'],
  ['twice', 'https://mclo.gs/8FlTowW https://mclo.gs/8FlTowW'],
])('a link is found %s', (_, text) => {
  expect(urls(text)).toEqual(['https://api.mclo.gs/1/raw/8FlTowW']);
});

test.each([
  'https://pastebin.com/',
  'https://pastebin.com/u/somebody',
  'https://pastebin.com/raw/AbCd1234/../../login',
  'https://pastebin.com:8443/AbCd1234',
  'https://pastebin.com@example.com/AbCd1234',
  'https://user@pastebin.com/AbCd1234',
  'https://pastebin.com.example.com/AbCd1234',
  'https://notpastebin.com/AbCd1234',
  'https://pastebin。com.example/AbCd1234',
  'https://gist.github.com/octocat',
  'https://hastebin.com/share/abcdefghij',
  'https://rentry.co/abcde',
  'https://example.com/log.txt',
  'http://169.254.169.254/latest/meta-data',
  'ftp://pastebin.com/AbCd1234',
  'https://',
])('%s is no paste', (text) => {
  expect(urls(text)).toEqual([]);
});

describe('what is allowed', () => {
  const text = `https://pastebin.com/AbCd1234 https://mclo.gs/8FlTowW https://gist.github.com/octocat/${GIST}`;

  test('nothing unless it is named', () => {
    expect(pasteLinks(text, [])).toEqual([]);
    expect(pasteLinks(text, ['mclo.gs'])).toHaveLength(1);
  });

  test('only the origins of those that are named', () => {
    expect(pasteOrigins([])).toEqual([]);
    expect(pasteOrigins(['mclo.gs', 'gist.github.com'])).toEqual([
      'https://gist.githubusercontent.com',
      'https://api.mclo.gs',
    ]);
  });

  test('every link leads to one of them', () => {
    for (const { url } of pasteLinks(text, PASTE_SITES))
      expect(pasteOrigins(PASTE_SITES)).toContain(new URL(url).origin);
  });

  test('three a post', () => {
    const many = Array.from({ length: 9 }, (_, at) => `https://mclo.gs/8FlTow${at}`).join('\n');
    expect(urls(many)).toEqual([0, 1, 2].map((at) => `https://api.mclo.gs/1/raw/8FlTow${at}`));
  });
});

test('time grows with the length, not faster', () => {
  const took = (text: string) => {
    const from = performance.now();
    expect(urls(text)).toEqual([]);
    return performance.now() - from;
  };
  took('https://'.repeat(1_000));
  for (const part of ['https://', 'https://pastebin.com/', 'https://a.', '....', 'h']) {
    expect(took(part.repeat(40_000))).toBeLessThan(2_000);
  }
});
