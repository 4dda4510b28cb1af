import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FileLink, FilesRead, Refusal } from '../../../src/discord/files/files.ts';
import { type FilesOptions, openFiles } from '../../../src/discord/files/read-files.ts';
import { base } from '../../engine/base.ts';
import { serveFiles } from './file-server.ts';

const kb = base({});
const TEXT = 'Error: pairing required — 配对\r\nnext line\r\n';
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x80\0\0\x048', 'latin1');

function open(origin: string, options: Partial<FilesOptions> = {}) {
  return openFiles({ kb, origins: [origin], ...options });
}

function read(...attachments: { name: string; text: string }[]): FilesRead {
  return { attachments, refused: [] };
}

function refused(name: string, why: Refusal): FilesRead {
  return { attachments: [], refused: [{ name, why }] };
}

test.each<[string, Buffer]>([
  ['message.txt', Buffer.from(TEXT)],
  ['events.jsonl', Buffer.from(TEXT)],
  ['powershell.log', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['old-powershell.log', Buffer.from(TEXT, 'utf16le')],
  ['a-text-named.png', Buffer.from(TEXT)],
])('reads %s', async (name, bytes) => {
  const { origin, link } = await serveFiles({ '/file': bytes });
  expect(await open(origin)([link('/file', { name })])).toEqual(read({ name, text: TEXT }));
});

test('an empty file is no attachment and no refusal', async () => {
  const { origin, link } = await serveFiles({ '/empty.log': '', '/mark.log': '\uFEFF' });
  expect(await open(origin)([link('/empty.log'), link('/mark.log')])).toEqual(read());
});

test('files come in the order of their links, refusals beside them', async () => {
  const { origin, link } = await serveFiles({
    '/1.log': (response) => setTimeout(() => response.end('one'), 60),
    '/3.log': 'three',
  });
  expect(await open(origin)([link('/1.log'), link('/2.log'), link('/3.log')])).toEqual({
    attachments: [
      { name: '1.log', text: 'one' },
      { name: '3.log', text: 'three' },
    ],
    refused: [{ name: '2.log', why: 'expired' }],
  });
});

test('of eleven files the last is one too many, and is not asked for', async () => {
  const paths = Array.from({ length: 11 }, (_, at) => `/${at}.log`);
  const { origin, asked, link } = await serveFiles(Object.fromEntries(paths.map((path) => [path, path])));
  const { attachments, refused } = await open(origin)(paths.map((path) => link(path)));
  expect(attachments.map(({ text }) => text)).toEqual(paths.slice(0, 10));
  expect(refused).toEqual([{ name: '10.log', why: 'too-many' }]);
  expect(asked).not.toContain('/10.log');
});

describe('what is no text', () => {
  test.each<[string, Buffer, Refusal]>([
    ['screenshot.txt', PNG, 'image'],
    ['photo.log', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1'), 'image'],
    ['phone.heic', Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1', 'latin1'), 'image'],
    ['report.txt', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), 'binary'],
    ['clip.log', Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2', 'latin1'), 'binary'],
    ['core.log', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), Buffer.alloc(600)]), 'binary'],
    ['logs.7z', Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1'), 'binary'],
  ])('refuses %s', async (name, bytes, why) => {
    const { origin, link } = await serveFiles({ '/file': bytes });
    expect(await open(origin)([link('/file', { name })])).toEqual(refused(name, why));
  });

  test('an image is read no further than its beginning', async () => {
    let closed: Promise<unknown> | undefined;
    const { origin, link } = await serveFiles({
      '/big.png': (response) => {
        closed = new Promise((resolve) => response.on('close', resolve));
        response.writeHead(200, { 'content-type': 'image/png', 'content-length': 20_000_000 });
        response.write(PNG);
        response.write(Buffer.alloc(8_192)); // and then no more: who waits for the rest waits until it is cut
      },
    });
    expect(await open(origin)([link('/big.png', { contentType: 'image/png' })])).toEqual(refused('big.png', 'image'));
    await closed;
  });
});

describe('what may not be read', () => {
  test.each<[string, (origin: string) => string]>([
    ['another host', () => 'https://example.com/log.txt'],
    ['a host that only begins like Discord', () => 'https://cdn.discordapp.com.example.com/log.txt'],
    ['Discord in the user name', (origin) => origin.replace('http://', 'http://cdn.discordapp.com@')],
    ['a password', (origin) => origin.replace('http://', 'http://a:b@')],
    ['another port', (origin) => `${origin.slice(0, -1)}${origin.endsWith('1') ? '2' : '1'}/log.txt`],
    ['another scheme', () => 'file:///etc/passwd'],
    ['data in place of an address', () => 'data:text/plain,hello'],
    ['no address', () => 'log.txt'],
    ['an endless address', (origin) => `${origin}/${'a'.repeat(3_000)}`],
  ])('refuses %s', async (_, url) => {
    const { origin, asked, link } = await serveFiles({});
    expect(await open(origin)([link('/log.txt', { url: url(origin) })])).toEqual(refused('log.txt', 'not-allowed'));
    expect(asked).toEqual([]);
  });

  test.each([301, 302, 303, 307, 308, 304])('follows no redirect (%i)', async (status) => {
    const { origin, asked, link } = await serveFiles({
      '/log.txt': (response) => response.writeHead(status, { location: '/secret.txt' }).end(),
      '/secret.txt': 'inside',
    });
    expect(await open(origin)([link('/log.txt')])).toEqual(refused('log.txt', 'not-allowed'));
    expect(asked).toEqual(['/log.txt']);
  });

  test('without origins of its own, Discord alone may be read', async () => {
    const { asked, link } = await serveFiles({ '/log.txt': TEXT });
    expect(await openFiles({ kb })([link('/log.txt')])).toEqual(refused('log.txt', 'not-allowed'));
    expect(asked).toEqual([]);
  });

  test('a paste site that leads to an address of our own is not asked', async () => {
    const { port, asked, link } = await serveFiles({ '/raw': TEXT });
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const paste = `http://${host}:${port}`;
      const files = open('https://cdn.discordapp.com', { pasteOrigins: [paste] });
      expect(await files([link('/raw', { url: `${paste}/raw` })])).toEqual(refused('raw', 'not-allowed'));
    }
    expect(asked).toEqual([]);
  });
});

