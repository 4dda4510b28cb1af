import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Channel, type Discord, type Exchange, openDiscord, type Person } from '../discord.ts';
import { type Json, rest } from '../raw-rest.ts';
import { RawSocket } from '../raw-socket.ts';

const EPHEMERAL = 64;
let discord: Discord;
let chat: Channel;
let ann: Person;
let socket: RawSocket;

beforeEach(async () => {
  discord = await openDiscord({ deadlineMs: 150, tokenLifeMs: 400 });
  chat = discord.guild().text('chat');
  ann = discord.person({ name: 'ann' });
  socket = new RawSocket(discord);
  await socket.ready(discord, 1 << 9);
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, [
    {
      name: 'kb',
      description: 'k',
      options: [{ type: 3, name: 'words', description: 'w', autocomplete: true }],
    },
  ]);
});

afterEach(() => discord.close());

type Open = {
  readonly exchange: Promise<Exchange>;
  readonly json: Json;
  readonly answer: Answering;
  readonly webhook: string;
};
type Answering = (type: number, data?: object) => Promise<Json>;

/** The next interaction as the bot receives it. */
async function received(exchange: Promise<Exchange>): Promise<Open> {
  const seen = socket.frames.length;
  const json = await discord.until(() => socket.frames.slice(seen).find(({ t }) => t === 'INTERACTION_CREATE')?.d);
  const path = `/interactions/${json.id}/${json.token}/callback`;
  return {
    exchange,
    json,
    answer: async (type, data) => (await rest(discord, `POST ${path}`, { type, ...(data ? { data } : {}) })).json,
    webhook: `/webhooks/${discord.application.id}/${json.token}`,
  };
}

const slash = (): Promise<Open> => received(ann.slash(chat, 'kb'));

async function button(): Promise<Open> {
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Press', custom_id: 'p' }] };
  await rest(discord, `POST /channels/${chat.id}/messages`, { content: 'x', components: [row] });
  return received(ann.press(discord.messagesIn(chat).at(-1)!, 'Press'));
}

const MODAL = {
  custom_id: 'm',
  title: 'Paste',
  components: [{ type: 18, label: 'Error', component: { type: 4, style: 2, custom_id: 'error' } }],
};
const CHOICES = { choices: [{ name: 'a', value: 'a' }] };

async function modal(from: () => Promise<Open>): Promise<Open> {
  const opened = await from();
  await opened.answer(9, MODAL);
  return received(ann.submit(await opened.exchange, { error: 'boom' }));
}

test('an answer after the deadline is refused with 10062', async () => {
  const { exchange, answer } = await slash();
  const seen = await exchange;
  expect([seen.first, seen.ackMs, seen.shown]).toEqual([null, null, null]);
  expect((await answer(4, { content: 'late' })).code).toBe(10062);
  expect([seen.refused, seen.refusals]).toEqual([10062, [10062]]);
  await expect(seen.settled(20)).rejects.toThrow('not within 20 ms');
});

test('a slow network makes answers late', async () => {
  discord.faults.latency(200, '/callback');
  const { exchange, answer } = await slash();
  expect((await answer(4, { content: 'x' })).code).toBe(10062);
  expect((await exchange).refused).toBe(10062);
});

test('a second answer is refused with 40060', async () => {
  const { exchange, answer } = await slash();
  expect(await answer(4, { content: 'one' })).toBeNull();
  expect((await answer(4, { content: 'two' })).code).toBe(40060);
  expect((await exchange).shown?.content).toBe('one');
  expect((await exchange).refused).toBe(40060);
  expect(discord.faultsFound).toEqual([]);
});

test('an answer that was carried out though its confirmation was lost counts', async () => {
  const { exchange, answer } = await slash();
  discord.faults.dropAcks(1, '/callback');
  await expect(answer(4, { content: 'one' })).rejects.toThrow();
  expect((await answer(4, { content: 'one' })).code).toBe(40060);
  expect((await exchange).shown?.content).toBe('one');
});

describe('which answers go with which interaction', () => {
  const data: { readonly [type: number]: object | undefined } = {
    4: { content: 'x' },
    7: { content: 'x' },
    8: CHOICES,
    9: MODAL,
  };
  test.each<[string, () => Promise<Open>, number[]]>([
    ['command', slash, [4, 5, 9]],
    ['button', button, [4, 5, 6, 7, 9]],
    ['autocomplete', () => received(ann.typeahead(chat, 'kb', 'words', 'a') as unknown as Promise<Exchange>), [8]],
    ['modal of a command', () => modal(slash), [4, 5]],
    ['modal of a button', () => modal(button), [4, 5, 6, 7]],
  ])('%s', async (_, open, allowed) => {
    const taken: number[] = [];
    for (const type of [4, 5, 6, 7, 8, 9]) {
      const { answer, exchange } = await open();
      exchange.catch(() => {}); // one that was refused stays unanswered
      const refused = await answer(type, data[type]);
      if (refused === null) taken.push(type);
      else expect(refused.code).toBe(50035);
    }
    expect(taken).toEqual(allowed);
    expect(discord.faultsFound).toHaveLength(6 - allowed.length);
  });
});

test('with_response tells what was made', async () => {
  const { json } = await slash();
  const path = `/interactions/${json.id}/${json.token}/callback?with_response=true`;
  const { status, json: made } = await rest(discord, `POST ${path}`, { type: 5, data: { flags: EPHEMERAL } });
  expect(status).toBe(200);
  expect(made.interaction).toMatchObject({
    id: json.id,
    type: 2,
    response_message_loading: true,
    response_message_ephemeral: true,
  });
  expect(made.resource.message).toMatchObject({ flags: 128 | EPHEMERAL, interaction_metadata: { id: json.id } });
  const shown = (await rest(discord, `GET /webhooks/${discord.application.id}/${json.token}/messages/@original`)).json;
  expect(shown.id).toBe(made.interaction.response_message_id);
});

