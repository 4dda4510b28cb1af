import { DEFAULT_SETTINGS, type GuildSettings, type Snowflake } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** The settings that hold where something was said: the server's, or the defaults outside of any. */
export async function settingsIn(
  guild: Snowflake | null | undefined,
  { store }: Pick<Desk, 'store'>,
): Promise<GuildSettings> {
  return guild == null ? DEFAULT_SETTINGS : store.settingsOf(guild);
}
