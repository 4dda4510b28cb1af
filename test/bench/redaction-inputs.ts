const UNITS: readonly string[] = [
  'token=',
  'password: ',
  '"token":"',
  'eyJ',
  'eyJ1cmwi',
  'http://a:',
  '1234567890',
  '1.2.3.4.',
  '2a02:',
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '%25',
  '%41',
  'a@',
  'a.b@c.d ',
  ' sk-abc1',
  '+1 ',
  '/home/',
  '│ token │ ',
  'Bearer ',
  'phrase abc ',
  'deadbeef01',
  'QUJDREVG',
  "'key':",
  'token\n',
  '密码是',
  '["token",',
  'sig=',
  '\\u0041',
  'a@b:~',
  '&#38;',
  '&quot;',
  '\u001b[31m',
  '[31m',
  ' -u a',
  'mysql ',
  'echo a:',
  'ssh-keygen ',
  'login is a/',
  'htpasswd -b ',
  'auth=("',
  'set("token", "',
  'a:5432:',
  'kind: Secret data: ',
  '--token", "',
  'api: ',
];

/** Inputs that are bad for some part of redaction, by family: a text of about `size` UTF-16 units each. */
export const REDACTION_INPUTS: { readonly [family: string]: (size: number) => string } = Object.fromEntries([
  ...UNITS.map((unit) => [
    JSON.stringify(unit),
    (size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size),
  ]),
  ['other values again and again', (size: number): string => several(size, (at) => `token=${value(at)} `)],
  [
    'a value and what begins like it',
    (size: number): string => several(size, (at) => `token=${value(1)} ${value(1).slice(0, 12)}${at} `),
  ],
]);

function several(size: number, part: (at: number) => string): string {
  const parts: string[] = [];
  for (let at = 1, length = 0; length < size; at++) {
    const one = part(at);
    parts.push(one);
    length += one.length;
  }
  return parts.join('').slice(0, size);
}

function value(at: number): string {
  return `${((at * 2_654_435_761) >>> 0).toString(36)}Qx${((at * 40_503) >>> 0).toString(36)}Zk7`;
}
