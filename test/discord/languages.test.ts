import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import { phrases } from '../../src/engine/phrases.ts';
import { helpServer } from './running.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { buttonFor, CERTAIN, DIFFERENTIAL } from './shown.ts';

const r = sharedBot();
const server = sharedServer(r, 'es-ES');

type Named = Pick<APIApplicationCommand, 'name' | 'name_localizations' | 'description_localizations'> & {
  readonly type: number;
  readonly description?: string;
  readonly options?: readonly APIApplicationCommandOption[];
};

/** Commands with their options at any depth. */
function all(commands: readonly Named[]): readonly Named[] {
  return commands.flatMap((one) => [one, ...all((one.options ?? []) as unknown as readonly Named[])]);
}

const LANGUAGES = ['en-GB', 'en-US', 'es-419', 'es-ES', 'zh-CN', 'zh-TW'];
const MENU = 3;
const registered = () => [...r.discord.commands(), ...r.discord.commands(server.guild)] as readonly Named[];
const typed = () => all(registered().filter(({ type }) => type !== MENU));

describe('commands', () => {
  test('command-languages: descriptions are told in every language, English too', () => {
    expect(typed().length).toBeGreaterThan(12);
    for (const { description, description_localizations: local } of typed()) {
      expect(Object.keys(local!).sort()).toEqual(LANGUAGES);
      expect([local!['en-US'], local!['en-GB']]).toEqual([description, description]);
      expect(local!['es-ES']).toBe(local!['es-419']);
      expect(new Set(Object.values(local!)).size).toBe(3);
      for (const text of [description!, ...Object.values(local!)]) {
        expect(text!.length).toBeGreaterThan(0);
        expect(text!.length).toBeLessThanOrEqual(100);
      }
    }
  });

  test('command-languages: names are English in each', () => {
    for (const { name, name_localizations: local } of typed()) {
      expect(name).toMatch(/^[a-z_]{1,32}$/);
      expect(Object.keys(local!).sort()).toEqual(LANGUAGES);
      expect(new Set(Object.values(local!))).toEqual(new Set([name]));
    }
  });

  test('command-languages: what stands in the menu of a message is a sentence, told in every language', () => {
    const menus = registered().filter(({ type }) => type === MENU);
    expect(menus.map(({ name }) => name)).toEqual(['Diagnose message', 'Mark solution']);
    for (const { name, name_localizations: local } of menus) {
      expect(Object.keys(local!).sort()).toEqual(LANGUAGES);
      expect(local!['en-US']).toBe(name);
      for (const text of Object.values(local!)) expect(text!.length).toBeLessThanOrEqual(32);
    }
  });
});

describe('replies', () => {
  const person = (locale: string) => r.person('ann', locale);
  const asked = (locale: string, isPublic = false) =>
    person(locale).slash(server.other, 'diagnose', { error: CERTAIN, public: isPublic });
  const inLanguage = (language: 'en' | 'es' | 'zh') => phrases(language).verify('…').split(/[:：]/)[0]!;

  test.each([
    ['zh-CN', 'zh'],
    ['es-419', 'es'],
    ['de', 'en'],
  ] as const)('reply-languages: a private one is in the person’s: %s', async (locale, language) => {
    const { shown } = await asked(locale);
    expect(shown!.text).toContain(inLanguage(language));
    expect(shown!.buttons[0]!.label).toBe(discordPhrases(language).buttons.solved);
  });

  test('reply-languages: a public one is in the server’s', async () => {
    expect((await asked('zh-CN', true)).shown!.text).toContain(inLanguage('es'));
  });

  test('reply-languages: a private one in the person’s is shared in the server’s', async () => {
    const zhang = person('zh-CN');
    const { shown } = await zhang.slash(server.other, 'diagnose', { error: CERTAIN });
    expect(shown!.text).toContain(inLanguage('zh'));
    const shared = await zhang.press(shown!, buttonFor(shown, 'share'));
    expect(shared.shown!.text).toContain(inLanguage('es'));
    expect(shared.shown!.buttons[0]!.label).toBe(discordPhrases('es').buttons.solved);
    // What only the one who presses sees is in their own language again.
    const why = await zhang.press(shared.shown!, buttonFor(shared.shown, 'why'));
    expect(why.shown!.text).toContain(discordPhrases('zh').readIn);
    await zhang.press(shared.shown!, buttonFor(shared.shown, 'solved'));
    expect(shared.shown!.text).toContain(discordPhrases('es').solvedMark);
  });

  test('reply-languages: the one that is set for a server goes before its own', async () => {
    const { other, manager } = await helpServer(r, 'es-ES');
    const panel = await manager.slash(other, 'clinic settings');
    await manager.choose(panel.shown!, 'clinic:1:locale', ['zh']);
    const { shown } = await person('es-ES').slash(other, 'diagnose', { error: CERTAIN, public: true });
    expect(shown!.text).toContain(inLanguage('zh'));
  });

  test('reply-languages: commands, keys and quoted errors stay as they are', async () => {
    const code = (text: string) => [...text.matchAll(/```[\s\S]*?```|`[^`]+`/g)].map(([one]) => one);
    const [english, spanish, chinese] = await Promise.all(
      ['en-US', 'es-ES', 'zh-CN'].map(async (locale) => {
        const { shown } = await person(locale).slash(server.other, 'diagnose', { error: DIFFERENTIAL });
        return code(shown!.text);
      }),
    );
    expect(english!.length).toBeGreaterThan(3);
    expect(spanish).toEqual(english);
    expect(chinese).toEqual(english);
  });

  test('reply-languages: lines, forms and panels are in the person’s too', async () => {
    const ann = person('es-ES');
    expect((await ann.slash(server.other, 'diagnose')).modal!.title).toBe(discordPhrases('es').modal.title);
    const nothing = await ann.slash(server.other, 'kb search', { words: 'xyzzyplugh' });
    expect(nothing.shown!.text).toBe(discordPhrases('es').nothingFound('`xyzzyplugh`').replaceAll('``', '`'));
    const manager = r.discord.person({ name: 'manager', locale: 'zh-CN', permissions: 0x20n });
    const panel = await manager.slash(server.other, 'clinic settings');
    expect(panel.shown!.text).toContain(discordPhrases('zh').settings.title);
  });
});
