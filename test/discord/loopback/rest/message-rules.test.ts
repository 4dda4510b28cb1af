import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Channel, type Discord, openDiscord } from '../discord.ts';
import { type Json, type RawFile, rest } from '../raw-rest.ts';

const V2 = 1 << 15;
let discord: Discord;
let chat: Channel;
let known = 0;

beforeAll(async () => {
  discord = await openDiscord();
});

beforeEach(() => {
  chat = discord.guild().text('chat');
  known = discord.faultsFound.length;
});

afterAll(() => discord.close());

const text = (content: string): object => ({ type: 10, content });
const button = (extra: object): object => ({ type: 2, style: 2, label: 'Press', ...extra });
const row = (...components: object[]): object => ({ type: 1, components });
const select = (extra: object): object => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...extra,
});
const container = (...components: object[]): object => ({ type: 17, components });
const v2 = (...components: object[]): object => ({ flags: V2, components });
const embeds = [{ title: 'x' }];

function post(body: object, files?: readonly RawFile[]): Promise<Json> {
  return rest(discord, `POST /channels/${chat.id}/messages`, body, files).then(({ json }) => json);
}

/** Dotted path of the first fault in Discord's shape. */
function place(errors: Json): string {
  const [key] = Object.keys(errors);
  return key === '_errors' ? '' : `${key}.${place(errors[key!])}`.replace(/\.$/u, '');
}

describe('takes', () => {
  test.each<[string, object, RawFile[]?]>([
    ['content', { content: 'x'.repeat(2_000) }],
    ['40 components', v2(container(...Array.from({ length: 39 }, () => text('x'))))],
    ['4,000 characters', v2(text('x'.repeat(2_000)), container(text('y'.repeat(2_000))))],
    ['a button with a custom id of 100', v2(row(button({ custom_id: 'x'.repeat(100) })))],
    ['a link', v2(row(button({ style: 5, url: 'https://docs.openclaw.ai/x' })))],
    [
      'a file that a component shows',
      v2({ type: 13, file: { url: 'attachment://a.txt' } }),
      [{ name: 'a.txt', text: 'x' }],
    ],
    ['a section with a button', v2({ type: 9, components: [text('x')], accessory: button({ custom_id: 'a' }) })],
  ])('%s', async (_, body, files) => {
    expect((await post(body, files)).code).toBeUndefined();
    expect(discord.faultsFound.slice(known)).toEqual([]);
  });
});

describe('refuses', () => {
  test.each<[string, string, object, RawFile[]?]>([
    ['too long a text', 'content', { content: 'x'.repeat(2_001) }],
    ['41 components, nested ones counted', 'components', v2(container(...Array.from({ length: 40 }, () => text('x'))))],
    ['4,001 characters in all', 'components', v2(text('x'.repeat(2_000)), container(text('y'.repeat(2_001))))],
    [
      'embeds of 6,001 characters',
      'embeds',
      { embeds: [1, 2].map(() => ({ title: 'x', description: 'x'.repeat(3_000) })) },
    ],
    ['content with Components V2', 'content', { content: 'x', ...v2(text('x')) }],
    ['embeds with Components V2', 'embeds', { embeds, ...v2(text('x')) }],
    ['text displays without the flag', 'components.0.type', { components: [text('x')] }],
    ['an empty text display', 'components.0.content', v2(text(''))],
    ['a custom id of 101', 'components.0.components.0.custom_id', v2(row(button({ custom_id: 'x'.repeat(101) })))],
    [
      'a custom id that stands twice',
      'components.1.components.0.custom_id',
      v2(row(button({ custom_id: 'a' })), row(button({ custom_id: 'a' }))),
    ],
    ['a button without a custom id', 'components.0.components.0.custom_id', v2(row(button({})))],
    ['a button without a label', 'components.0.components.0', v2(row({ type: 2, style: 1, custom_id: 'a' }))],
    ['a link without a url', 'components.0.components.0.url', v2(row(button({ style: 5 })))],
    ['a button with a url', 'components.0.components.0.url', v2(row(button({ custom_id: 'a', url: 'https://a.b' })))],
    [
      'six buttons in a row',
      'components.0.components',
      v2(row(...'abcdef'.split('').map((id) => button({ custom_id: id })))),
    ],
    ['a select beside a button', 'components.0', v2(row(select({}), button({ custom_id: 'a' })))],
    ['six rows', 'components', { components: 'abcdef'.split('').map((id) => row(button({ custom_id: id }))) }],
    [
      'two options of one value',
      'components.0.components.0.options',
      v2(row(select({ options: [1, 2].map(() => ({ label: 'a', value: 'a' })) }))),
    ],
    ['an unknown component', 'components.0.type', v2({ type: 99 })],
    [
      'a modal component',
      'components.0.type',
      v2({ type: 18, label: 'x', component: { type: 4, custom_id: 'a', style: 1 } }),
    ],
    [
      'a file that was not sent',
      'components.0',
      v2({ type: 13, file: { url: 'attachment://b.txt' } }),
      [{ name: 'a.txt', text: 'x' }],
    ],
    ['a file of the web', 'components.0.file.url', v2({ type: 13, file: { url: 'https://example.com/a.txt' } })],
    ['an attachment that was not sent', 'attachments.0.id', { content: 'x', attachments: [{ id: '3' }] }],
    ['a nonce of 26', 'nonce', { content: 'x', nonce: 'x'.repeat(26), enforce_nonce: true }],
    ['an id that is none', 'message_reference.message_id', { content: 'x', message_reference: { message_id: 'abc' } }],
    [
      'a message that is not there',
      'message_reference',
      { content: 'x', message_reference: { message_id: '123456789012345678' } },
    ],
    [
      'users both parsed and named',
      'allowed_mentions',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
    ],
    ['flags that cannot be set', 'flags', { content: 'x', flags: 1 << 1 }],
  ])('%s', async (_, path, body, files) => {
    const { code, errors } = await post(body, files);
    expect([code, place(errors)]).toEqual([50035, path]);
    expect(discord.faultsFound.slice(known)).toEqual([
      expect.stringContaining(`POST /channels/${chat.id}/messages: 50035`),
    ]);
    expect(discord.messagesIn(chat)).toEqual([]);
  });

  test.each([{}, { content: '' }, v2()])('an empty message %j', async (body) => {
    expect((await post(body)).code).toBe(50006);
    expect(discord.faultsFound).toHaveLength(known + 1);
  });

  test('a body that is no JSON', async () => {
    const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
    const response = await fetch(`${discord.api}/v10/channels/${chat.id}/messages`, {
      method: 'POST',
      headers,
      body: '{',
    });
    expect(await response.json()).toMatchObject({ code: 50109 });
  });

  test('a file of more than 10 MiB', async () => {
    const { json, status } = await rest(discord, `POST /channels/${chat.id}/messages`, { content: 'x' }, [
      { name: 'a.txt', text: 'x'.repeat(10 * 1024 * 1024 + 1) },
    ]);
    expect([status, json.code]).toEqual([413, 40005]);
  });
});

