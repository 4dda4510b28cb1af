import { describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Person } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { buttonFor, CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';

const say = discordPhrases('en').privacy;

const r = sharedBot();
const server = sharedServer(r);

const person = (locale = 'en-US') => r.person('ann', locale);
const privacy = async (who: Person) => (await who.slash(server.other, 'privacy')).shown!;

describe('what it says', () => {
  test('privacy: what is kept, what never, and how long', async () => {
    const shown = await privacy(person());
    expect(shown.isPrivate).toBe(true);
    expect(shown.text).toContain(say.neverKept);
    expect(shown.text).toContain(say.days(7));
  });

  test('privacy: everybody finds it, and who manages a server under /clinic too', async () => {
    const { shown } = await server.manager.slash(server.other, 'clinic privacy');
    expect(shown!.text).toBe((await privacy(server.manager)).text);
    const someone = person();
    expect((await someone.slash(someone.dm(), 'privacy')).shown!.text).toContain(say.title);
  });

  test.each([
    ['es-ES', 'es'],
    ['zh-TW', 'zh'],
  ] as const)('privacy: in the person’s language: %s', async (locale, language) => {
    expect((await privacy(person(locale))).text).toContain(discordPhrases(language).privacy.title);
  });
});

describe('Delete it now', () => {
  test('privacy: the conversations are gone, and only the person’s own', async () => {
    const [ann, bob] = [person(), person()];
    const own = await ann.slash(server.other, 'diagnose', { error: DIFFERENTIAL });
    await ann.slash(server.other, 'diagnose', { error: CERTAIN });
    const others = await bob.slash(server.other, 'diagnose', { error: DIFFERENTIAL });
    const deleted = await ann.press(await privacy(ann), say.forgetMe);
    expect(deleted.shown!.text).toBe(discordPhrases('en').forgotten(2));
    const gone = await ann.press(own.shown!, buttonFor(own.shown, 'details'));
    expect(gone.shown!.text).toContain('`/diagnose`');
    const kept = await bob.press(others.shown!, buttonFor(others.shown, 'details'));
    expect(kept.shown!.text).toContain('Details');
    const again = await ann.press(await privacy(ann), say.forgetMe);
    expect(again.shown!.text).toBe(discordPhrases('en').forgotten(0));
    expect(leadIn((await ann.slash(server.other, 'diagnose', { error: 'nothing is pending' })).shown)).toBeNull();
  });
});

describe('Do not answer me unasked', () => {
  test('privacy: is kept over a restart, and can be taken back; commands still work', async () => {
    const ann = person();
    const silent = await ann.press(await privacy(ann), say.optOut);
    expect(silent.shown!.text).toContain(discordPhrases('en').optedOut);
    await r.restart();
    await ann.post(server.channel, CERTAIN);
    expect(leadIn((await ann.slash(server.channel, 'diagnose', { error: CERTAIN })).shown)).toBe(CERTAIN_CAUSE);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(r.discord.messagesIn(server.channel).filter(({ author }) => author.bot)).toEqual([]);

    const shown = await privacy(ann);
    expect(shown.text).toContain(say.leavesYou);
    await ann.press(shown, say.optIn);
    await ann.post(server.channel, CERTAIN);
    await r.discord.until(() => r.discord.messagesIn(server.channel).find(({ author }) => author.bot));
    expect((await privacy(ann)).buttons.map(({ label }) => label)).toEqual([say.forgetMe, say.optOut]);
  });
});
