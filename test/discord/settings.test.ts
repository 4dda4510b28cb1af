import { beforeEach, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Channel, Forum, Guild, Message, Person } from './loopback/discord.ts';
import { BOT_PERMISSIONS } from './loopback/permissions.ts';
import { sharedBot } from './shared-bot.ts';
import { CERTAIN } from './shown.ts';
import { changed, sendSigned, takesSigned } from './signed.ts';

const MANAGE_GUILD = 0x20n;
const ADMINISTRATOR = 8n;
const NEEDS = discordPhrases('en').needsManageServer;
const say = discordPhrases('en').settings;

const r = sharedBot({ config: takesSigned });
let guild: Guild;
let forum: Forum;
let channel: Channel;
let manager: Person;
beforeEach(() => {
  guild = r.discord.guild();
  forum = guild.forum('help', { tags: ['question', 'Solved', 'fertig'] });
  channel = guild.text('questions');
  manager = r.discord.person({ name: 'manager', permissions: MANAGE_GUILD });
});

const panel = async (who = manager, values: { readonly solved_tag?: string } = {}) =>
  (await who.slash(channel, 'clinic settings', values)).shown!;
/** What the menus of a panel show as chosen, by what they set. */
function chosen(message: Message): { readonly [kind: string]: readonly string[] } {
  const rows = (message.json.components as unknown as [{ components: readonly { components?: readonly Menu[] }[] }])[0];
  const menus = rows.components.flatMap(({ components }) => components ?? []).filter((one) => one.custom_id);
  return Object.fromEntries(
    menus.map((menu) => [
      menu.custom_id!.split(':').at(-1)!,
      (menu.default_values ?? [])
        .map(({ id }) => id)
        .concat(menu.options?.filter((one) => one.default).map(({ value }) => value) ?? []),
    ]),
  );
}
type Menu = {
  readonly custom_id?: string;
  readonly default_values?: readonly { readonly id: string }[];
  readonly options?: readonly { readonly value: string; readonly default?: boolean }[];
};

describe('the panel', () => {
  test('settings: only the one who opened it sees it, and it shows what holds', async () => {
    const shown = await panel();
    expect(shown.isPrivate).toBe(true);
    expect(chosen(shown)).toEqual({ forums: [], channels: [], helpers: [], locale: ['server'] });
  });

  test('settings: every change is saved at once and shown', async () => {
    const role = guild.role('helpers');
    const shown = await panel();
    await manager.choose(shown, 'clinic:1:forums', [forum.id]);
    expect(chosen(shown)).toMatchObject({ forums: [forum.id] });
    await manager.choose(shown, 'clinic:1:channels', [channel.id]);
    await manager.choose(shown, 'clinic:1:helpers', [role]);
    await manager.choose(shown, 'clinic:1:locale', ['zh']);
    await manager.press(shown, say.deleteSecrets);
    expect(shown.text).toContain(say.deletesSecrets.on);
    const all = { forums: [forum.id], channels: [channel.id], helpers: [role], locale: ['zh'] };
    expect(chosen(await panel())).toEqual(all);
    await r.restart();
    const after = await panel();
    expect(chosen(after)).toEqual(all);
    expect(after.text).toContain(say.deletesSecrets.on);
    await manager.choose(after, 'clinic:1:forums', []);
    await manager.choose(after, 'clinic:1:locale', ['server']);
    await manager.press(after, say.keepSecrets);
    expect(chosen(await panel())).toEqual({ ...all, forums: [], locale: ['server'] });
  });

  test('settings: what was chosen is what the bot does', async () => {
    const asker = r.person();
    const before = await asker.openPost(forum, { title: 'before', content: CERTAIN });
    await manager.choose(await panel(), 'clinic:1:forums', [forum.id]);
    const after = await asker.openPost(forum, { title: 'after', content: CERTAIN });
    await r.discord.until(() => r.discord.messagesIn(after).some(({ author }) => author.bot));
    expect(r.discord.messagesIn(before).filter(({ author }) => author.bot)).toEqual([]);
  });

  test('settings: the tag of solved posts is found by its name, or set', async () => {
    const shown = await panel();
    await manager.choose(shown, 'clinic:1:forums', [forum.id]);
    expect(shown.text).toContain(say.solvedTag('Solved'));
    expect((await panel(manager, { solved_tag: 'Fertig' })).text).toContain(say.solvedTag('fertig'));
    expect((await panel()).text).toContain(say.solvedTag('fertig'));
    expect((await panel(manager, { solved_tag: 'erledigt' })).text).toContain(say.noSuchTag('erledigt'));
    expect((await panel()).text).toContain(say.solvedTag('fertig'));
  });

  test('settings: a forum that the bot may not see does not keep the panel from opening', async () => {
    await manager.choose(await panel(), 'clinic:1:forums', [forum.id]);
    await guild.permitBot(0n, forum);
    expect(chosen(await panel())).toMatchObject({ forums: [forum.id] });
    await guild.permitBot(BOT_PERMISSIONS, forum);
  });
});

describe('who may', () => {
  test('settings: only who may manage the server is offered it; an administrator is one of them', async () => {
    await expect(panel(r.person())).rejects.toThrow('not shown to this person');
    const shown = await panel(r.discord.person({ name: 'admin', permissions: ADMINISTRATOR }));
    expect(chosen(shown)).toMatchObject({ forums: [] });
  });

  test('settings: an old panel does nothing for somebody who may not any more', async () => {
    const opened = await manager.slash(channel, 'clinic settings');
    const used = await manager.choose(opened.shown!, 'clinic:1:channels', [channel.id]);
    const member = { ...(used.interaction.member as object), permissions: '0' };
    for (const kind of ['forums', 'channels', 'helpers', 'locale', 'delete-secrets', 'keep-secrets']) {
      const again = changed(used, { member }, { custom_id: `clinic:1:${kind}`, values: [forum.id] });
      const { text } = await sendSigned(r, again);
      expect(text).toContain(NEEDS);
    }
    expect((await sendSigned(r, changed(opened, { member }))).text).toContain(NEEDS);
    expect(chosen(await panel())).toEqual({ forums: [], channels: [channel.id], helpers: [], locale: ['server'] });
  });

  test('settings: nothing of it outside servers', async () => {
    const opened = await manager.slash(channel, 'clinic settings');
    const used = await manager.choose(opened.shown!, 'clinic:1:channels', []);
    const elsewhere = { guild_id: undefined, guild: undefined, member: undefined, user: { id: manager.id } };
    for (const exchange of [opened, used]) {
      const { text } = await sendSigned(r, changed(exchange, elsewhere));
      expect(text).toContain(discordPhrases('en').onlyInServers);
    }
  });

  test('settings: only ids are kept of what is chosen', async () => {
    const used = await manager.choose(await panel(), 'clinic:1:channels', [channel.id]);
    await sendSigned(r, changed(used, {}, { values: ['hello', channel.id, `${forum.id}x`] }));
    expect(chosen(await panel())).toMatchObject({ channels: [channel.id] });
  });
});
