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
  'pw ',
  'senha=',
  'ключ ',
  'sk-cp--',
  'SG.',
  'Cookie: a=b; ',
  '<token>',
  'name="token" ',
  'token,',
  '│ token │\n',
  'token="a\n',
  'token=a\\\n',
  '"\n',
  '\\\n',
  '\\x22',
  `'"'"'`,
  '&lt;',
  'my password, ',
  ' is my token',
  'pass show a\n',
  'user a pass ',
  '-----BEGIN OpenVPN Static key V1-----',
];

/** Inputs that are bad for some part of redaction, by family: a text of about `size` UTF-16 units each. */
export const REDACTION_INPUTS: { readonly [family: string]: (size: number) => string } = Object.fromEntries([
  ...UNITS.map((unit) => [
    JSON.stringify(unit),
    (size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size),
  ]),
  ['other values again and again', (size: number): string => several(size, (at) => `token=${value(at)} `)],
  ['other short values', (size: number): string => several(size, (at) => `pw=x${at}k `)],
  ['other values under other names', (size: number): string => several(size, (at) => `TOKEN_${at}=${value(at)}\n`)],
  ['other values in JSON', (size: number): string => several(size, (at) => `"pw":"x${at}k",`)],
  ['other values in escapes', (size: number): string => several(size, (at) => `\\"token\\":\\"${value(at)}\\",`)],
  ['other values in percent signs', (size: number): string => several(size, (at) => `token%3D${value(at)}%26`)],
  [
    'other values over two lines',
    (size: number): string => several(size, (at) => `token="${value(at)}\n${value(at + 1)}"\n`),
  ],
  [
    'other values after backslashes',
    (size: number): string => several(size, (at) => `token=${value(at)}\\\n${value(at + 1)}\n`),
  ],
  ['other values in cells', (size: number): string => several(size, (at) => `│ token │ ${value(at)} │\n`)],
  [
    'other values in a column',
    (size: number): string => several(size, (at) => (at === 1 ? 'a,token\n' : `a,${value(at)}\n`)),
  ],
  ['other cookies', (size: number): string => several(size, (at) => `Cookie: a=${value(at)}${value(at)}; `)],
  ['other passwords of addresses', (size: number): string => several(size, (at) => `http://a:x${at}k@b `)],
  ['other people', (size: number): string => several(size, (at) => `k${at}x@web.de /home/k${at}x/ `)],
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
