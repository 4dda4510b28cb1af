import { isPlaceholder } from '../placeholder.ts';
import { invented } from '../prefixed.ts';
import type { Rule } from '../rule.ts';

const ROTATE = 'Change the password of that account.';
const accepts = (value: string): boolean => value.length >= 2 && !isPlaceholder(value);

/** Passwords given to programs on the command line. */
export const commandRules: readonly Rule[] = [
  {
    name: 'curl-user',
    kind: 'password',
    anchors: [' -u ', " -u'", ' -u"', '--user ', '--user=', '--proxy-user '],
    pattern: /[ \t](?:-u|--user|--proxy-user)[ \t=]{0,3}["'`]?[^\s:"'`/+%]{1,64}:([^\s"'`]{2,200})/y,
    inside: true,
    extends: false,
    accepts: (value) => accepts(value) && !/^\d{1,6}$/.test(value),
    hides: () => [1, 2, 3].map((nth) => `curl -u admin:«katze-${invented('a-z0-9', 8, nth)}1» http://localhost/`),
    keeps: () => [
      'docker run -u 1000:1000 x',
      'curl -u user:password http://x',
      'journalctl --user -u openclaw-gateway',
    ],
    source: 'https://curl.se/docs/manpage.html#-u',
    rotate: ROTATE,
  },
  {
    name: 'sshpass',
    kind: 'password',
    anchors: ['sshpass'],
    pattern: /sshpass[ \t]{1,4}-p[ \t]{0,3}["'`]?([^\s"'`]{1,200})/y,
    extends: false,
    accepts,
    hides: () => [1, 2, 3].map((nth) => `sshpass -p '«${invented('a-z0-9', 10, nth)}»' ssh root@10.0.0.5`),
    keeps: () => ['sshpass -p $PASS ssh', 'sshpass is missing', 'sshpass -f file ssh'],
    source: 'https://linux.die.net/man/1/sshpass',
    rotate: ROTATE,
  },
  {
    name: 'short-password-flag',
    kind: 'password',
    anchors: ['mysql', 'mariadb', 'mysqldump', 'docker login', 'redis-cli', 'smbclient', 'rabbitmqadmin', 'mosquitto_'],
    pattern:
      /(?:mysql\w{0,8}|mariadb\w{0,8}|docker login|redis-cli|rabbitmqadmin|mosquitto_\w{3})[^\n|;&]{0,160}?[ \t]-(?:p|a|P)[ \t]{0,2}["'`]?([^\s"'`-][^\s"'`]{2,200})/y,
    extends: false,
    accepts: (value) => accepts(value) && !/^\d{1,5}$/.test(value) && !/^[a-z]{1,12}$/.test(value),
    hides: () => [1, 2, 3].map((nth) => `mysql -u root -p«rocket_${invented('a-z0-9', 8, nth)}7» openclaw`),
    keeps: () => ['mysql -u root -p openclaw', 'redis-cli -p 6379 ping', 'docker login ghcr.io'],
    source: 'https://dev.mysql.com/doc/refman/8.4/en/connecting.html',
    rotate: ROTATE,
  },
];