describe('an expired link', () => {
  test.each([403, 404, 410])('is told by status %i', async (status) => {
    const { origin, asked, link } = await serveFiles({
      '/log.txt': (response) => response.writeHead(status).end('This content is no longer available.'),
    });
    expect(await open(origin)([link('/log.txt')])).toEqual(refused('log.txt', 'expired'));
    expect(asked).toHaveLength(1);
  });

  test('is told by its time, and not asked for', async () => {
    const { origin, asked, link } = await serveFiles({ '/log.txt': TEXT });
    const ex = (seconds: number) => Math.floor(Date.now() / 1000 + seconds).toString(16);
    const files = open(origin);
    const url = `${origin}/log.txt?ex=${ex(-60)}&is=65000000&hm=00&`;
    expect(await files([link('/log.txt', { url })])).toEqual(refused('log.txt', 'expired'));
    expect(asked).toEqual([]);
    const fresh = `${origin}/log.txt?ex=${ex(3600)}&is=65000000&hm=00&`;
    expect(await files([link('/log.txt', { url: fresh })])).toEqual(read({ name: 'log.txt', text: TEXT }));
  });
});

describe('a server that fails', () => {
  test('is asked again', async () => {
    let times = 0;
    const { origin, link } = await serveFiles({
      '/log.txt': (response) => {
        times += 1;
        if (times === 1) response.writeHead(503).end();
        else if (times === 2) response.write('Err', () => response.destroy());
        else response.end(TEXT);
      },
    });
    expect(await open(origin)([link('/log.txt')])).toEqual(read({ name: 'log.txt', text: TEXT }));
    expect(times).toBe(3);
  });

  test('is given up in the end', async () => {
    const { origin, asked, link } = await serveFiles({ '/log.txt': (response) => response.writeHead(500).end() });
    expect(await open(origin)([link('/log.txt')])).toEqual(refused('log.txt', 'unreadable'));
    expect(asked).toHaveLength(3);
  });

  test('may be gone', async () => {
    const { origin, link } = await serveFiles({});
    const gone = origin.replace(/:\d+$/, ':9');
    expect(await open(gone)([link('/log.txt', { url: `${gone}/log.txt` })])).toEqual(refused('log.txt', 'unreadable'));
  });
});

