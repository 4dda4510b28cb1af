import { beforeAll, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Guild } from './loopback/discord.ts';
import { running } from './running.ts';
import { sharedBot } from './shared-bot.ts';
import { actionsIn, CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { changed, sendSigned, takesSigned } from './signed.ts';

const r = sharedBot({ config: takesSigned });
const { person } = r;
let guild: Guild;
beforeAll(() => {
  guild = r.discord.guild();
});

const MENU = 'Diagnose message';

describe('Apps → Diagnose message', () => {
  test('diagnose-message: anybody may have a message looked at, and sees the reply alone', async () => {
    const channel = guild.text('general');
    const posted = await person('bob').post(channel, CERTAIN);
    const asked = await person().contextMenu(posted, MENU);
    expect([leadIn(asked.shown), asked.shown!.isPrivate]).toEqual([CERTAIN_CAUSE, true]);
    expect(r.discord.messagesIn(channel)).toHaveLength(1);
  });

  test('diagnose-message: its files are read, also what Discord made of a long paste', async () => {
    const channel = guild.text('general');
    const text = `${'12:00:00 [ws] client connected\n'.repeat(200)}${CERTAIN}\n`;
    const posted = await person('bob').post(channel, { files: [{ name: 'message.txt', text }] });
    const asked = await (await person().contextMenu(posted, MENU)).settled();
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
  });

  test('forwarded: what a message forwards is read, text and files', async () => {
    const channel = guild.text('general');
    const original = await person('bob').post(channel, CERTAIN);
    const forward = await person('cara').post(channel, { forwards: original });
    expect(leadIn((await person().contextMenu(forward, MENU)).shown)).toBe(CERTAIN_CAUSE);

    const withFile = await person('bob').post(channel, { files: [{ name: 'a.log', text: CERTAIN }] });
    const second = await person('cara').post(channel, { forwards: withFile });
    const asked = await (await person().contextMenu(second, MENU)).settled();
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
  });

  test('diagnose-message: without the privileged intent just as well', async () => {
    const blind = await running({ messageContent: false, config: { logLevel: 'silent' } });
    try {
      const channel = blind.discord.guild().text('general');
      const posted = await blind.discord.person({ name: 'bob' }).post(channel, CERTAIN);
      const asked = await blind.discord.person({ name: 'ann' }).contextMenu(posted, MENU);
      expect(blind.bot.readsMessages).toBe(false);
      expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
      expect(blind.discord.faultsFound).toEqual([]);
    } finally {
      await blind.stop();
    }
  });

  test('diagnose-message: a message without words, and one of ours, get a plain line', async () => {
    const channel = guild.text('general');
    const empty = await person('bob').post(channel, { embeds: [{ title: 'a preview' }] });
    const ours = await person().slash(channel, 'diagnose', { error: CERTAIN, public: true });
    for (const message of [empty, ours.shown!]) {
      const { shown } = await person().contextMenu(message, MENU);
      expect(shown!.text).toContain(discordPhrases('en').nothingToRead);
      expect(actionsIn(shown)).toEqual([]);
    }
  });

  test.each([
    ['2026-07-01T00:00:00Z', false],
    ['2026-09-01T00:00:00Z', true],
  ])('diagnose-message: times in a message of %s are compared with when it was written', async (timestamp, isPast) => {
    const channel = guild.text('general');
    const sent = { schedule: { kind: 'at', at: '2026-08-01T10:00:00Z' }, payload: { kind: 'systemEvent', text: 'x' } };
    const posted = await person('bob').post(
      channel,
      `openclaw gateway call cron.add --params '${JSON.stringify(sent)}'`,
    );
    const asked = await person().contextMenu(posted, MENU);
    const messages = { [posted.id]: { ...posted.json, timestamp } };
    const { text } = await sendSigned(r, changed(asked, {}, { resolved: { messages } }));
    expect(text.includes('The time of the one-shot is past')).toBe(isPast);
  });

  test('diagnose-message: words of others do not go on with what the person asked before', async () => {
    const channel = guild.text('general');
    const asker = person();
    await asker.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    const others = await person('bob').post(channel, 'nothing is pending');
    const asked = await asker.contextMenu(others, MENU);
    expect(leadIn(asked.shown)).toBeNull();

    const own = await asker.post(channel, 'nothing is pending');
    expect(leadIn((await asker.contextMenu(own, MENU)).shown)).not.toBeNull();
  });
});

describe('one question after another', () => {
  test('diagnose-options: the answer that was asked for goes on with the question', async () => {
    const channel = guild.text('general');
    const asker = person();
    const first = await asker.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    expect(first.shown!.text).toContain('*If nothing is pending:*');
    const second = await asker.slash(channel, 'diagnose', { error: 'nothing is pending' });
    expect(second.shown!.text).not.toContain('*If nothing is pending:*');
    expect(leadIn(second.shown)).not.toBeNull();
  });

  test('diagnose-options: that it worked is understood, and closes what was told before', async () => {
    const channel = guild.text('general');
    const asker = person();
    await asker.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    const { shown } = await asker.slash(channel, 'diagnose', { error: 'it worked, thanks' });
    expect(shown!.text).toContain('Good to hear that it works.');
    expect(actionsIn(shown)).toEqual([]);
    const again = await asker.slash(channel, 'diagnose', { error: 'nothing is pending' });
    expect(leadIn(again.shown)).toBeNull();
  });

  test('diagnose-options: what stands on its own is judged on its own', async () => {
    const channel = guild.text('general');
    const asker = person();
    await asker.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    const { shown } = await asker.slash(channel, 'diagnose', { error: CERTAIN });
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
    expect(shown!.text).not.toContain('pairing');
  });

  test('diagnose-options: another person, another channel and a closed case begin anew', async () => {
    const [channel, elsewhere] = [guild.text('general'), guild.text('elsewhere')];
    const asker = person();
    const { shown } = await asker.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    const told = { error: 'nothing is pending' };
    expect(leadIn((await person('bob').slash(channel, 'diagnose', told)).shown)).toBeNull();
    expect(leadIn((await asker.slash(elsewhere, 'diagnose', told)).shown)).toBeNull();
    await asker.press(shown!, 'That solved it');
    expect(leadIn((await asker.slash(channel, 'diagnose', told)).shown)).toBeNull();
  });

  test('diagnose-options: it goes on with what the same person told in the thread', async () => {
    const forum = guild.forum('help');
    const manager = r.discord.person({ name: 'manager', permissions: 0x20n });
    const panel = await manager.slash(guild.text('staff'), 'clinic settings');
    await manager.choose(panel.shown!, 'clinic:1:forums', [forum.id]);
    const asker = person();
    const thread = await asker.openPost(forum, { title: 'It fails', content: DIFFERENTIAL });
    await r.discord.until(() => r.logged().includes(thread.id)); // answered, and kept
    const { shown } = await asker.slash(thread, 'diagnose', { error: 'nothing is pending' });
    expect(leadIn(shown)).not.toBeNull();
    expect(shown!.text).not.toContain('*If nothing is pending:*');
  });
});
