import { describe, expect, test } from 'vitest';
import { openStandIns } from '../../../src/engine/clean.ts';
import { redact } from '../../../src/engine/redact/redact.ts';

const redacted = (text: string): string => redact(text, openStandIns('key')).text;
const HEX = ['4f0c9be1a7d83526', 'e90b71c4d2a86f35', '18e7c0b94ad2f653'].join('');
const DEVICE = ['Gu24vl97aKF_IA2SduzQ', 'ZoujRI3uzBuuG1CnTWa1FjJ'].join('');

describe('what a diagnosis reads stays', () => {
  test.each([
    'unauthorized: gateway token mismatch (set gateway.remote.token to match gateway.auth.token)',
    'unauthorized: gateway token missing (open a tokenized dashboard URL or paste token in Control UI settings)',
    'openclaw gateway --port 18789 --token <gateway token>',
    '│ Device │ Roles │ Scopes │ Tokens │ IP │',
    '│ [REDACTED│ operator │ operator.read, operator.admin │ operator │ │',
    'Error: token missing',
    'gateway.auth.mode: token, gateway.auth.token: *** env var "OPENCLAW_GATEWAY_TOKEN"',
    'pass --token/--password *** start with auth',
    'tokens 59.1k↓288 99% ctx, input_tokens: 12712, max_tokens=4096',
    `"deviceId": "${HEX}${HEX.slice(0, 16)}"`,
    `deviceId ${HEX}${HEX.slice(0, 16)} not approved (requestId: 5ec42f07-2c2d-4dec-8c20-12c7bdbd57f1)`,
    '"sessionKey": "agent:main:cron:26804641-af96-412f-b5f7-ef8f6812c9ac"',
    'gateway closed (1008): pairing required',
    'Gateway target: ws://127.0.0.1:18789, ws://192.168.1.20:18789, ws://100.101.102.103:18789',
    'OpenClaw 2026.4.15 (041266a), claude-opus-4-5, gpt-5.2-codex',
    `"publicKey": "${DEVICE}"`,
    'telegram: getUpdates conflict 409, bot token invalid or revoked',
    'apiKey: "ollama-local"',
    '- `clientSecret`: OAuth2 client secret for the application',
  ])('%s', (text) => {
    expect(redacted(text)).toBe(text);
  });
});

