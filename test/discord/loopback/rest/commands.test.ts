import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Discord, openDiscord } from '../discord.ts';
import { type Json, rest } from '../raw-rest.ts';

let discord: Discord;
let path: string;

beforeEach(async () => {
  discord = await openDiscord();
  path = `/applications/${discord.application.id}/commands`;
});

afterEach(() => discord.close());

const put = (...commands: object[]) => rest(discord, `PUT ${path}`, commands).then(({ json }) => json);
const DIAGNOSE = { name: 'diagnose', description: 'Reads an error' };
const MENU = { name: 'Diagnose message', type: 3 };

test('a bulk overwrite keeps the ids of commands that stay, by name and type', async () => {
  const [first, menu] = await put(DIAGNOSE, MENU);
  const again = await put({ ...DIAGNOSE, description: 'Reads errors' }, { ...DIAGNOSE, name: 'kb' });
  expect(again[0]).toMatchObject({ id: first.id, description: 'Reads errors', application_id: discord.application.id });
  expect(again[1].id).not.toBe(menu.id);
  expect(discord.commands().map(({ name }) => name)).toEqual(['diagnose', 'kb']);
  expect((await rest(discord, `GET ${path}`)).json).toEqual(again);
});

test('commands of a guild stand beside the global ones', async () => {
  const guild = discord.guild();
  await put(DIAGNOSE);
  const guildPath = `/applications/${discord.application.id}/guilds/${guild.id}/commands`;
  const { json } = await rest(discord, `PUT ${guildPath}`, [{ ...DIAGNOSE, name: 'only-here' }]);
  expect(json[0].guild_id).toBe(guild.id);
  expect(discord.commands(guild).map(({ name }) => name)).toEqual(['only-here']);
  expect(discord.commands().map(({ name }) => name)).toEqual(['diagnose']);
  const elsewhere = guildPath.replace(guild.id, '123456789012345678');
  expect((await rest(discord, `PUT ${elsewhere}`, [])).json.code).toBe(10004);
});

test('one command is made, changed and taken away', async () => {
  const made = await rest(discord, `POST ${path}`, DIAGNOSE);
  expect(made.status).toBe(201);
  const { json } = await rest(discord, `PATCH ${path}/${made.json.id}`, { description: 'Other' });
  expect(json).toMatchObject({ id: made.json.id, name: 'diagnose', description: 'Other' });
  expect((await rest(discord, `DELETE ${path}/${made.json.id}`)).status).toBe(204);
  expect(discord.commands()).toEqual([]);
});

test('permissions are strings, whatever the document says', async () => {
  const [made] = await put({ ...DIAGNOSE, default_member_permissions: '32' });
  expect(made.default_member_permissions).toBe('32');
  expect(discord.faultsFound).toEqual([]);
});

describe('refuses', () => {
  const options = (...all: object[]): object => ({ ...DIAGNOSE, options: all });
  const option = (extra: object): object => ({ type: 3, name: 'error', description: 'e', ...extra });
  test.each<[string, object[]]>([
    ['a name in capitals', [{ ...DIAGNOSE, name: 'Diagnose' }]],
    ['a name of 33 characters', [{ ...DIAGNOSE, name: 'x'.repeat(33) }]],
    ['a localised name in capitals', [{ ...DIAGNOSE, name_localizations: { de: 'Diagnose' } }]],
    ['no description', [{ name: 'diagnose' }]],
    ['a description of 101', [{ ...DIAGNOSE, description: 'x'.repeat(101) }]],
    ['a described context menu', [{ ...MENU, description: 'x' }]],
    ['one name twice', [DIAGNOSE, DIAGNOSE]],
    ['text longer than 6,000', [options(option({ max_length: 6_001 }))]],
    ['options of one name', [options(option({}), option({}))]],
    ['what is required after what is not', [options(option({}), option({ name: 'b', required: true }))]],
    ['choices with autocomplete', [options(option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }))]],
    ['26 options', [options(...Array.from({ length: 26 }, (_, number) => option({ name: `o${number}` })))]],
    ['permissions as a number', [{ ...DIAGNOSE, default_member_permissions: 32 }]],
    [
      'more than 8,000 characters in all',
      [
        options(
          ...Array.from({ length: 25 }, (_, number) => ({
            ...option({ name: `o${number}` }),
            choices: Array.from({ length: 25 }, (_, choice) => ({
              name: `c${choice}`.padEnd(100, 'x'),
              value: `v${choice}`,
            })),
          })),
        ),
      ],
    ],
  ])('%s', async (_, commands) => {
    const answer: Json = await put(...commands);
    expect([answer.code, discord.faultsFound.length]).toEqual([50035, 1]);
    expect(discord.commands()).toEqual([]);
  });
});
