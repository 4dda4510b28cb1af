import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/discord/files/files.ts';
import { discordPhrases } from '../../src/discord/phrases.ts';
import { zipOf } from './files/zip-of.ts';
import type { Channel, Upload } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { actionsIn, CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';

const say = discordPhrases('en').refused;

const r = sharedBot({ config: { maxFileBytes: 200_000 } });
let channel: Channel;
beforeAll(() => {
  channel = r.discord.guild().text('general');
});

const diagnosed = async (values: { readonly error?: string; readonly log?: Upload; readonly public?: boolean }) =>
  (await (await r.person().slash(channel, 'diagnose', values)).settled()).shown!;
/** Bytes of a text whose every letter is below U+00FF. */
const utf16 = (text: string, isLittle: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
};
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

describe('files that are read', () => {
  test.each<[string, Upload]>([
    ['as Discord names a long paste', { name: 'message.txt', text: `${CERTAIN}\n` }],
    ['of Windows, UTF-16', { name: 'gateway.log', bytes: utf16(`one\r\n${CERTAIN}\r\n`, true) }],
    ['UTF-16, big-endian', { name: 'gateway.log', bytes: utf16(`one\r\n${CERTAIN}\r\n`, false) }],
    ['UTF-8 with a mark', { name: 'gateway.log', text: `\uFEFF${CERTAIN}\r\n` }],
    ['packed', { name: 'gateway.log.gz', bytes: gzipSync(`${CERTAIN}\n`) }],
    ['in an archive', { name: 'logs.zip', bytes: zipOf([{ name: 'a/gateway.log', bytes: `${CERTAIN}\n` }]) }],
    ['whatever their type is said to be', { name: 'x.bin', contentType: 'image/png', text: `${CERTAIN}\n` }],
  ])('attachments: %s', async (_, log) => {
    expect(leadIn(await diagnosed({ log }))).toBe(CERTAIN_CAUSE);
  });
});

describe('files that are refused', () => {
  const lines = '12:00:00 [ws] ready\n'.repeat(1_000_000);
  test.each<[string, Upload, Refusal]>([
    [
      'a program',
      { name: 'openclaw.exe', bytes: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1') },
      'binary',
    ],
    ['a document', { name: 'report.pdf', bytes: Buffer.from('%PDF-1.7\n') }, 'binary'],
    ['one that is too large', { name: 'huge.log', text: 'x'.repeat(200_001) }, 'too-large'],
    ['a gzip bomb', { name: 'bomb.gz', bytes: gzipSync(lines) }, 'bomb'],
    ['a zip bomb', { name: 'bomb.zip', bytes: zipOf([{ name: 'a.log', bytes: lines }]) }, 'bomb'],
    [
      'an archive in an archive',
      { name: 'logs.zip.gz', bytes: gzipSync(zipOf([{ name: 'a', bytes: 'x' }])) },
      'too-deep',
    ],
  ])('attachments: %s, in one private line that names it', async (_, log, why) => {
    const shown = await diagnosed({ log });
    expect(shown.text).toBe(say[why](log.name));
    expect([shown.isPrivate, actionsIn(shown)]).toEqual([true, []]);
  });

  test('attachments: a line beside the answer, if there is other text to read', async () => {
    const shown = await diagnosed({ error: CERTAIN, log: { name: 'report.pdf', bytes: Buffer.from('%PDF-1.7\n') } });
    expect(shown.text).toContain(`-# ${say.binary('report.pdf')}`);
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
  });

  test('attachments: a link that has expired', async () => {
    r.discord.faults.failNext(1, 404, 'attachments/');
    const shown = await diagnosed({ log: { name: 'old.log', text: CERTAIN } });
    expect(shown.text).toBe(say.expired('old.log'));
  });

  test('attachments: a redirect is not followed', async () => {
    r.discord.faults.failNext(1, 302, 'attachments/');
    const shown = await diagnosed({ log: { name: 'moved.log', text: CERTAIN } });
    expect(shown.text).toContain(say['not-allowed']('moved.log'));
  });

  test('attachments: a server that is busy is asked again', async () => {
    r.discord.faults.failNext(2, 503, 'attachments/');
    expect(leadIn(await diagnosed({ log: { name: 'gateway.log', text: CERTAIN } }))).toBe(CERTAIN_CAUSE);
  });

  test('attachments: of eleven files the last is not read, and named', async () => {
    const files = Array.from({ length: 11 }, (_, at) => ({
      name: `part-${at}.log`,
      text: at === 9 ? CERTAIN : 'ready',
    }));
    const posted = await r.person('bob').post(channel, { files });
    const before = r.discord.requests.length;
    const asked = await (await r.person().contextMenu(posted, 'Diagnose message')).settled();
    expect(asked.shown!.text).toContain(`-# ${say['too-many']('part-10.log')}`);
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    const fetched = r.discord.requests.slice(before).filter(({ path }) => path.includes('attachments/'));
    expect(fetched).toHaveLength(10);
  });

  test('attachments: an empty file is nothing to read', async () => {
    expect((await diagnosed({ log: { name: 'empty.log', text: '' } })).text).toBe(discordPhrases('en').nothingToRead);
  });
});

describe('pictures', () => {
  test.each([
    ['en-US', 'en'],
    ['es-ES', 'es'],
    ['zh-CN', 'zh'],
  ] as const)('images: one line in %s, with the command that gives the text', async (locale, language) => {
    const person = r.person('ann', locale);
    const asked = await person.slash(channel, 'diagnose', { log: { name: 'screen.png', bytes: PNG } });
    const { shown } = await asked.settled();
    expect(shown!.text).toBe(discordPhrases(language).refused.image('screen.png'));
    expect(shown!.text).toContain('`openclaw status --all`');
  });

  test('images: one that calls itself a log is one all the same', async () => {
    expect((await diagnosed({ log: { name: 'screen.log', bytes: PNG } })).text).toBe(say.image('screen.log'));
  });

  test('images: beside a text, the text is answered', async () => {
    const shown = await diagnosed({ error: CERTAIN, log: { name: 'screen.png', bytes: PNG } });
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
    expect(shown.text).toContain(`-# ${say.image('screen.png')}`);
  });
});
