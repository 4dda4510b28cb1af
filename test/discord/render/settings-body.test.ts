import { expect, test } from 'vitest';
import { privacyBody } from '../../../src/discord/render/privacy-body.ts';
import { settingsBody } from '../../../src/discord/render/settings-body.ts';
import { DEFAULT_SETTINGS, type GuildSettings } from '../../../src/store/store.ts';
import { buttonsOf, faultsOf, textsOf } from './faults.ts';

const FACTS = { solvedTag: '`Solved` @everyone', serverLocale: 'es' } as const;
const idOf = (place: number) => `1000000000000000${String(place).padStart(2, '0')}`;
const json = (settings: Partial<GuildSettings>) =>
  JSON.stringify(settingsBody({ ...DEFAULT_SETTINGS, ...settings }, FACTS, 'en'));

test('shows what is set', () => {
  const shown = json({
    forums: [idOf(1)],
    channels: [idOf(2)],
    helpers: [idOf(3)],
    locale: 'zh',
    deletesSecrets: true,
  });
  expect(shown).toContain(
    `"custom_id":"clinic:1:forums","channel_types":[15],"placeholder":"None","min_values":0,"max_values":25,"default_values":[{"id":"${idOf(1)}","type":"channel"}]`,
  );
  expect(shown).toContain(
    `"custom_id":"clinic:1:channels","channel_types":[0],"placeholder":"None","min_values":0,"max_values":25,"default_values":[{"id":"${idOf(2)}","type":"channel"}]`,
  );
  expect(shown).toContain(`"default_values":[{"id":"${idOf(3)}","type":"role"}]`);
  expect(shown).toContain('{"value":"zh","label":"中文","default":true}');
  expect(shown).toContain('{"value":"server","label":"The server\'s own (Español)","default":false}');
});

test('the button names what it will do, and the text what is done now', () => {
  expect(json({ deletesSecrets: false })).toContain('"label":"Delete them","custom_id":"clinic:1:delete-secrets"');
  expect(json({ deletesSecrets: true })).toContain('"label":"Let them stay","custom_id":"clinic:1:keep-secrets"');
});

test('more channels than a menu holds are shown as far as it holds them', () => {
  const many = Array.from({ length: 40 }, (_, place) => idOf(place));
  const shown = settingsBody({ ...DEFAULT_SETTINGS, forums: many, channels: many, helpers: many }, FACTS, 'en');
  expect(JSON.stringify(shown).match(/"type":"(?:channel|role)"/g)).toHaveLength(75);
  expect(faultsOf(shown)).toEqual([]);
});

test('a tag named to do harm is shown as typed', () => {
  const shown = settingsBody(DEFAULT_SETTINGS, FACTS, 'en');
  expect(faultsOf(shown)).toEqual([]);
  expect(textsOf(shown).at(-1)).toContain('Solved');
});

test('the privacy panel offers what is not so yet', () => {
  const labels = (isOptedOut: boolean) => buttonsOf(privacyBody({ days: 1, isOptedOut }, 'en'));
  expect(labels(false)).toEqual(['Delete it now', 'Do not answer me unasked']);
  expect(labels(true)).toEqual(['Delete it now', 'Answer me again']);
});
