import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Channel, type Discord, openDiscord, type Person } from '../discord.ts';
import { rest } from '../raw-rest.ts';
import { RawSocket } from '../raw-socket.ts';

let discord: Discord;
let chat: Channel;
let ann: Person;

beforeAll(async () => {
  discord = await openDiscord();
  chat = discord.guild().text('chat');
  ann = discord.person({ name: 'ann' });
});

afterAll(() => discord.close());

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

test('files have signed links, with their type and size', async () => {
  const post = await ann.post(chat, { files: [{ name: 'my log.txt', text: 'error' }] });
  const [attachment] = post.json.attachments;
  expect(attachment).toMatchObject({
    filename: 'my_log.txt',
    title: 'my log.txt',
    size: 5,
    content_type: 'text/plain; charset=utf-8',
  });
  const url = new URL(attachment!.url);
  expect(url.pathname).toBe(`/attachments/${chat.id}/${attachment!.id}/my_log.txt`);
  expect([...url.searchParams.keys()]).toEqual(['ex', 'is', 'hm']);
  const response = await fetch(url);
  expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([
    'text/plain; charset=utf-8',
    '5',
  ]);
  expect(await response.text()).toBe('error');
});

test('bytes and types are what was sent; unknown types are not named', async () => {
  const bytes = new Uint8Array([0x1f, 0x8b, 0, 255]);
  const files = [
    { name: 'a.gz', bytes },
    { name: 'b.xyz', bytes },
    { name: 'c.log', text: 'x', contentType: 'application/x-log' },
  ];
  const post = await ann.post(chat, { files });
  expect(post.json.attachments.map((one) => one.content_type)).toEqual([
    'application/gzip',
    undefined,
    'application/x-log',
  ]);
  expect(new Uint8Array(await (await fetch(post.files[0]!.url)).arrayBuffer())).toEqual(bytes);
  expect((await fetch(post.files[1]!.url)).headers.get('content-type')).toBe('application/octet-stream');
});

test('a link that was forged, or leads to another file, is dead', async () => {
  const post = await ann.post(chat, { files: [{ name: 'a.txt', text: 'a' }] });
  const { url } = post.files[0]!;
  expect(await statusOf(url)).toBe(200);
  expect(await statusOf(url.replace(/hm=./u, 'hm=x'))).toBe(404);
  expect(await statusOf(url.replace(/ex=\w+/u, 'ex=ffffffff'))).toBe(404);
  expect(await statusOf(url.replace('a.txt', 'b.txt'))).toBe(404);
  expect(await statusOf(url.split('?')[0]!)).toBe(404);
});

test('links expire, and fetching the message gives fresh ones', async () => {
  const post = await ann.post(chat, { files: [{ name: 'a.txt', text: 'a' }] });
  const before = post.files[0]!.url;
  discord.faults.expireLinks();
  expect(await statusOf(before)).toBe(404);
  const { json } = await rest(discord, `GET /channels/${chat.id}/messages/${post.id}`);
  expect(await statusOf(json.attachments[0].url)).toBe(200);
});

test('files given to a command are ephemeral, and what fetches them is seen', async () => {
  const command = [{ name: 'diagnose', description: 'd', options: [{ type: 11, name: 'log', description: 'l' }] }];
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, command);
  const socket = new RawSocket(discord);
  await socket.ready(discord, 0);
  void ann.slash(chat, 'diagnose', { log: { name: 'a.log', text: 'the log' } });
  const { d } = await socket.event('INTERACTION_CREATE');
  const { url, ephemeral } = d.data.resolved.attachments[d.data.options[0].value];
  const { pathname } = new URL(url);
  expect([pathname.split('/')[1], ephemeral]).toEqual(['ephemeral-attachments', true]);
  expect(await (await fetch(url)).text()).toBe('the log');
  expect(discord.requests.at(-1)).toMatchObject({ method: 'GET', path: pathname, status: 200 });
});
