import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Channel, type Discord, type Message, openDiscord, type Person } from '../discord.ts';
import { rest } from '../raw-rest.ts';

let discord: Discord;
let chat: Channel;
let ann: Person;
let role: string;
let post: Message;

beforeAll(async () => {
  discord = await openDiscord();
  const guild = discord.guild();
  chat = guild.text('chat');
  role = guild.role('helpers');
  ann = discord.person({ name: 'ann' });
  post = await ann.post(chat, 'it fails');
});

afterAll(() => discord.close());

/** `A` stands for ann, `R` for a role. */
const named = (names: readonly string[]): readonly string[] =>
  names.map((one) => (one === 'A' ? ann.id : one === 'R' ? role : one));

describe('whom a message notifies', () => {
  const loud = '<@A> <@&R> @everyone @here';
  test.each<[string, string, object | undefined, boolean, string[]]>([
    ['everybody, where nothing is said', loud, undefined, false, ['A', 'R', 'everyone', 'here']],
    ['nobody, where nothing is allowed', loud, { parse: [] }, true, []],
    ['users only', loud, { parse: ['users'] }, false, ['A']],
    ['a role by its id', loud, { roles: ['R'] }, false, ['R']],
    ['nobody in code', '`<@A>` ```\n@everyone <@A>\n```', undefined, false, []],
    ['who is answered, where nothing is said', 'x', undefined, true, ['A']],
    ['who is answered, where that is allowed', 'x', { parse: [], replied_user: true }, true, ['A']],
    ['not who is answered, where it is not', 'x', { parse: [], replied_user: false }, true, []],
  ])('%s', async (_, content, allowed, isReply, expected) => {
    const fill = (value: string): string => value.replaceAll('<@A>', ann.mention).replaceAll('<@&R>', `<@&${role}>`);
    const allowed_mentions = allowed && JSON.parse(JSON.stringify(allowed).replaceAll('"R"', `"${role}"`));
    const { json } = await rest(discord, `POST /channels/${chat.id}/messages`, {
      content: fill(content),
      ...(allowed_mentions ? { allowed_mentions } : {}),
      ...(isReply ? { message_reference: { message_id: post.id } } : {}),
    });
    const said = discord.messagesIn(chat).at(-1)!;
    expect(said.pings).toEqual(named(expected));
    expect(json.mentions.map(({ id }: { id: string }) => id)).toEqual(named(expected.filter((one) => one === 'A')));
  });

  test('text displays are read like content', async () => {
    const body = { flags: 1 << 15, components: [{ type: 10, content: ann.mention }] };
    await rest(discord, `POST /channels/${chat.id}/messages`, body);
    expect(discord.messagesIn(chat).at(-1)!.pings).toEqual([ann.id]);
  });

  test('an edit notifies nobody anew', async () => {
    const { json } = await rest(discord, `POST /channels/${chat.id}/messages`, { content: 'x' });
    await rest(discord, `PATCH /channels/${chat.id}/messages/${json.id}`, { content: ann.mention });
    expect(discord.messagesIn(chat).at(-1)!.pings).toEqual([]);
  });
});

describe('a reply', () => {
  const reply = (id: string, extra: object = {}) =>
    rest(discord, `POST /channels/${chat.id}/messages`, {
      content: 'x',
      message_reference: { message_id: id, ...extra },
    });

  test('to what is gone becomes a plain message, if it may', async () => {
    const gone = await ann.post(chat, 'gone');
    await ann.delete(gone);
    expect((await reply(gone.id)).json.code).toBe(50035);
    const { json } = await reply(gone.id, { fail_if_not_exists: false });
    expect([json.type, json.message_reference]).toEqual([0, undefined]);
  });

  test('refers to what it answers, until that is gone', async () => {
    const answered = await ann.post(chat, 'answered');
    const { json } = await reply(answered.id, { fail_if_not_exists: false });
    expect(json).toMatchObject({ type: 19, referenced_message: { content: 'answered' } });
    await ann.delete(answered);
    const { json: later } = await rest(discord, `GET /channels/${chat.id}/messages/${json.id}`);
    expect(later).toMatchObject({ type: 19, referenced_message: null, message_reference: { message_id: answered.id } });
  });

  test('cannot answer a system message, nor one of another channel', async () => {
    const joined = await ann.post(chat, { type: 7 });
    expect((await reply(joined.id)).json.errors.message_reference._errors[0].code).toMatch('SYSTEM_MESSAGE');
    const elsewhere = await ann.post(discord.guild().text('other'), 'x');
    expect((await reply(elsewhere.id)).json.errors.message_reference._errors[0].code).toBe('REPLIES_UNKNOWN_MESSAGE');
  });
});

test('a nonce that was used is answered with the message it made', async () => {
  const body = { content: 'once', nonce: 'n-1', enforce_nonce: true };
  const first = await rest(discord, `POST /channels/${chat.id}/messages`, body);
  const again = await rest(discord, `POST /channels/${chat.id}/messages`, body);
  expect(again.json.id).toBe(first.json.id);
  const { enforce_nonce: _, ...free } = body;
  expect((await rest(discord, `POST /channels/${chat.id}/messages`, free)).json.id).not.toBe(first.json.id);
  const other = discord.guild().text('other');
  expect((await rest(discord, `POST /channels/${other.id}/messages`, body)).json.id).not.toBe(first.json.id);
});