describe('after the answer', () => {
  test('the original is read, edited and deleted by the token', async () => {
    const { exchange, answer, webhook } = await slash();
    expect((await rest(discord, `PATCH ${webhook}/messages/@original`, { content: 'x' })).json.code).toBe(10015);
    await answer(5);
    const seen = await exchange;
    expect(seen.shown?.isThinking).toBe(true);
    await rest(discord, `PATCH ${webhook}/messages/@original`, { content: 'done' });
    expect(await seen.settled()).toBe(seen);
    expect(seen.shown).toMatchObject({ content: 'done', isThinking: false, edits: 0 });
    await rest(discord, `PATCH ${webhook}/messages/@original`, { content: 'more' });
    expect(seen.shown).toMatchObject({ content: 'more', edits: 1 });
    expect((await rest(discord, `DELETE ${webhook}/messages/@original`)).status).toBe(204);
    expect(seen.shown).toBeNull();
    expect((await rest(discord, `PATCH ${webhook}/messages/@original`, { content: 'x' })).json.code).toBe(10008);
  });

  test('the first follow-up of a deferred answer completes it, the next are new', async () => {
    const { exchange, answer, webhook } = await slash();
    await answer(5, { flags: EPHEMERAL });
    await rest(discord, `POST ${webhook}`, { content: 'one' });
    const { json } = await rest(discord, `POST ${webhook}`, { content: 'two', flags: EPHEMERAL });
    const seen = await exchange;
    expect(seen.shown).toMatchObject({ content: 'one', isPrivate: true });
    expect(seen.followUps).toMatchObject([{ id: json.id, content: 'two', isPrivate: true }]);
    await rest(discord, `PATCH ${webhook}/messages/${json.id}`, { content: 'three' });
    expect(seen.followUps[0]!.content).toBe('three');
  });

  test('a deferral carries the ephemeral flag only', async () => {
    const { answer } = await slash();
    expect((await answer(5, { flags: EPHEMERAL | (1 << 15) })).code).toBe(50035);
    expect(await answer(5, { flags: EPHEMERAL })).toBeNull();
  });

  test('the token dies with 50027', async () => {
    const { answer, webhook } = await slash();
    await answer(4, { content: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 420));
    expect((await rest(discord, `PATCH ${webhook}/messages/@original`, { content: 'y' })).json.code).toBe(50027);
    expect((await rest(discord, `POST ${webhook}`, { content: 'y' })).status).toBe(401);
  });

  test('files come with answers', async () => {
    const { exchange, json } = await slash();
    const body = { type: 4, data: { content: 'x', attachments: [{ id: 0, filename: 'a.txt' }], flags: EPHEMERAL } };
    const path = `POST /interactions/${json.id}/${json.token}/callback`;
    const refused = await rest(discord, path, body, [{ name: 'a.txt', text: 'file' }]);
    expect(refused.json.code).toBe(50035);
    body.data.attachments[0]!.id = '0' as unknown as number;
    await rest(discord, path, body, [{ name: 'a.txt', text: 'file' }]);
    expect((await exchange).shown?.files).toMatchObject([{ name: 'a.txt', text: 'file' }]);
  });
});

test('private answers are told to nobody and listed nowhere', async () => {
  const { exchange, answer } = await slash();
  await answer(4, { content: 'private', flags: EPHEMERAL });
  const { shown } = await exchange;
  expect((await rest(discord, `GET /channels/${chat.id}/messages`)).json).toEqual([]);
  expect((await rest(discord, `GET /channels/${chat.id}/messages/${shown!.id}`)).json.code).toBe(10008);
  expect(discord.messagesIn(chat)).toEqual([]);
  const { answer: second } = await slash();
  await second(4, { content: 'public' });
  await socket.event('MESSAGE_CREATE');
  expect(socket.frames.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => d.content)).toEqual(['public']);
});

test('a button of a private message is pressed by who sees it', async () => {
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Share', custom_id: 's' }] };
  const { exchange, answer } = await slash();
  await answer(4, { content: 'private', flags: EPHEMERAL, components: [row] });
  const { shown } = await exchange;
  await expect(discord.person({ name: 'bob' }).press(shown!, 'Share')).rejects.toThrow('bob does not see this message');
  const pressed = await received(ann.press(shown!, 'Share'));
  expect(pressed.json.message).toMatchObject({
    id: shown!.id,
    flags: EPHEMERAL,
    components: [{ components: [{ custom_id: 's' }] }],
  });
  await pressed.answer(7, { content: 'shared', components: [] });
  expect(shown).toMatchObject({ content: 'shared', buttons: [] });
});

test('an interaction says who, where and by which permissions', async () => {
  const { json } = await slash();
  expect(json).toMatchObject({
    type: 2,
    version: 1,
    application_id: discord.application.id,
    guild_id: chat.guildId,
    guild: { id: chat.guildId, locale: 'en-US' },
    channel_id: chat.id,
    channel: { id: chat.id, type: 0, permissions: expect.stringMatching(/^\d+$/u) },
    member: { user: { id: ann.id, username: 'ann' }, permissions: expect.stringMatching(/^\d+$/u) },
    data: { name: 'kb', type: 1, options: [] },
  });
  expect(json.user).toBeUndefined();
  await discord.guild().permitBot(0n);
  const narrow = discord.guild({ botPermissions: 1n << 10n }).text('narrow');
  const { json: there } = await received(ann.slash(narrow, 'kb'));
  expect(there.app_permissions).toBe(String(1n << 10n));
});
