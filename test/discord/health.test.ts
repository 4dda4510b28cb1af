import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { startBot } from '../../src/discord/start-bot.ts';
import { helpServer, kb, running } from './running.ts';
import { sharedBot } from './shared-bot.ts';
import { CERTAIN, DIFFERENTIAL } from './shown.ts';
import { open, say } from './talk.ts';

const r = sharedBot();

const get = async (path: string, url = r.bot.url) => {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, text: await answer.text() };
};
const state = async (path: string, url?: string) => {
  const { status, text } = await get(path, url);
  return [status, JSON.parse(text)];
};

test('health: a bot that is connected and remembers is alive and ready', async () => {
  expect(await state('/healthz')).toEqual([200, { store: true }]);
  expect(await state('/readyz')).toEqual([200, { gateway: true, store: true, open: true }]);
});

test('health: while it connects it is alive, and not ready', async () => {
  await r.bot.stop();
  const port = await freePort();
  r.discord.faults.latency(600, 'GET /gateway/bot');
  const starting = startBot({ ...r.config, httpPort: port }, kb, {
    identifiesAtOnce: true,
    logTo: { write: () => {} },
  });
  const url = `http://127.0.0.1:${port}`;
  const first = await r.discord.until(() => state('/readyz', url).catch(() => null));
  expect(first).toEqual([503, { gateway: false, store: true, open: true }]);
  expect(await state('/healthz', url)).toEqual([200, { store: true }]);
  const bot = await starting;
  expect(await state('/readyz', url)).toEqual([200, { gateway: true, store: true, open: true }]);
  await bot.stop();
  await expect(get('/readyz', url)).rejects.toThrow();
  r.discord.faults.latency(0);
  await r.restart();
});

test('health: while its connection is gone it is not ready', async () => {
  const short = await running({ identify: { maxConcurrency: 1, everyMs: 1_000 } });
  try {
    expect((await state('/readyz', short.bot.url))[0]).toBe(200);
    short.discord.faults.invalidate(false); // and it may not identify again yet
    await short.discord.until(async () => (await state('/readyz', short.bot.url))[0] === 503);
    expect(await state('/healthz', short.bot.url)).toEqual([200, { store: true }]);
    await short.discord.until(async () => (await state('/readyz', short.bot.url))[0] === 200, 15_000);
  } finally {
    await short.stop();
  }
});

test('health: while its database cannot be written it is neither, and then again', async () => {
  const database = new DatabaseSync(r.config.databasePath);
  database.exec('begin immediate'); // another program that writes
  try {
    const isTold = async () => (await state('/healthz'))[0] === 503;
    await r.discord.until(isTold, 10_000);
    expect(await state('/readyz')).toEqual([503, { gateway: true, store: false, open: true }]);
  } finally {
    database.exec('rollback');
    database.close();
  }
  await r.discord.until(async () => (await state('/readyz'))[0] === 200);
  expect(await state('/healthz')).toEqual([200, { store: true }]);
});

test('health: none of the pages tells content, names, ids or the token', async () => {
  const server = await helpServer(r);
  const mark = `xylophone${Date.now()}`;
  const ann = r.discord.person({ name: `${mark} ann` });
  const channel = server.guild.text(`${mark}-channel`);
  const files = [{ name: `${mark}.log`, text: `${DIFFERENTIAL}\n${mark}\n` }];
  const { thread } = await open(r, ann, server.forum, { title: `${mark} fails`, content: `${CERTAIN} ${mark}` });
  await say(r, ann, channel, { content: `<@${r.discord.bot.id}> ${mark}`, files });
  const asked = await ann.slash(channel, 'diagnose', { error: `${mark} ${DIFFERENTIAL}`, log: files[0]! });
  await asked.settled();
  await ann.slash(channel, 'kb search', { words: mark });
  await ann.press(r.discord.messagesIn(thread).find(({ author }) => author.bot)!, 'Not it');

  const pages = await Promise.all(['/healthz', '/readyz', '/metrics', '/', `/${mark}`].map((path) => get(path)));
  for (const { text } of pages) {
    expect(text).not.toContain(mark);
    expect(text).not.toContain(r.discord.token);
    expect(text).not.toMatch(/(?<![.\d])\d{17,}/); // ids of messages, people and servers
  }
  expect(pages[2]!.text).toMatch(/^clinic_messages_total\{outcome="answered"\} [1-9]/m);
  expect(pages[2]!.text).toMatch(/^clinic_queue_length 0$/m);
  expect(pages[2]!.text).toMatch(/^clinic_interactions_total\{command="diagnose",outcome="answered"\} [1-9]/m);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
