import { describe, expect, test } from 'vitest';
import { type DiscordPhrases, discordPhrases } from '../../src/discord/phrases.ts';
import type { Locale } from '../../src/engine/types.ts';

/** Where Discord limits a text: https://discord.com/developers/docs/components/reference and …/interactions/application-commands */
const LIMITS: readonly (readonly [name: string, most: number, texts: (say: DiscordPhrases) => readonly string[]])[] = [
  ['button', 25, (say) => [...Object.values(say.buttons), say.settings.deleteSecrets, say.settings.keepSecrets]],
  ['button of the privacy panel', 30, ({ privacy }) => [privacy.forgetMe, privacy.optOut, privacy.optIn]],
  ['title of the form', 45, ({ modal }) => [modal.title]],
  ['label of the form', 45, ({ modal }) => [modal.error.label, modal.log.label]],
  ['description in the form', 100, ({ modal }) => [modal.error.description, modal.log.description]],
  ['placeholder', 150, ({ settings }) => [settings.none]],
  ['choice', 100, ({ settings }) => [settings.serversOwn('Español')]],
  ['name of a message command', 32, ({ commands }) => [commands.diagnoseMessage, commands.markSolution]],
  [
    'description of a command or option',
    100,
    ({ commands }) => [
      ...Object.values(commands.diagnose),
      ...Object.values(commands.kb),
      ...Object.values(commands.clinic),
    ],
  ],
];
/** Every sentence that is given something, and what it must say of it. */
const GIVEN: readonly (readonly [name: string, text: (say: DiscordPhrases) => string, parts: readonly string[]])[] = [
  ...(['posted', 'deleted', 'typed'] as const).map(
    (where) =>
      [
        `secret.${where}`,
        (say: DiscordPhrases) => say.secret[where](['a key', 'b key'], ['how a', 'how b']),
        ['a key', 'b key', 'how a', 'how b'],
      ] as const,
  ),
  ['detailsTitle', (say) => say.detailsTitle('a title'), ['a title']],
  ['whyTitle', (say) => say.whyTitle('a title'), ['a title']],
  ['candidate', (say) => say.candidate('a title', 'likely'), ['a title']],
  ['entry', (say) => say.entry('an-id'), ['`an-id`']],
  ['found', (say) => say.found('some words'), ['`some words`']],
  ['nothingFound', (say) => say.nothingFound('some words'), ['`some words`']],
  ['showEntry', (say) => say.showEntry('an-id'), ['`/kb show entry:an-id`']],
  ['noEntry', (say) => say.noEntry('an-id'), ['`an-id`', '`/kb search`']],
  ['affects', (say) => say.affects('`>=2026.5`'), ['`>=2026.5`']],
  ['forgotten', (say) => say.forgotten(3), ['3']],
  ['serversOwn', (say) => say.settings.serversOwn('English'), ['English']],
  ['solvedTag', (say) => say.settings.solvedTag('Done'), ['`Done`']],
  ['days', (say) => say.privacy.days(30), ['30']],
  ['image', (say) => say.refused.image('a.png'), ['`a.png`', '`openclaw status --all`']],
  ['notItNoted', (say) => say.notItNoted, ['`openclaw status --all`']],
  ['caseGone', (say) => say.caseGone, ['`/diagnose`']],
  ['markSolution', (say) => say.markSolution, ['✅ Mark Solution']],
];

describe.each<Locale>(['en', 'zh', 'es'])('in %s', (locale) => {
  const say = discordPhrases(locale);

  test.each(LIMITS)('a %s is no longer than %i', (_, most, texts) => {
    for (const text of texts(say)) {
      expect(text).not.toBe('');
      expect(text.length, text).toBeLessThanOrEqual(most);
    }
  });

  test.each(GIVEN)('%s says what it was given', (_, text, parts) => {
    for (const part of parts) expect(text(say)).toContain(part);
  });

  test('no sentence is empty or padded', () => {
    expect(sentences(say).length).toBeGreaterThan(70);
    for (const text of sentences(say)) expect(text.trim()).toBe(text || 'a sentence');
  });

  test('a file that was not read is named, whatever the reason', () => {
    for (const refusal of Object.values(say.refused)) expect(refusal('a.log')).toContain('`a.log`');
  });

  test('no conversation and one are said as such', () => {
    expect(say.forgotten(0)).not.toContain('0');
    expect(say.forgotten(1)).toContain('1');
  });
});

test.each<[Locale, readonly string[]]>([
  ['zh', []],
  ['es', ['Error']],
])('every sentence is translated in %s', (locale, alike) => {
  const english = new Set(sentences(discordPhrases('en')));
  expect(sentences(discordPhrases(locale)).filter((text) => english.has(text) && !alike.includes(text))).toEqual([]);
});

/** Those that are given nothing, at any depth. */
function sentences(phrases: object): readonly string[] {
  return Object.values(phrases).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? sentences(value) : [];
  });
}