describe('what gives access goes, and its key stays', () => {
  test.each([
    ['gateway.auth.token = "7713"', 'gateway.auth.token = "[REDACTED:gateway-token#1]"'],
    [`OPENCLAW_GATEWAY_TOKEN=${HEX}`, 'OPENCLAW_GATEWAY_TOKEN=[REDACTED:gateway-token#1]'],
    [
      `$ openclaw config get gateway.auth.token\n${HEX}\n`,
      '$ openclaw config get gateway.auth.token\n[REDACTED:gateway-token#1]\n',
    ],
    [`"token": "${DEVICE}", "role": "operator"`, '"token": "[REDACTED:token#1]", "role": "operator"'],
    [
      `{&quot;token&quot;:&quot;${DEVICE}&quot;,&quot;port&quot;:1}`,
      '{&quot;token&quot;:&quot;[REDACTED:token#1]&quot;,&quot;port&quot;:1}',
    ],
    [`{&#34;token&#34;: &#x22;${DEVICE}&#x22;}`, '{&#34;token&#34;: &#x22;[REDACTED:token#1]&#x22;}'],
    [`[36mtoken[39m=[32m${DEVICE}[39m port`, '[36mtoken[39m=[32m[REDACTED:token#1][39m port'],
    [
      `\\u001b[36mtoken\\u001b[0m=\\u001b[1m${DEVICE}\\u001b[0m`,
      '\\u001b[36mtoken\\u001b[0m=\\u001b[1m[REDACTED:token#1]\\u001b[0m',
    ],
    [`token=${DEVICE.slice(0, 20)}\0${DEVICE.slice(20)} x`, 'token=[REDACTED:token#1] x'],
    ['my gateway password is hunter2x', 'my gateway password is [REDACTED:gateway-password#1]'],
    ['hunter2x is my password.', '[REDACTED:password#1] is my password.'],
    ['password = "oldFish12" -> "newFish13"', 'password = "[REDACTED:password#1]" -> "[REDACTED:password#2]"'],
    ['name,password,port\nkjell,hunter_2x,18789', 'name,password,port\nkjell,[REDACTED:password#1],18789'],
    [
      `NAME   TOKEN                                        PORT\nmain   ${DEVICE}  18789`,
      'NAME   TOKEN                                        PORT\nmain   [REDACTED:token#1]  18789',
    ],
    ['Cookie: lang=en; odd=4f0c9be1a7d83526e90b', 'Cookie: lang=en; odd=[REDACTED:session-cookie#1]'],
    ['◇  Gateway password\n│  hunter2x\n│', '◇  Gateway password\n│  [REDACTED:gateway-password#1]\n│'],
    ['<password>hunter 2x</password>', '<password>[REDACTED:password#1]</password>'],
    ['token: Some("x7Kq")', 'token: Some("[REDACTED:token#1]")'],
    ['root@lenas-laptop:~# ls', 'root@[host#1]:~# ls'],
    ['密码是 hunter2x，还是报错 1008', '密码是 [REDACTED:password#1]，还是报错 1008'],
    ['la contraseña es «gato-Azul-77» y falla', 'la contraseña es «[REDACTED:password#1]» y falla'],
    [`ws://127.0.0.1:18789/#token=${HEX} opened`, 'ws://127.0.0.1:18789/#token=[REDACTED:gateway-token#1] opened'],
    [`set -gx EXA_API_KEY "6bde90bd-9d75-40b4-b925-f5210f8988b1"`, 'set -gx EXA_API_KEY "[REDACTED:api-key#1]"'],
    [`{\\"token\\":\\"${DEVICE}\\"}`, '{\\"token\\":\\"[REDACTED:token#1]\\"}'],
    ['"token": "\\u0061bc1234\\u0064efgh"', '"token": "[REDACTED:token#1]"'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});

describe('a password’s name is known in many languages', () => {
  test.each([
    ['English', 'the password is'],
    ['German', 'das Passwort ist'],
    ['French', 'le mot de passe est'],
    ['Spanish', 'la contraseña es'],
    ['Portuguese', 'a senha é'],
    ['Italian', 'la password è'],
    ['Dutch', 'het wachtwoord is'],
    ['Swedish', 'lösenordet är'],
    ['Polish', 'hasło to'],
    ['Czech', 'heslo je'],
    ['Turkish', 'şifrem:'],
    ['Russian', 'пароль:'],
    ['Chinese', '密码是'],
    ['Japanese', 'パスワードは'],
    ['Korean', '비밀번호는'],
    ['Vietnamese', 'mật khẩu là'],
    ['Arabic', 'كلمة المرور:'],
    ['Hindi', 'पासवर्ड:'],
  ])('%s', (_, words) => {
    expect(redacted(`${words} gato_Azul77, 1008`)).toBe(`${words} [REDACTED:password#1], 1008`);
  });
});

describe('personal details keep the shape around them', () => {
  test.each([
    ['Config: /home/juanikzz/.openclaw/openclaw.json', 'Config: /home/[user#1]/.openclaw/openclaw.json'],
    ['C:\\Users\\sofiadlr\\AppData', 'C:\\Users\\[user#1]\\AppData'],
    [`ws://${[74, 91, 160, 177].join('.')}:18789 closed`, 'ws://[ip#1]:18789 closed'],
    [
      `from ${['kjell', 'gmail.com'].join('@')} and ${['kjell', 'gmail.com'].join('@')}`,
      'from [email#1] and [email#1]',
    ],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});

describe('a value has one stand-in', () => {
  test('in every encoding of one text', () => {
    const text = `token="${DEVICE}"\n{\\"token\\":\\"${DEVICE}\\"}\nurl?token=${DEVICE.replaceAll('_', '%5F')}\nbare ${DEVICE}`;
    expect(new Set(redacted(text).match(/\[REDACTED[^\]]*\]/g))).toEqual(new Set(['[REDACTED:token#1]']));
    expect(redacted(text)).not.toContain(DEVICE.slice(0, 12));
  });

  test('that is found again wherever it stands, however many others there are', () => {
    const values = Array.from(
      { length: 40 },
      (_, at) => `${DEVICE.slice(0, 12)}${at}x${DEVICE.slice(12, 20 + (at % 9))}7Q`,
    );
    const text =
      values.map((value) => `token=${value}\n`).join('') + values.map((value) => `bare ${value}!\n`).join('');
    const masked = redacted(text);
    expect(new Set(masked.match(/\[REDACTED[^\]]*\]/g)).size).toBe(40);
    expect(masked).not.toContain(DEVICE.slice(0, 12));
    expect(masked.match(/bare \[REDACTED:token#\d+\]!/g)).toHaveLength(40);
  });

  test('throughout a thread, also where nothing around it gives it away', () => {
    const first = redact(`OPENCLAW_GATEWAY_TOKEN=${HEX}`, openStandIns('key'));
    const second = redact(`is ${HEX} the wrong one? The other is token=${DEVICE}`, first.standIns);
    expect(second.text).toBe('is [REDACTED:gateway-token#1] the wrong one? The other is token=[REDACTED:token#1]');
  });

  test('that another thread’s key does not reveal', () => {
    const digests = (key: string): string[] =>
      Object.keys(redact(`token=${DEVICE}`, openStandIns(key)).standIns.numbers['token'] ?? {});
    expect(digests('one')).not.toEqual(digests('other'));
  });

  test('and another value has another', () => {
    expect(redacted(`token=${DEVICE} remote.token=${DEVICE}x`)).toBe(
      'token=[REDACTED:token#1] remote.token=[REDACTED:gateway-token#1]',
    );
  });
});

test('base64 that holds a secret goes as a whole', () => {
  const blob = btoa(`{"gateway":{"auth":{"token":"${DEVICE}"}}}`);
  expect(redacted(`config ${blob} end`)).toBe('config [REDACTED:encoded-secret#1] end');
  const harmless = btoa('{"gateway":{"port":18789,"bind":"loopback","mode":"local"}}');
  expect(redacted(`config ${harmless} end`)).toBe(`config ${harmless} end`);
});

test('a value wrapped over rows of a table goes on all, and other cells stay', () => {
  const text = `│ token │ ${DEVICE.slice(0, 20)} │ set │\n│       │ ${DEVICE.slice(20)}│     │\n│ port  │ 18789 │ set │`;
  expect(redacted(text)).toBe(
    '│ token │ [REDACTED:token#1] │ set │\n│       │ [REDACTED:token#1]│     │\n│ port  │ 18789 │ set │',
  );
});

test('a token that a terminal broke at its edge goes on both lines', () => {
  const text = `Dashboard URL: http://127.0.0.1:18789/#token=${HEX.slice(0, 30)}\n${HEX.slice(30)}\nCopied.`;
  expect(redacted(text)).toBe(
    'Dashboard URL: http://127.0.0.1:18789/#token=[REDACTED:gateway-token#1]\n[REDACTED:gateway-token#1]\nCopied.',
  );
});

test('what was written under a private key without an end stays', () => {
  const key = `-----BEGIN ${'PRIVATE'} KEY-----\n${HEX}\n${HEX}\nwhere does this go?`;
  expect(redacted(key)).toMatch(/\nwhere does this go\?$/);
  expect(redacted(key)).not.toContain(HEX.slice(0, 12));
});

test('a value wrapped over two lines goes on both, and the lines stay', () => {
  const text = `"token": "${DEVICE.slice(0, 20)}\n${DEVICE.slice(20)}",\n"port": 18789`;
  expect(redacted(text)).toBe('"token": "[REDACTED:token#1]\n[REDACTED:token#1]",\n"port": 18789');
});

test('says what to do about what was found', () => {
  const { found } = redact(`OPENCLAW_GATEWAY_TOKEN=${HEX} at /home/juanikzz/x`, openStandIns('key'));
  expect(found).toEqual([
    { kind: 'gateway-token', count: 1, rotate: expect.stringContaining('openclaw doctor --generate-gateway-token') },
    { kind: 'user', count: 1, rotate: null },
  ]);
});
