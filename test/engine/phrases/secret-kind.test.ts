import { expect, test } from 'vitest';
import { phrases } from '../../../src/engine/phrases.ts';
import { keyName } from '../../../src/engine/redact/key-names.ts';
import { RULES } from '../../../src/engine/redact/rules.ts';
import type { Locale } from '../../../src/engine/types.ts';

/** Names of keys of each kind that names alone give away. */
const KEYS =
  'OPENAI_API_KEY privateKey jwtSigningKey sshKey setupCode pairingCode bootstrapCode backupCode recoveryCode verificationCode joinCode code gatewayPassword password clientSecret ' +
  'gatewayToken deviceToken bootstrapToken hooksToken nodeToken botToken sessionToken accessToken token mistral cookie signature seed passwordHash state key';
const kinds = new Set([
  ...RULES.map(({ kind }) => kind),
  ...KEYS.split(' ').flatMap((key) => keyName(key)?.kind ?? []),
  'kubernetes-secret',
]);

/** Words that are the same in other languages. */
const ALIKE = ['token', 'webhook', 'hooks-token', 'bearer-token', 'npm-token'];

test.each<Locale>(['zh', 'es'])('every kind that can be masked has a name in %s', (locale) => {
  const { secretKind } = phrases(locale);
  expect(kinds.size).toBeGreaterThan(150);
  const unnamed = [...kinds].filter((kind) => secretKind(kind) === kind.replaceAll('-', ' '));
  expect(unnamed.filter((kind) => !ALIKE.includes(kind))).toEqual([]);
});

test.each<[Locale, string, string]>([
  ['en', 'github-token', 'GitHub token'],
  ['en', 'api-key', 'API key'],
  ['en', 'gateway-token', 'gateway token'],
  ['en', 'slack-bot-token', 'Slack bot token'],
  ['en', 'vercel-ai-gateway-key', 'Vercel AI Gateway key'],
  ['en', 'scrapfly-key', 'Scrapfly key'],
  ['en', 'ip', 'IP address'],
  ['es', 'openai-key', 'clave de OpenAI'],
  ['es', 'telegram-bot-token', 'token de bot de Telegram'],
  ['zh', 'openai-key', 'OpenAI 密钥'],
  ['zh', 'device-token', '设备 token'],
  ['zh', 'constructor', 'constructor'],
])('in %s, %s is called %s', (locale, kind, name) => {
  expect(phrases(locale).secretKind(kind)).toBe(name);
});
