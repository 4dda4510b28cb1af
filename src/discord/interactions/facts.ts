import { PermissionFlagsBits } from 'discord.js';
import type { GuildSettings, Snowflake } from '../../store/store.ts';

/** What every interaction tells about the person and the place. */
export type AnyInteraction = {
  readonly locale?: string | undefined;
  readonly guild_locale?: string | undefined;
  readonly user?: { readonly id: Snowflake } | undefined;
  readonly member?:
    | { readonly user: { readonly id: Snowflake }; readonly roles: readonly Snowflake[]; readonly permissions: string }
    | undefined;
};

/** Who used the command or pressed the button. */
export function askerOf(interaction: AnyInteraction): Snowflake {
  return interaction.member?.user.id ?? interaction.user?.id ?? '0';
}

/** Whether a person may act for the one who asked: a helper by role, or whoever may manage messages here anyway. */
export function isHelper(interaction: AnyInteraction, settings: GuildSettings): boolean {
  const roles = interaction.member?.roles ?? [];
  return roles.some((role) => settings.helpers.includes(role)) || has(interaction, PermissionFlagsBits.ManageMessages);
}

/** Whether a person may change what the bot does in a server. */
export function managesServer(interaction: AnyInteraction): boolean {
  return has(interaction, PermissionFlagsBits.ManageGuild);
}

/** Whether we may change the tags of a forum post, where the interaction happened. */
export function mayTag({ app_permissions }: { readonly app_permissions: string }): boolean {
  return (BigInt(app_permissions) & PermissionFlagsBits.ManageThreads) !== 0n;
}

function has(interaction: AnyInteraction, permission: bigint): boolean {
  const held = BigInt(interaction.member?.permissions ?? '0');
  return (held & (permission | PermissionFlagsBits.Administrator)) !== 0n;
}