describe('a large file', () => {
  const maxBytes = 100_000;

  test('is refused by what the message says', async () => {
    const { origin, asked, link } = await serveFiles({ '/log.txt': TEXT });
    const files = open(origin, { maxBytes });
    expect(await files([link('/log.txt', { bytes: maxBytes + 1 })])).toEqual(refused('log.txt', 'too-large'));
    expect(asked).toEqual([]);
  });

  test('is refused by what the server says', async () => {
    const { origin, link } = await serveFiles({
      '/log.txt': (response) => response.writeHead(200, { 'content-length': maxBytes + 1 }).write('Error: '),
    });
    expect(await open(origin, { maxBytes })([link('/log.txt')])).toEqual(refused('log.txt', 'too-large'));
  });

  test('is cut off when both say something else', async () => {
    let sent = 0;
    const { origin, link } = await serveFiles({
      '/log.txt': (response) => {
        const line = Buffer.from('12:00 ok\n'.repeat(1_000));
        const more = () => {
          if (response.destroyed) return;
          sent += line.length;
          response.write(line, more);
        };
        more();
      },
    });
    const files = open(origin, { maxBytes });
    expect(await files([link('/log.txt', { bytes: 20 })])).toEqual(refused('log.txt', 'too-large'));
    expect(sent).toBeLessThan(50_000_000);
  });

  test('a file that is smaller than announced is asked for again, and given up', async () => {
    const { origin, asked, link } = await serveFiles({
      '/log.txt': (response) => {
        response.writeHead(200, { 'content-length': 1_000 });
        response.write(TEXT, () => response.destroy());
      },
    });
    expect(await open(origin, { maxBytes })([link('/log.txt')])).toEqual(refused('log.txt', 'unreadable'));
    expect(asked).toHaveLength(3);
  });
});

describe('time', () => {
  test('a slow drip is cut off', async () => {
    let closed: Promise<unknown> | undefined;
    const { origin, link } = await serveFiles({
      '/log.txt': (response) => {
        closed = new Promise((resolve) => response.on('close', resolve));
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(timer));
      },
    });
    const from = performance.now();
    expect(await open(origin, { timeoutMs: 300 })([link('/log.txt')])).toEqual(refused('log.txt', 'slow'));
    expect(performance.now() - from).toBeLessThan(2_000);
    await closed;
  });

  test('so it is when memory is short', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const collecting = setInterval(collect, 10);
    onTestFinished(() => clearInterval(collecting));
    const { origin, link } = await serveFiles({
      '/log.txt': (response) => {
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(timer));
      },
    });
    const from = performance.now();
    expect(await open(origin, { timeoutMs: 300 })([link('/log.txt')])).toEqual(refused('log.txt', 'slow'));
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  test('a server that never answers is cut off', async () => {
    const { origin, link } = await serveFiles({ '/log.txt': () => {} });
    expect(await open(origin, { timeoutMs: 200 })([link('/log.txt')])).toEqual(refused('log.txt', 'slow'));
  });

  test('all files together have their limit, also those that wait for their turn', async () => {
    const { origin, asked, link } = await serveFiles({ '/fast': TEXT, '/1': () => {}, '/2': () => {} });
    const files = open(origin, { totalTimeoutMs: 1_000, atOnce: 1 });
    const from = performance.now();
    expect(await files([link('/fast'), link('/1'), link('/2')])).toEqual({
      attachments: [{ name: 'fast', text: TEXT }],
      refused: [
        { name: '1', why: 'slow' },
        { name: '2', why: 'slow' },
      ],
    });
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(asked).toEqual(['/fast', '/1']);
  });

  test('no more files are read at once than allowed, whoever asks for them', async () => {
    let open_ = 0;
    let most = 0;
    const { origin, link } = await serveFiles({
      '/log.txt': async (response) => {
        open_ += 1;
        most = Math.max(most, open_);
        await wait(30);
        open_ -= 1;
        response.end(TEXT);
      },
    });
    const files = open(origin, { atOnce: 3 });
    const posts = await Promise.all(Array.from({ length: 4 }, () => files([link('/log.txt'), link('/log.txt')])));
    expect(posts.flatMap(({ attachments }) => attachments)).toHaveLength(8);
    expect(most).toBe(3);
  });
});

test('names are shown plain and short, in refusals as well', async () => {
  const { origin, link } = await serveFiles({ '/ok': 'ok' });
  const long = 'a long name '.repeat(50).trim();
  const names = ['‮gnp.exe\u0000\n.log', '../../etc/passwd', long];
  const links: FileLink[] = names.flatMap((name) => [link('/ok', { name }), link('/gone', { name })]);
  const { attachments, refused } = await open(origin)(links);
  const shown = ['gnp.exe.log', 'etc/passwd', `${long.slice(0, 39)}…${long.slice(-40)}`];
  expect(attachments.map(({ name }) => name)).toEqual(shown);
  expect(refused.map(({ name }) => name)).toEqual(shown);
});
