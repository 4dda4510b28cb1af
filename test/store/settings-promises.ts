import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type GuildSettings, type Store } from '../../src/store/store.ts';
import { id } from './kept.ts';

/** What every store promises about settings and opt-outs. `store`: an empty one for each test. */
export function settingsAreKept(store: () => Store): void {
  describe('settings', () => {
    const changed: GuildSettings = {
      forums: [id(1), id(2)],
      channels: [id(3)],
      locale: 'zh',
      solvedTag: id(4),
      helpers: [id(5)],
      deletesSecrets: true,
    };

    test('are the defaults until they are changed, and are seen at once then', async () => {
      expect(await store().settingsOf(id(1))).toEqual(DEFAULT_SETTINGS);
      await store().keepSettings(id(1), changed);
      expect(await store().settingsOf(id(1))).toEqual(changed);
      expect(await store().settingsOf(id(2))).toEqual(DEFAULT_SETTINGS);
      await store().keepSettings(id(1), DEFAULT_SETTINGS);
      expect(await store().settingsOf(id(1))).toEqual(DEFAULT_SETTINGS);
    });

    test('keep what a newer version added', async () => {
      const newer = { ...changed, tone: { kind: 'brief' } };
      await store().keepSettings(id(1), newer);
      expect(await store().settingsOf(id(1))).toMatchObject(changed);
      await store().keepSettings(id(1), { ...(await store().settingsOf(id(1))), locale: 'es' });
      expect(await store().settingsOf(id(1))).toEqual({ ...newer, locale: 'es' });
    });

    test('of a kind that only a newer version knows count as not set, each for itself', async () => {
      const newer: object = { ...changed, locale: 'tlh', deletesSecrets: 'ask', forums: [{ id: id(1) }] };
      await store().keepSettings(id(1), newer as GuildSettings);
      const { locale, deletesSecrets, forums } = DEFAULT_SETTINGS;
      expect(await store().settingsOf(id(1))).toEqual({ ...changed, locale, deletesSecrets, forums });
    });

    test.each([[], null, 'text', 7, {}])('that are none at all count as not set: %j', async (other) => {
      await store().keepSettings(id(1), other as unknown as GuildSettings);
      expect(await store().settingsOf(id(1))).toEqual(DEFAULT_SETTINGS);
    });
  });

  test('an opt-out holds for any of the ids, until it is taken back', async () => {
    expect(await store().isOptedOut([id(1), id(2)])).toBe(false);
    for (const one of [id(2), id(2), id(5)]) await store().optOut(one, true);
    expect(await store().isOptedOut([id(1), id(2)])).toBe(true);
    expect(await store().isOptedOut([id(1), id(3)])).toBe(false);
    expect(await store().isOptedOut([])).toBe(false);
    for (const one of [id(2), id(4)]) await store().optOut(one, false);
    expect(await store().isOptedOut([id(1), id(2)])).toBe(false);
    expect(await store().isOptedOut([id(5)])).toBe(true);
  });
}
