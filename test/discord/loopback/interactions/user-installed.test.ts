import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Discord, openDiscord, type Person } from '../discord.ts';
import { rest } from '../raw-rest.ts';
import { RawSocket } from '../raw-socket.ts';

let discord: Discord;
let ann: Person;
let socket: RawSocket;

beforeEach(async () => {
  discord = await openDiscord({ deadlineMs: 200 });
  ann = discord.person({ name: 'ann', permissions: 1n << 13n });
  socket = new RawSocket(discord);
  await socket.ready(discord, (1 << 9) | (1 << 12));
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, [
    { name: 'diagnose', description: 'd', contexts: [0, 1, 2], integration_types: [0, 1] },
    { name: 'clinic', description: 'c', contexts: [0], integration_types: [0], default_member_permissions: '32' },
  ]);
});

afterEach(() => discord.close());

async function sent(place: { readonly id: string }, userInstalled: boolean) {
  const seen = socket.frames.length;
  const exchange = ann.slash(place, 'diagnose', {}, { userInstalled });
  exchange.catch(() => {});
  const json = await discord.until(() => socket.frames.slice(seen).find(({ t }) => t === 'INTERACTION_CREATE')?.d);
  return { exchange, json };
}

test('owners and context tell how and where a command came', async () => {
  const member = discord.guild();
  const foreign = discord.guild({ withBot: false });
  const bob = discord.person({ name: 'bob' });
  const { id } = ann;
  const cases: readonly (readonly [{ readonly id: string }, boolean, number, object])[] = [
    [member.text('a'), false, 0, { '0': member.id }],
    [member.text('a'), true, 0, { '0': member.id, '1': id }],
    [foreign.text('a'), true, 0, { '1': id }],
    [ann.dm(), false, 1, { '0': '0' }],
    [ann.dm(), true, 1, { '1': id }],
    [ann.dm(bob), true, 2, { '1': id }],
  ];
  for (const [place, userInstalled, context, owners] of cases) {
    const { json } = await sent(place, userInstalled);
    expect([json.context, json.authorizing_integration_owners]).toEqual([context, owners]);
  }
});

test('where only the person installed it, answers reach the place but are not told to the bot', async () => {
  const chat = discord.guild({ withBot: false }).text('chat');
  const { exchange, json } = await sent(chat, true);
  await rest(discord, `POST /interactions/${json.id}/${json.token}/callback`, { type: 4, data: { content: 'here' } });
  expect((await exchange).shown?.content).toBe('here');
  expect(discord.messagesIn(chat)).toHaveLength(1);
  expect((await rest(discord, `GET /channels/${chat.id}/messages`)).json.code).toBe(50001);
  const webhook = `POST /webhooks/${discord.application.id}/${json.token}`;
  const codes: unknown[] = [];
  for (let number = 0; number < 6; number += 1) codes.push((await rest(discord, webhook, { content: 'x' })).json.code);
  expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 40094]);
  expect(socket.events).not.toContain('MESSAGE_CREATE');
});

test('commands are refused to whom they are not shown', async () => {
  const chat = discord.guild().text('chat');
  const foreign = discord.guild({ withBot: false }).text('chat');
  const manager = discord.person({ name: 'manager', permissions: 32n });
  await expect(ann.slash(chat, 'clinic')).rejects.toThrow('not shown to this person');
  await expect(manager.slash(manager.dm(), 'clinic')).rejects.toThrow('not to be used in context 1');
  await expect(ann.slash(foreign, 'diagnose')).rejects.toThrow('not installed here');
  await expect(manager.slash(foreign, 'clinic', {}, { userInstalled: true })).rejects.toThrow('not installed here');
  await expect(ann.slash(chat, 'nothing')).rejects.toThrow(
    'no command "nothing" is registered; there are: diagnose, clinic',
  );
  const { interaction } = await manager.slash(chat, 'clinic');
  expect(interaction.data).toMatchObject({ name: 'clinic' });
});

test('options are what the command says', async () => {
  const options = [
    { type: 3, name: 'error', description: 'e', min_length: 2, max_length: 5 },
    { type: 3, name: 'area', description: 'a', choices: [{ name: 'Cron', value: 'cron' }] },
    { type: 4, name: 'number', description: 'n', min_value: 1, max_value: 9 },
    { type: 5, name: 'public', description: 'p' },
    { type: 6, name: 'who', description: 'w' },
    { type: 7, name: 'where', description: 'w' },
    { type: 11, name: 'log', description: 'l' },
  ];
  await rest(discord, `PUT /applications/${discord.application.id}/commands`, [
    { name: 'all', description: 'd', options },
  ]);
  const chat = discord.guild().text('chat');
  const wrong = [
    { error: 'x' },
    { error: 'too long' },
    { error: true },
    { area: 'other' },
    { number: 10 },
    { number: 1.5 },
    { public: 'yes' },
    { who: 'ann' },
    { where: ann },
    { log: 'text' },
    { other: 'x' },
  ];
  for (const values of wrong) await expect(ann.slash(chat, 'all', values)).rejects.toThrow(/takes no|no option/u);
  const log = { name: 'a.log', text: 'x' };
  const right = { error: 'boom', area: 'cron', number: 9, public: true, who: ann, where: chat, log };
  const { interaction } = await ann.slash(chat, 'all', right);
  expect(interaction.data).toMatchObject({
    options: [
      { name: 'error', type: 3, value: 'boom' },
      { name: 'area', type: 3, value: 'cron' },
      { name: 'number', type: 4, value: 9 },
      { name: 'public', type: 5, value: true },
      { name: 'who', type: 6, value: ann.id },
      { name: 'where', type: 7, value: chat.id },
      { name: 'log', type: 11 },
    ],
    resolved: { users: { [ann.id]: { username: 'ann' } }, members: { [ann.id]: {} }, channels: { [chat.id]: {} } },
  });
});
