import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/discord/files/files.ts';
import { discordPhrases } from '../../src/discord/phrases.ts';
import { zipOf } from './files/zip-of.ts';
import type { Person, Upload } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn, open, say, theAnswer } from './talk.ts';

const refusal = discordPhrases('en').refused;
const MAX_BYTES = 300_000;

const r = sharedBot({ config: { maxFileBytes: MAX_BYTES } });
const server = sharedServer(r);
const { person, us } = r;

const channelOf = () => server.guild.text('general');
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const PNG: Upload = { name: 'screen.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1') };
const LOG: Upload = { name: 'gateway.log', text: `12:00 [ws] ready\nError: ${CERTAIN}\n` };

const opened = async (asker: Person, content: string, files: readonly Upload[] = []) =>
  (await open(r, asker, server.forum, { content, files })).thread;

describe('files that are read', () => {
  test.each<[string, Upload]>([
    ['what was too long for a message', { name: 'message.txt', text: `${'one more line\n'.repeat(500)}${CERTAIN}\n` }],
    ['a log of Windows, UTF-16', { name: 'gateway.log', bytes: utf16(`one\r\nError: ${CERTAIN}\r\n`) }],
    ['a packed log', { name: 'gateway.log.gz', bytes: gzipSync(`Error: ${CERTAIN}\n`) }],
    ['an archive', { name: 'logs.zip', bytes: zipOf([{ name: 'logs/gateway.log', bytes: `Error: ${CERTAIN}\n` }]) }],
  ])('attachments: reads %s, asked or not', async (_, file) => {
    const thread = await opened(person(), 'the log', [file]);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
    const channel = channelOf();
    await say(r, person(), channel, { content: us(), files: [file] });
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
  });

  test('attachments: reads every file of a post and fetches each once', async () => {
    const channel = channelOf();
    const files = [{ name: 'a.log', text: 'all is well\n' }, { name: 'b.log', text: 'still well\n' }, LOG];
    const { message } = await say(r, person(), channel, { content: us(), files });
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
    const paths = message.files.map(({ url }) => new URL(url).pathname);
    const fetched = r.discord.requests.filter(({ path }) => paths.includes(path));
    expect(fetched).toHaveLength(3);
  });

  test.each([
    ['text', { content: `Error: ${CERTAIN}` }],
    ['a file', { content: 'my log', files: [LOG] }],
  ])('forwarded: reads a forwarded message: %s', async (_, original) => {
    const { message } = await say(r, person('bob'), server.other, original);
    const ann = person();
    const thread = await opened(ann, 'somebody had the same');
    expect((await say(r, ann, thread, { forwards: message })).outcomes).toEqual(['answered']);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('forwarded: on a mention, reads the files of the message that is replied to', async () => {
    const channel = channelOf();
    const { message } = await say(r, person('bob'), channel, { content: 'does anybody know this?', files: [LOG] });
    await say(r, person('cal'), channel, { content: `${us()} please`, replyTo: message });
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
  });
});

describe('files that are not read', () => {
  const bomb = zipOf([{ name: 'a.log', bytes: '12:00:00 [ws] ready\n'.repeat(1_000_000) }]);
  const unread: readonly [string, Upload, Refusal][] = [
    ['a picture', PNG, 'image'],
    [
      'a program',
      { name: 'setup.exe', bytes: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1') },
      'binary',
    ],
    ['a zip bomb', { name: 'logs.zip', bytes: bomb }, 'bomb'],
    ['what is too large', { name: 'huge.log', text: 'x'.repeat(MAX_BYTES + 1) }, 'too-large'],
  ];

  test.each(unread)('images: says in one line that it does not read %s, when asked', async (_, file, why) => {
    const channel = channelOf();
    const { message } = await say(r, person(), channel, { content: us(), files: [file] });
    expect(theAnswer(r, channel)).toMatchObject({ text: refusal[why](file.name), repliesTo: message.id, pings: [] });
  });

  test.each(unread)('attachments: says nothing about %s, when not asked', async (_, file) => {
    const { outcomes } = await say(r, person(), server.channel, { files: [file] });
    expect(outcomes).toEqual(['not-sure']);
    const thread = await opened(person(), 'look at this', [file]);
    expect([...answersIn(r, server.channel), ...answersIn(r, thread)]).toEqual([]);
  });

  test('images: the line for a picture holds the command that gives the text', () => {
    expect(refusal.image('screen.png')).toContain('`openclaw status --all`');
  });

  test('images: says it beside the answer, if there is text to answer', async () => {
    const channel = channelOf();
    await say(r, person(), channel, { content: `${us()} Error: ${CERTAIN}`, files: [PNG] });
    const answer = theAnswer(r, channel);
    expect(answer.text).toContain(refusal.image('screen.png'));
    expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
  });

  test('attachments: a link that has expired is told in a line, when asked', async () => {
    const channel = channelOf();
    r.discord.faults.failNext(1, 404, 'attachments/');
    await say(r, person(), channel, { content: us(), files: [LOG] });
    expect(theAnswer(r, channel).text).toBe(refusal.expired('gateway.log'));
  });

  test('paste-sites: a link to a paste is not fetched, as no site is named in the configuration', async () => {
    const channel = channelOf();
    const before = r.discord.requests.length;
    await say(r, person(), channel, { content: `${us()} https://pastebin.com/raw/AbCd1234` });
    expect(theAnswer(r, channel).text).not.toContain('pastebin');
    expect(r.discord.requests.slice(before).every(({ path }) => !path.includes('AbCd1234'))).toBe(true);
  });
});
