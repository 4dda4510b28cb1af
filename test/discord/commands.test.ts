import { beforeAll, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import { phrases } from '../../src/engine/phrases.ts';
import type { Channel, Guild } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { actionsIn, CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';

const EPHEMERAL = 1 << 6;
const V2 = 1 << 15;

const r = sharedBot();
let guild: Guild;
let channel: Channel;
beforeAll(() => {
  guild = r.discord.guild();
  channel = guild.text('general');
});

const LOG = { name: 'gateway.log', text: `12:00:01 [cron] Error: ${CERTAIN}\n` };

describe('what /diagnose takes', () => {
  test('diagnose-options: an error alone gets its cause', async () => {
    const { shown } = await r.person().slash(channel, 'diagnose', { error: CERTAIN });
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
  });

  test('diagnose-options: a file alone gets its cause', async () => {
    const { shown } = await (await r.person().slash(channel, 'diagnose', { log: LOG })).settled();
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
  });

  test('diagnose-options: an error and a file are read as one', async () => {
    const asked = await r.person().slash(channel, 'diagnose', { error: 'the job does not run, see the log', log: LOG });
    expect(leadIn((await asked.settled()).shown)).toBe(CERTAIN_CAUSE);
  });

  test('diagnose-options: 6,000 characters are taken, with the error at their end', async () => {
    const filler = '12:00:00 [ws] client connected and waits\n';
    const error = `${filler.repeat(200).slice(0, 6_000 - CERTAIN.length - 1)}\n${CERTAIN}`;
    expect(error).toHaveLength(6_000);
    const asked = await r.person().slash(channel, 'diagnose', { error });
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    await expect(r.person().slash(channel, 'diagnose', { error: `${error}!` })).rejects.toThrow('takes no');
  });

  test.each([true, false])('diagnose-options: public %j', async (isPublic) => {
    const before = r.discord.messagesIn(channel).length;
    const { shown, first } = await r.person().slash(channel, 'diagnose', { error: CERTAIN, public: isPublic });
    expect(shown!.isPrivate).toBe(!isPublic);
    expect((first!.flags & EPHEMERAL) !== 0).toBe(!isPublic);
    expect(r.discord.messagesIn(channel).length).toBe(before + Number(isPublic));
  });

  test('diagnose-options: an error that nothing is known of gets what to paste instead', async () => {
    const { shown } = await r.person().slash(channel, 'diagnose', { error: 'zzgrmpf 0x7f qqxx' });
    expect(shown!.text).toContain('openclaw status --all');
    expect(actionsIn(shown)).toEqual([]);
  });
});

describe('who sees the reply', () => {
  test('private-by-default: a reply to a command is seen by one person, and can be shared', async () => {
    const { shown } = await r.person().slash(channel, 'diagnose', { error: DIFFERENTIAL });
    expect(shown!.isPrivate).toBe(true);
    expect(actionsIn(shown)).toContain('share');
    expect(r.discord.messagesIn(channel).map(({ id }) => id)).not.toContain(shown!.id);
  });

  test('private-by-default: a public one has nothing to share', async () => {
    const { shown } = await r.person().slash(channel, 'diagnose', { error: DIFFERENTIAL, public: true });
    expect(actionsIn(shown)).not.toContain('share');
  });

  test('private-by-default: how sure it is stands in words', async () => {
    const { shown } = await r.person().slash(channel, 'diagnose', { error: DIFFERENTIAL });
    expect(shown!.text).toContain(`### ${phrases('en').title.likely('')}`);
  });
});

describe('how soon the answer comes', () => {
  test('answers-at-once: a text is answered as the first response, and nothing follows', async () => {
    const asked = await r.person().slash(channel, 'diagnose', { error: CERTAIN });
    expect(asked.first!.type).toBe(4);
    expect(asked.ackMs).toBeLessThan(1_000);
    expect([asked.followUps, asked.shown!.edits]).toEqual([[], 0]);
    const route = `/webhooks/${r.discord.application.id}/${asked.interaction.token}`;
    expect(r.discord.requests.filter(({ path }) => path.startsWith(route))).toEqual([]);
  });

  test('answers-at-once: a file is fetched after the person was told to wait; then there is one edit', async () => {
    r.discord.faults.latency(150, 'attachments/');
    const asked = await r.person().slash(channel, 'diagnose', { log: LOG });
    expect([asked.first!.type, asked.shown!.isThinking]).toEqual([5, true]);
    await asked.settled();
    r.discord.faults.latency(0, 'attachments/');
    const route = `/webhooks/${r.discord.application.id}/${asked.interaction.token}`;
    const later = r.discord.requests.filter(({ path }) => path.startsWith(route));
    expect(later.map(({ method, path }) => `${method} ${path.slice(route.length)}`)).toEqual([
      'PATCH /messages/@original',
    ]);
    expect(asked.followUps).toEqual([]);
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
  });

  test.each([
    [true, 0],
    [false, EPHEMERAL],
  ])(
    'deferred-flags: public %j is deferred with flags %i, and the edit makes it components',
    async (isPublic, flags) => {
      const asked = await (await r.person().slash(channel, 'diagnose', { log: LOG, public: isPublic })).settled();
      expect([asked.first!.type, asked.first!.flags]).toEqual([5, flags]);
      const edit = r.discord.requests.find(
        ({ path }) => path.includes(asked.interaction.token) && path.endsWith('@original'),
      );
      const sent = (edit!.body as { flags: number }).flags;
      expect([(sent & V2) !== 0, (sent & EPHEMERAL) !== 0]).toEqual([true, false]);
      expect(asked.shown!.isPrivate).toBe(!isPublic);
    },
  );
});

describe('where the commands work', () => {
  test('works-everywhere: in direct messages with the bot', async () => {
    const person = r.person();
    const dm = person.dm();
    expect(leadIn((await person.slash(dm, 'diagnose', { error: CERTAIN })).shown)).toBe(CERTAIN_CAUSE);
    expect((await person.slash(dm, 'kb search', { words: 'cron' })).shown!.text).toContain('cron');
    expect((await person.slash(dm, 'privacy')).shown!.text).toContain(discordPhrases('en').privacy.title);
    const posted = await person.post(dm, CERTAIN);
    expect(leadIn((await person.contextMenu(posted, 'Diagnose message')).shown)).toBe(CERTAIN_CAUSE);
  });

  test('works-everywhere: for who installed the app, in a server without the bot', async () => {
    const foreign = r.discord.guild({ withBot: false, locale: 'es-ES' }).text('elsewhere');
    const person = r.person();
    const own = { userInstalled: true };
    const { shown } = await person.slash(foreign, 'diagnose', { error: DIFFERENTIAL }, own);
    expect(actionsIn(shown)).toContain('not-it');
    const next = await person.press(shown!, discordPhrases('en').buttons.notIt);
    expect(leadIn(next.shown)).not.toBeNull();
    const posted = await person.post(foreign, CERTAIN);
    expect(leadIn((await person.contextMenu(posted, 'Diagnose message', own)).shown)).toBe(CERTAIN_CAUSE);
    const shared = await person.slash(foreign, 'diagnose', { error: CERTAIN, public: true }, own);
    expect(shared.shown!.text).toContain(phrases('es').sources);
  });

  test('works-everywhere: for who installed the app, among other people', async () => {
    const [person, other] = [r.person(), r.person('bob')];
    const { shown } = await person.slash(person.dm(other), 'diagnose', { error: CERTAIN }, { userInstalled: true });
    expect(leadIn(shown)).toBe(CERTAIN_CAUSE);
  });

  test('works-everywhere: what is for servers is not offered elsewhere', async () => {
    const manager = r.discord.person({ name: 'manager', permissions: 0x20n });
    await expect(manager.slash(manager.dm(), 'clinic settings')).rejects.toThrow('not to be used in context 1');
    const foreign = r.discord.guild({ withBot: false }).text('elsewhere');
    await expect(manager.slash(foreign, 'clinic settings', {}, { userInstalled: true })).rejects.toThrow(
      'not installed here',
    );
  });
});
