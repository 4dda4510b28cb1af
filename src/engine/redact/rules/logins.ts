import { isPlaceholder } from '../placeholder.ts';
import { invented } from '../prefixed.ts';
import type { Rule } from '../rule.ts';
import { isMixed } from '../strength.ts';

const ROTATE = 'Change the password of that account.';
const accepts = (value: string): boolean => value.length >= 3 && !isPlaceholder(value);
const examples = (around: (value: string) => string): (() => string[]) => {
  return () => [1, 2, 3].map((nth) => around(`«Ast_7${invented('a-z0-9', 8, nth)}»`));
};

/** Passwords in statements and settings of servers, where no key names them. */
export const loginRules: readonly Rule[] = [
  {
    name: 'sql-identified-by',
    kind: 'password',
    anchors: ['identified by', 'identified with'],
    pattern: /identified (?:with [\w"']{1,40} )?(?:by|as) (?:password )?["']([^"'\n]{3,200})["']/iy,
    extends: false,
    accepts,
    hides: examples((value) => `CREATE USER 'claw'@'%' IDENTIFIED BY '${value}';`),
    keeps: () => ["IDENTIFIED BY '<password>'", 'is identified by its id', "IDENTIFIED WITH auth_socket BY '***'"],
    source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    rotate: ROTATE,
  },
  {
    name: 'redis-acl-password',
    kind: 'password',
    anchors: ['setuser ', 'on >'],
    pattern:
      /(?:setuser[ \t]{1,4}[\w-]{1,40}(?:[ \t]{1,4}on)?|on)[ \t]{1,4}>([^\s>"'`]{3,200})(?=[ \t]{1,4}[~&+@-]|[ \t]{0,4}(?:\n|$))/iy,
    extends: false,
    accepts,
    hides: examples((value) => `ACL SETUSER claw on >${value} ~* +@all`),
    keeps: () => ['user default on nopass ~* +@all', 'based on > 3 runs', 'ACL SETUSER claw on >password ~*'],
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    rotate: ROTATE,
  },
  {
    name: 'auth-command',
    kind: 'password',
    anchors: ['auth ', 'auth"'],
    pattern:
      /AUTH["']?[ \t]{1,4}(?:(?:PLAIN|LOGIN|["'][\w.@-]{1,64}["']|[\w.@-]{1,64}(?=[ \t]))[ \t]{1,4})?["']?([^\s"'`]{4,400})/y,
    extends: false,
    accepts: (value) => accepts(value) && isMixed(value) && /\d/.test(value),
    hides: examples((value) => `"AUTH" "claw" "${value}"\n"PING"`),
    keeps: () => ['NOAUTH Authentication required', 'AUTH LOGIN', 'AUTH failed: WRONGPASS'],
    source: 'https://redis.io/docs/latest/commands/auth/',
    rotate: ROTATE,
  },
  {
    name: 'haproxy-password',
    kind: 'password',
    anchors: ['insecure-password'],
    pattern: /insecure-password[ \t]{1,8}([^\s"'`]{3,200})/y,
    extends: false,
    accepts,
    hides: examples((value) => `user kjell insecure-password ${value}\n  group ops`),
    keeps: () => ['insecure-password is deprecated-here', 'user x insecure-password <password>', 'insecure-password'],
    source: 'https://docs.haproxy.org/3.2/configuration.html#3.4',
    rotate: ROTATE,
  },
  {
    name: 'openvpn-login',
    kind: 'password',
    anchors: ['<auth-user-pass>'],
    pattern: /<auth-user-pass>[ \t\r]{0,4}\n[^\n]{1,100}\n([^\n<]{2,200})\n/y,
    extends: false,
    accepts,
    hides: examples((value) => `<auth-user-pass>\nkjell\n${value}\n</auth-user-pass>`),
    keeps: () => [
      '<auth-user-pass>\n</auth-user-pass>',
      'auth-user-pass login.txt',
      '<auth-user-pass>\nuser\npassword\n</auth-user-pass>',
    ],
    source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html',
    rotate: ROTATE,
  },
  {
    name: 'azure-account-key',
    kind: 'azure-account-key',
    anchors: ['"keyName"'],
    pattern:
      /"keyName": ?"\w{1,20}",\s{0,20}"permissions": ?"\w{1,20}",\s{0,20}"value": ?"([A-Za-z0-9+/]{40,120}={0,2})"/iy,
    inside: true,
    hides: () =>
      [1, 2, 3].map((nth) => `{"keyName":"key1","permissions":"FULL","value":"«${invented('A-Za-z0-9', 86, nth)}==»"}`),
    keeps: () => ['"keyName": "key1"', '{"keyName":"key1","permissions":"FULL","value":null}', '"keyName": "value"'],
    source: 'https://learn.microsoft.com/cli/azure/storage/account/keys',
    rotate: 'Rotate it: az storage account keys renew',
  },
];
