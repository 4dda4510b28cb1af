import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type Remembered, remembered } from './remembered.ts';
import { DEFAULT_SETTINGS, type GuildSettings, type Store } from './store.ts';
import type { Tables } from './tables.ts';

const IDS = z.array(z.string());

/** Keys of a newer version stay; what this version cannot use counts as not set. */
const SETTINGS = z.looseObject({
  forums: IDS.catch([...DEFAULT_SETTINGS.forums]),
  channels: IDS.catch([...DEFAULT_SETTINGS.channels]),
  locale: z.enum(['en', 'zh', 'es']).nullable().catch(DEFAULT_SETTINGS.locale),
  solvedTag: z.string().nullable().catch(DEFAULT_SETTINGS.solvedTag),
  helpers: IDS.catch([...DEFAULT_SETTINGS.helpers]),
  deletesSecrets: z.boolean().catch(DEFAULT_SETTINGS.deletesSecrets),
});

/** Settings of servers as they stand in the database, each read again at most every `maxAgeMs`. */
export function readSettings(db: Kysely<Tables>, maxAgeMs: number): Remembered<GuildSettings> {
  return remembered(async (guild) => {
    const row = await db.selectFrom('settings').select('json').where('guild', '=', guild).executeTakeFirst();
    return row === undefined ? DEFAULT_SETTINGS : settingsIn(row.json);
  }, maxAgeMs);
}

/** Settings of servers: what this process wrote is seen at once. */
export function settings(
  db: Kysely<Tables>,
  known: Remembered<GuildSettings>,
): Pick<Store, 'settingsOf' | 'keepSettings'> {
  return {
    settingsOf: known.of,
    keepSettings: async (guild, kept) => {
      const json = JSON.stringify(kept);
      await db
        .insertInto('settings')
        .values({ guild, json })
        .onConflict((conflict) => conflict.column('guild').doUpdateSet({ json }))
        .execute();
      known.forget(guild);
    },
  };
}

function settingsIn(json: string): GuildSettings {
  try {
    return SETTINGS.safeParse(JSON.parse(json)).data ?? DEFAULT_SETTINGS;
  } catch {
    return DEFAULT_SETTINGS;
  }
}