test('a file that no component shows is noted, though taken', async () => {
  expect((await post(v2(text('x')), [{ name: 'a.txt', text: 'x' }])).code).toBeUndefined();
  expect(discord.faultsFound.slice(known)).toEqual(['file a.txt is sent, but no component shows it']);
});

describe('an edit', () => {
  const edit = (id: string, body: object, files?: RawFile[]) =>
    rest(discord, `PATCH /channels/${chat.id}/messages/${id}`, body, files).then(({ json }) => json);

  test('cannot take Components V2 off, nor write content beside it', async () => {
    const { id } = await post(v2(text('x')));
    expect(place((await edit(id, { flags: 0 })).errors)).toBe('flags');
    expect(place((await edit(id, { content: 'x' })).errors)).toBe('content');
    expect((await edit(id, { components: [text('y')] })).components).toMatchObject([{ content: 'y' }]);
  });

  test('can put Components V2 on, if the content goes', async () => {
    const { id } = await post({ content: 'x' });
    expect(place((await edit(id, v2(text('y')))).errors)).toBe('content');
    expect(await edit(id, { content: null, ...v2(text('y')) })).toMatchObject({ content: '', flags: V2 });
  });

  test('keeps, drops and adds files', async () => {
    const { id, attachments } = await post({ content: 'x' }, [
      { name: 'a.txt', text: 'a' },
      { name: 'b.txt', text: 'b' },
    ]);
    const names = (message: Json): string[] => message.attachments.map((one: { filename: string }) => one.filename);
    expect(names(await edit(id, { content: 'y' }))).toEqual(['a.txt', 'b.txt']);
    const body = { attachments: [{ id: attachments[1].id }, { id: '0', filename: 'c.txt' }] };
    expect(names(await edit(id, body, [{ name: 'd.txt', text: 'd' }]))).toEqual(['b.txt', 'c.txt']);
  });

  test('stands in the message, with its time', async () => {
    const { id } = await post({ content: 'x' });
    expect((await edit(id, { content: 'y' })).edited_timestamp).not.toBeNull();
    expect(discord.messagesIn(chat)[0]).toMatchObject({ content: 'y', edits: 1 });
  });
});

test('components get ids, and files of components a link', async () => {
  const { components } = await post(v2(container(text('x'), { type: 13, file: { url: 'attachment://a.txt' } })), [
    { name: 'a.txt', text: 'the file' },
  ]);
  expect(components).toMatchObject([{ type: 17, id: 1, components: [{ id: 2 }, { id: 3, name: 'a.txt' }] }]);
  expect(await (await fetch(components[0].components[1].file.url)).text()).toBe('the file');
});
