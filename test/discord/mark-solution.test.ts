import { beforeAll, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Person } from './loopback/discord.ts';
import { BOT_PERMISSIONS } from './loopback/permissions.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, DIFFERENTIAL } from './shown.ts';

const MANAGE_THREADS = 1n << 34n;
const MENU = 'Mark solution';
const say = discordPhrases('en');

const r = sharedBot();
const server = sharedServer(r);
const { person } = r;
beforeAll(async () => {
  await r.discord.until(() => r.discord.commands(server.guild).length > 0);
});

async function answeredPost(asker: Person) {
  const thread = await asker.openPost(server.forum, { title: 'It fails', content: CERTAIN });
  const reply = await r.discord.until(() => r.discord.messagesIn(thread).find(({ author }) => author.bot));
  await r.discord.until(() => r.logged().includes(thread.id)); // answered, and kept
  const ours = () => r.discord.messagesIn(thread).filter(({ author }) => author.bot).length;
  return { thread, reply, ours };
}
const counted = async () =>
  Number(/^clinic_verdicts_total\{verdict="solved"\} (\d+)$/m.exec((await r.bot.metrics.page()).text)?.[1] ?? 0);

describe('Apps → Mark solution', () => {
  test('mark-solution: the person who asked closes the thread; our reply counts for its cause', async () => {
    const ann = person();
    const { thread, reply, ours } = await answeredPost(ann);
    const before = await counted();
    const { shown } = await ann.contextMenu(reply, MENU);
    expect([shown!.text, shown!.isPrivate]).toEqual([say.solvedNoted, true]);
    expect(await counted()).toBe(before + 1);
    await ann.post(thread, DIFFERENTIAL);
    await ann.slash(thread, 'privacy');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ours()).toBe(1);
  });

  test('mark-solution: a message of somebody else’s closes it too, and counts for nothing of ours', async () => {
    const ann = person();
    const { thread, ours } = await answeredPost(ann);
    const before = await counted();
    const help = await person('bob').post(thread, 'take the id that the list shows');
    await ann.contextMenu(help, MENU);
    expect(await counted()).toBe(before);
    await ann.post(thread, DIFFERENTIAL);
    await ann.slash(thread, 'privacy');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ours()).toBe(1);
  });

  test('mark-solution: the solved tag is put beside the others, if the bot may', async () => {
    await server.guild.permitBot(BOT_PERMISSIONS | MANAGE_THREADS);
    const ann = person();
    const { thread, reply } = await answeredPost(ann);
    await ann.contextMenu(reply, MENU);
    const solved = server.forum.tags.find(({ name }) => name === 'Solved')!.id;
    await r.discord.until(() => thread.appliedTags.includes(solved));
    expect([thread.isArchived, thread.isLocked]).toEqual([false, false]);
    await server.guild.permitBot(BOT_PERMISSIONS);
  });

  test('mark-solution: helpers may, strangers get a line', async () => {
    const role = server.guild.role('helpers');
    const panel = await server.manager.slash(server.other, 'clinic settings');
    await server.manager.choose(panel.shown!, 'clinic:1:helpers', [role]);
    const helper = person('helper');
    server.guild.member(helper, { roles: [role] });
    const { reply } = await answeredPost(person());
    const before = await counted();
    expect((await person('bob').contextMenu(reply, MENU)).shown!.text).toBe(say.notYours);
    expect(await counted()).toBe(before);
    expect((await helper.contextMenu(reply, MENU)).shown!.text).toBe(say.solvedNoted);
    expect(await counted()).toBe(before + 1);
  });

  test('mark-solution: exists only in servers that have set the bot up', async () => {
    const channel = r.discord.guild().text('general');
    const posted = await person().post(channel, CERTAIN);
    await expect(person().contextMenu(posted, MENU)).rejects.toThrow('no command');
  });
});
