import { RULES } from './rules.ts';

/** For secrets that a key's name gives away: what to do about a leaked one. */
const BY_KEY: { readonly [kind: string]: string } = {
  'gateway-token': 'Create a new one: openclaw doctor --generate-gateway-token',
  'gateway-password': 'Set a new one: openclaw config set gateway.auth.password <new password>',
  'device-token': 'Create a new one: openclaw devices rotate --device <deviceId> --role <role>',
  'bootstrap-token': 'It lives ten minutes. Create a new one: openclaw qr',
  'setup-code': 'It lives ten minutes. Create a new one: openclaw qr',
};
const BY_RULE = new Map(RULES.map((rule) => [rule.kind, rule.rotate]));

/** What to do about a leaked secret of a kind: what to run, or where to click. */
export function rotationOf(kind: string): string {
  return BY_KEY[kind] ?? BY_RULE.get(kind) ?? 'Change it where it was set, and wherever else it is used.';
}
