/** https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export type AllowedMentions = {
  readonly parse?: readonly string[] | null;
  readonly users?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
  readonly replied_user?: boolean | null;
};

export type Mentions = {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
  /** Everybody who is notified: ids, `everyone`, `here`. */
  readonly pings: readonly string[];
};

/** Code is not looked into. */
const CODE = /```.*?```|`[^`\n]*`/gs;
const MENTION = /<@!?(\d+)>|<@&(\d+)>|@(everyone|here)\b/g;

/**
 * Whom a text mentions, as far as it is allowed; without `allowed`, everybody. `repliedTo`: author of the message answered, if a
 * reply mentions.
 */
export function mentionsIn(text: string, allowed: AllowedMentions | null, repliedTo: string | null): Mentions {
  const users = new Set<string>();
  const roles = new Set<string>();
  const loud = new Set<string>();
  for (const [, user, role, all] of text.includes('@') ? text.replaceAll(CODE, '').matchAll(MENTION) : []) {
    if (user !== undefined && allows(allowed, 'users', allowed?.users, user)) users.add(user);
    if (role !== undefined && allows(allowed, 'roles', allowed?.roles, role)) roles.add(role);
    if (all !== undefined && allows(allowed, 'everyone', null, all)) loud.add(all);
  }
  if (repliedTo !== null && (allowed === null || allowed.replied_user === true)) users.add(repliedTo);
  return {
    users: [...users],
    roles: [...roles],
    everyone: loud.size > 0,
    pings: [...users, ...roles, ...loud],
  };
}

function allows(
  allowed: AllowedMentions | null,
  kind: string,
  ids: readonly string[] | null | undefined,
  id: string,
): boolean {
  return allowed === null || (allowed.parse ?? []).includes(kind) || (ids ?? []).includes(id);
}
