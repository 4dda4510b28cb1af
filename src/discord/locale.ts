import type { Locale } from '../engine/types.ts';
import type { GuildSettings } from '../store/store.ts';

/** The language of ours that is nearest to one of Discord's. https://discord.com/developers/docs/reference#locales */
export function localeOf(discordLocale: string | null | undefined): Locale {
  if (discordLocale?.startsWith('es')) return 'es';
  if (discordLocale?.startsWith('zh')) return 'zh';
  return 'en';
}

/** The language of what everybody reads: the one set for the server, else the server's own. */
export function publicLocale(settings: GuildSettings, guildLocale: string | null | undefined): Locale {
  return settings.locale ?? localeOf(guildLocale);
}
