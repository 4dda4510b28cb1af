import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openClient } from '../../src/discord/gateway/client.ts';
import { openStore } from '../../src/store/sqlite-store.ts';
import { helpServer } from './running.ts';
import { sharedBot } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';

const r = sharedBot();

const puts = (path = `/applications/${r.discord.application.id}/commands`) =>
  r.discord.requests.filter((one) => one.method === 'PUT' && one.path === path).length;
/** As after an update of the bot whose commands are others. */
const asIfChanged = async () => {
  const store = await openStore({ file: r.config.databasePath, caseTtlMs: r.config.caseTtlMs });
  await store.keepNote(`commands:${r.discord.application.id}`, 'those of an older version');
  await store.close();
};

describe('registering', () => {
  test('registers-once: one bulk request, and no other, at the first start', () => {
    expect(puts()).toBe(1);
    const others = r.discord.requests.filter(({ path, method }) => path.includes('/commands') && method !== 'PUT');
    expect(others).toEqual([]);
    expect(
      r.discord
        .commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Diagnose message', 'clinic', 'diagnose', 'kb', 'privacy']);
  });

  test('registers-once: none at the next start; one more when the commands are others', async () => {
    const ids = r.discord.commands().map(({ id }) => id);
    await r.restart();
    expect(puts()).toBe(1);
    await asIfChanged();
    await r.restart();
    expect(puts()).toBe(2);
    await r.restart();
    expect(puts()).toBe(2);
    expect(r.discord.commands().map(({ id }) => id)).toEqual(ids);
  });

  test('registers-once: if Discord refuses, the bot runs, and tries at the next start', async () => {
    await asIfChanged();
    r.discord.faults.rejectNext('PUT /applications/', 400, 50035, 'Invalid Form Body');
    await r.restart();
    const channel = r.discord.guild().text('general');
    const asked = await r.person().slash(channel, 'diagnose', { error: CERTAIN });
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    expect(r.logged()).toContain('"code":50035');
    const before = puts();
    await r.restart();
    expect(puts()).toBe(before + 1);
  });

  test('registers-once: what a server has besides comes once, when it is set up', async () => {
    const { guild, other, manager, channel } = await helpServer(r);
    const path = `/applications/${r.discord.application.id}/guilds/${guild.id}/commands`;
    await r.discord.until(() => puts(path) > 0);
    const panel = await manager.slash(other, 'clinic settings');
    await manager.choose(panel.shown!, 'clinic:1:channels', [channel.id]);
    await manager.slash(other, 'privacy');
    expect(puts(path)).toBe(1);
    expect(r.discord.commands(guild).map(({ name }) => name)).toEqual(['Mark solution']);
    const untouched = r.discord.guild();
    expect(r.discord.commands(untouched)).toEqual([]);
  });
});

describe('what is asked of a server', () => {
  test('settings: the command is for those who may manage the server, said as a string', () => {
    const put = r.discord.requests.find(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    const sent = put!.body as readonly { readonly name: string; readonly default_member_permissions?: unknown }[];
    expect(sent.find(({ name }) => name === 'clinic')!.default_member_permissions).toBe('32');
    const others = sent.filter(({ name }) => name !== 'clinic');
    expect(others.every((one) => !('default_member_permissions' in one))).toBe(true);
  });

  test('works-everywhere: which commands go where', () => {
    const where = r.discord
      .commands()
      .map(({ name, contexts, integration_types: types }) => [name, [contexts, types]] as const);
    expect(Object.fromEntries(where)).toEqual({
      diagnose: [
        [0, 1, 2],
        [0, 1],
      ],
      'Diagnose message': [
        [0, 1, 2],
        [0, 1],
      ],
      kb: [
        [0, 1, 2],
        [0, 1],
      ],
      privacy: [
        [0, 1, 2],
        [0, 1],
      ],
      clinic: [[0], [0]],
    });
  });

  test('least-permissions: the invite link asks for what is used, and no more', async () => {
    const link = new URL(r.bot.invite);
    expect(`${link.origin}${link.pathname}`).toBe('https://discord.com/oauth2/authorize');
    expect(link.searchParams.get('client_id')).toBe(r.discord.application.id);
    expect(link.searchParams.get('scope')!.split(' ').sort()).toEqual(['applications.commands', 'bot']);
    const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory, AttachFiles } = PermissionFlagsBits;
    const asks = BigInt(link.searchParams.get('permissions')!);
    expect(asks).toBe(ViewChannel | SendMessages | SendMessagesInThreads | ReadMessageHistory | AttachFiles);

    const { guild, forum, other } = await helpServer(r);
    await guild.permitBot(asks);
    const ann = r.person();
    const thread = await ann.openPost(forum, { title: 'It fails', content: CERTAIN });
    await r.discord.until(() => r.discord.messagesIn(thread).find(({ author }) => author.bot));
    const asked = await ann.slash(other, 'diagnose', { log: { name: 'a.log', text: CERTAIN }, public: true });
    expect(leadIn((await asked.settled()).shown)).toBe(CERTAIN_CAUSE);
  });
});

test('small-caches: nothing of what is said is kept, and of members only the bot itself', async () => {
  const client = openClient(r.config, true, {});
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(r.discord.token);
  await ready;
  try {
    const guild = r.discord.guild();
    const channel = guild.text('general');
    for (let number = 0; number < 150; number += 1) {
      const person = r.discord.person({ name: `person ${number}` });
      const message = await person.post(channel, `hello ${number}`);
      await person.react(message, '👍');
      await person.edit(message, 'hello again');
    }
    const last = await r.person('last').post(channel, 'last');
    await new Promise<void>((resolve) => {
      client.on('messageCreate', ({ id }) => id === last.id && resolve());
      void r.person('after').post(channel, 'after');
      setTimeout(resolve, 100);
    });
    const seen = client.guilds.cache.get(guild.id)!;
    const place = client.channels.cache.get(channel.id)!;
    expect('messages' in place && place.messages.cache.size).toBe(0);
    expect([...seen.members.cache.keys()].filter((id) => id !== r.discord.bot.id)).toEqual([]);
    expect([seen.presences.cache.size, seen.voiceStates.cache.size, seen.emojis.cache.size]).toEqual([0, 0, 0]);
    expect(client.users.cache.size).toBeLessThanOrEqual(101);
  } finally {
    await client.destroy();
  }
});
