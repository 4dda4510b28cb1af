import { isPlaceholder } from '../placeholder.ts';
import { invented } from '../prefixed.ts';
import type { Rule } from '../rule.ts';
import { isMixed } from '../strength.ts';

const ROTATE = 'Change the password of that account.';
const accepts = (value: string): boolean => value.length >= 3 && !isPlaceholder(value);
const examples = (around: (value: string) => string): (() => string[]) => {
  return () => [1, 2, 3].map((nth) => around(`«Ast_7${invented('a-z0-9', 8, nth)}»`));
};

/** Passwords in statements, settings of servers and what people say, where no key names them. */
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
    name: 'netrc-line',
    kind: 'password',
    anchors: ['login '],
    pattern: /login[ \t]{1,4}\S{1,64}[ \t]{1,8}password[ \t]{1,4}([^\s"'`]{3,200})/y,
    extends: false,
    accepts: (value, text, start) =>
      accepts(value) &&
      /(?:machine[ \t]\S{1,100}|default)[ \t]{1,8}login[ \t]/.test(text.slice(Math.max(0, start - 200), start)),
    hides: examples((value) => `machine api.example.com login claw password ${value}`),
    keeps: () => [
      'machine api.example.com login claw',
      'the login form password field',
      'machine x login y password <password>',
    ],
    source: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
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
    name: 'user-and-password-said',
    kind: 'password',
    anchors: ['user ', 'user: ', 'username ', 'username: ', 'benutzer ', 'usuario ', 'utilisateur '],
    pattern:
      /(?:user(?:name)?|benutzer|usuario|utilisateur):?[ \t]{1,3}["'`]?[\w.@-]{2,40}["'`]?[ \t]{0,2}[,;/]?[ \t]{0,2}(?:and |und |y |et )?(?:pass|pw|pwd)[ \t]{1,3}["'`]?([^\s"'`]{4,64})/iy,
    extends: false,
    accepts: (value) => accepts(value) && isMixed(value) && /\d/.test(value),
    hides: () => [1, 2, 3].map((nth) => `the creds: user kjell pass «Ast.7${invented('a-z0-9', 8, nth)}»`),
    keeps: () => ['user and pass are required', 'username: user pass: password', 'user node pass through'],
    source: 'https://docs.openclaw.ai/web/dashboard',
    rotate: ROTATE,
  },
  {
    name: 'postgres-password-file',
    kind: 'password',
    anchors: [':5432:', ':6432:'],
    before: ['A-Za-z0-9_.*-', 80],
    pattern: /[\w.*-]{1,80}:[56]4\d\d:[\w*-]{1,64}:[A-Za-z_*][\w.@-]{0,64}:([^\s:"'`]{3,200})(?=\n|$)/y,
    extends: false,
    accepts,
    hides: () => [1, 2, 3].map((nth) => `db.internal:5432:claw:claw:«${invented('a-z0-9', 10, nth)}»\n`),
    keeps: () => ['db:5432:claw', '0.0.0.0:5432->5432/tcp', '*:5432:*:postgres:$PGPASSWORD'],
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    rotate: ROTATE,
  },
  {
    name: 'login-pair',
    kind: 'password',
    anchors: ['login', 'credentials', 'creds', 'zugang', 'identifiants', 'credenciales', 'acceso', 'accès', 'доступ'],
    pattern:
      /(?:logins?|credentials|creds|zugang(?:sdaten)?|identifiants|credenciales|acceso|accès|доступ)[ \t]{0,2}(?:is|are|ist|sind|est|sont|es|son|:|=)[ \t]{0,3}["'`]?[\w.@-]{2,40}["'`]?[ \t]{0,2}[/:|][ \t]{0,2}["'`]?([^\s"'`/|]{4,64})/iy,
    extends: false,
    accepts: (value) =>
      accepts(value) && isMixed(value) && /\d/.test(value) && !/^[\d.:,-]{1,40}[a-z]{0,3}$/i.test(value),
    hides: () => [1, 2, 3].map((nth) => `my login is kjell / «Ast#7${invented('a-z0-9', 8, nth)}»`),
    keeps: () => ['login: user / password', 'creds: anthropic:default', 'login is /v1/auth'],
    source: 'https://docs.openclaw.ai/web/dashboard',
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
