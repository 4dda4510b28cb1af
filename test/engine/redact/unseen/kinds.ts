import { ALNUM, BASE64, HEX, LOWER, random, TOKEN, UPPER } from './marked.ts';

/** How one kind of secret is called, and a new invented value of it. */
export type Kind = {
  readonly kind: string;
  /** Name of the environment variable, and of the setting. */
  readonly variable: string;
  readonly setting: string;
  readonly value: () => string;
  /** It shows itself by its form, without a name. */
  readonly isTelling: boolean;
};

const uuid = (): string => [8, 4, 4, 4, 12].map((length) => random(HEX, length)).join('-');
const jwt = (): string =>
  ['{"alg":"RS256","typ":"JWT"}', `{"sub":"${random('0123456789', 10)}","iat":1776866734}`]
    .map((part) => btoa(part).replace(/=/g, ''))
    .concat(random(TOKEN, 43))
    .join('.');
const WORDS =
  'falcon lemon tiger copper ocean winter garten katze rocket maple otter pepper sommer lisboa dragon'.split(' ');
const word = (): string => WORDS[Number(random('0123456789', 4)) % WORDS.length]!;
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
/** Passwords as people choose them. */
export const chosen = (): string => {
  const digits = random('123456789', 3);
  const ways = [
    () => `${word()}_${capital(word())}${digits}`,
    () => `${capital(word())}${digits}${random('!?$#', 1)}`,
    () => `${word()}-${word()}-${word()}-${digits.slice(1)}`,
    () => `${random(ALNUM, 5)}${random('!*~%+', 1)}${random(ALNUM, 4)}${random('!~%', 1)}7`,
    () => `P4ss${capital(word())}${digits}${random('!x', 1)}`,
  ];
  return ways[Number(random('0123456789', 3)) % ways.length]!();
};

const telling = (kind: string, variable: string, setting: string, value: () => string): Kind => ({
  kind,
  variable,
  setting,
  value,
  isTelling: true,
});
const named = (kind: string, variable: string, setting: string, value: () => string): Kind => ({
  kind,
  variable,
  setting,
  value,
  isTelling: false,
});

/** Secrets that people paste beside an OpenClaw error. */
export const KINDS: readonly Kind[] = [
  // OpenClaw's own.
  telling('openclaw-gateway-token', 'OPENCLAW_GATEWAY_TOKEN', 'token', () => random(HEX, 48)),
  named('openclaw-chosen-token', 'OPENCLAW_GATEWAY_TOKEN', 'token', () => `${random(LOWER, 4)}-${random(LOWER, 10)}`),
  named('openclaw-gateway-password', 'OPENCLAW_GATEWAY_PASSWORD', 'password', chosen),
  named('openclaw-device-token', 'OPENCLAW_DEVICE_TOKEN', 'deviceToken', () => random(TOKEN, 43)),
  named('openclaw-bootstrap-token', 'OPENCLAW_BOOTSTRAP_TOKEN', 'bootstrapToken', () => random(TOKEN, 43)),
  named('openclaw-hooks-token', 'OPENCLAW_HOOKS_TOKEN', 'hooks.token', () => random(HEX, 32)),
  telling('openclaw-setup-code', 'OPENCLAW_SETUP_CODE', 'setupCode', () =>
    btoa(`{"url":"wss://gw-${random(LOWER, 4)}.example.net:18789","bootstrapToken":"${random(TOKEN, 43)}"}`).replace(
      /=/g,
      '',
    ),
  ),
  // Models, search, voice.
  telling('anthropic', 'ANTHROPIC_API_KEY', 'apiKey', () => `sk-ant-api03-${random(TOKEN, 93)}AA`),
  telling('anthropic-oauth', 'ANTHROPIC_OAUTH_TOKEN', 'access', () => `sk-ant-oat01-${random(TOKEN, 93)}AA`),
  telling(
    'openai-project',
    'OPENAI_API_KEY',
    'apiKey',
    () => `sk-proj-${random(TOKEN, 74)}T3BlbkFJ${random(TOKEN, 74)}`,
  ),
  telling('openai-service', 'OPENAI_API_KEY', 'apiKey', () => `sk-svcacct-${random(TOKEN, 110)}`),
  telling('openai-old', 'OPENAI_API_KEY', 'apiKey', () => `sk-${random(ALNUM, 20)}T3BlbkFJ${random(ALNUM, 20)}`),
  telling('openrouter', 'OPENROUTER_API_KEY', 'apiKey', () => `sk-or-v1-${random(HEX, 64)}`),
  telling('google', 'GEMINI_API_KEY', 'apiKey', () => `AIzaSy${random(TOKEN, 33)}`),
  telling('groq', 'GROQ_API_KEY', 'apiKey', () => `gsk_${random(ALNUM, 52)}`),
  telling('xai', 'XAI_API_KEY', 'apiKey', () => `xai-${random(ALNUM, 80)}`),
  named('mistral', 'MISTRAL_API_KEY', 'apiKey', () => random(ALNUM, 32)),
  named('cohere', 'COHERE_API_KEY', 'apiKey', () => random(ALNUM, 40)),
  telling('deepseek', 'DEEPSEEK_API_KEY', 'apiKey', () => `sk-${random(HEX, 32)}`),
  telling('moonshot', 'MOONSHOT_API_KEY', 'apiKey', () => `sk-${random(ALNUM, 48)}`),
  telling('minimax', 'MINIMAX_API_KEY', 'apiKey', jwt),
  telling('zai', 'ZAI_API_KEY', 'apiKey', () => `${random(HEX, 32)}.${random(ALNUM, 16)}`),
  telling('perplexity', 'PERPLEXITY_API_KEY', 'apiKey', () => `pplx-${random(ALNUM, 48)}`),
  telling('huggingface', 'HF_TOKEN', 'apiKey', () => `hf_${random(ALNUM, 34)}`),
  telling('replicate', 'REPLICATE_API_TOKEN', 'apiToken', () => `r8_${random(ALNUM, 37)}`),
  telling('nvidia', 'NVIDIA_API_KEY', 'apiKey', () => `nvapi-${random(TOKEN, 64)}`),
  telling('cerebras', 'CEREBRAS_API_KEY', 'apiKey', () => `csk-${random(LOWER, 48)}`),
  telling('fireworks', 'FIREWORKS_API_KEY', 'apiKey', () => `fw_${random(ALNUM, 24)}`),
  named('together', 'TOGETHER_API_KEY', 'apiKey', () => random(HEX, 64)),
  telling('voyage', 'VOYAGE_API_KEY', 'apiKey', () => `pa-${random(ALNUM, 43)}`),
  telling('vercel', 'AI_GATEWAY_API_KEY', 'apiKey', () => `vck_${random(ALNUM, 56)}`),
  telling('elevenlabs', 'ELEVENLABS_API_KEY', 'apiKey', () => `sk_${random(HEX, 48)}`),
  named('deepgram', 'DEEPGRAM_API_KEY', 'apiKey', () => random(HEX, 40)),
  telling('tavily', 'TAVILY_API_KEY', 'apiKey', () => `tvly-${random(ALNUM, 32)}`),
  named('brave', 'BRAVE_API_KEY', 'apiKey', () => `BSA${random(TOKEN, 28)}`),
  named('exa', 'EXA_API_KEY', 'apiKey', uuid),
  telling('firecrawl', 'FIRECRAWL_API_KEY', 'apiKey', () => `fc-${random(HEX, 32)}`),
  telling(
    'bedrock',
    'AWS_BEARER_TOKEN_BEDROCK',
    'apiKey',
    () =>
      `ABSK${btoa(`BedrockAPIKey-x1p${random(LOWER, 3)}-at-123456789012:${random(BASE64, 44)}=`).replace(/=/g, '')}`,
  ),
  named('azure-openai', 'AZURE_OPENAI_API_KEY', 'apiKey', () => random(HEX, 32)),
  named('custom-provider', 'CUSTOM_API_KEY', 'apiKey', () => random(LOWER, 28)),
  // Channels.
  telling(
    'discord-bot',
    'DISCORD_BOT_TOKEN',
    'token',
    () => `MTI${random(ALNUM, 21)}.G${random(ALNUM, 5)}.${random(TOKEN, 38)}`,
  ),
  named('discord-client-secret', 'DISCORD_CLIENT_SECRET', 'clientSecret', () => random(TOKEN, 32)),
  telling('telegram-bot', 'TELEGRAM_BOT_TOKEN', 'botToken', () => `${random('123456789', 10)}:AA${random(TOKEN, 33)}`),
  telling(
    'slack-bot',
    'SLACK_BOT_TOKEN',
    'botToken',
    () => `xoxb-${random('123456789', 12)}-${random('123456789', 13)}-${random(ALNUM, 24)}`,
  ),
  telling(
    'slack-app',
    'SLACK_APP_TOKEN',
    'appToken',
    () => `xapp-1-A0${random(UPPER, 9)}-${random('123456789', 13)}-${random(HEX, 64)}`,
  ),
  named('slack-signing', 'SLACK_SIGNING_SECRET', 'signingSecret', () => random(HEX, 32)),
  telling('msteams', 'MSTEAMS_APP_PASSWORD', 'appPassword', () => `${random(ALNUM, 3)}8Q~${random(TOKEN, 34)}`),
  named('mattermost', 'MATTERMOST_BOT_TOKEN', 'botToken', () => random(LOWER, 26)),
  telling(
    'matrix',
    'MATRIX_ACCESS_TOKEN',
    'accessToken',
    () => `syt_${random(ALNUM, 12)}_${random(ALNUM, 20)}_${random(ALNUM, 6)}`,
  ),
  named('line', 'LINE_CHANNEL_ACCESS_TOKEN', 'channelAccessToken', () => `${random(BASE64, 170)}=`),
  named('feishu', 'FEISHU_APP_SECRET', 'appSecret', () => random(ALNUM, 32)),
  telling('nostr', 'NOSTR_PRIVATE_KEY', 'privateKey', () => `nsec1${random(LOWER, 58)}`),
  telling('twitch', 'TWITCH_ACCESS_TOKEN', 'accessToken', () => `oauth:${random(LOWER, 30)}`),
  // Clouds, code, services.
  telling('aws-id', 'AWS_ACCESS_KEY_ID', 'accessKeyId', () => `AKIA${random('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`),
  named('aws-secret', 'AWS_SECRET_ACCESS_KEY', 'secretAccessKey', () => random(BASE64, 40)),
  telling('aws-session', 'AWS_SESSION_TOKEN', 'sessionToken', () => `IQoJb3JpZ2luX2Vj${random(BASE64, 240)}`),
  telling('google-client-secret', 'GOOGLE_CLIENT_SECRET', 'clientSecret', () => `GOCSPX-${random(TOKEN, 28)}`),
  telling('google-refresh', 'GOOGLE_REFRESH_TOKEN', 'refreshToken', () => `1//0${random(TOKEN, 60)}`),
  telling('google-access', 'GOOGLE_ACCESS_TOKEN', 'accessToken', () => `ya29.a0${random(TOKEN, 150)}`),
  named('azure-storage', 'AZURE_STORAGE_KEY', 'accountKey', () => `${random(BASE64, 86)}==`),
  named('cloudflare', 'CLOUDFLARE_API_TOKEN', 'apiToken', () => random(TOKEN, 40)),
  telling('digitalocean', 'DIGITALOCEAN_TOKEN', 'token', () => `dop_v1_${random(HEX, 64)}`),
  telling('tailscale', 'TS_AUTHKEY', 'authKey', () => `tskey-auth-${random(ALNUM, 12)}-${random(ALNUM, 32)}`),
  named('ngrok', 'NGROK_AUTHTOKEN', 'authtoken', () => `2${random(ALNUM, 26)}_${random(ALNUM, 21)}`),
  telling('supabase', 'SUPABASE_ACCESS_TOKEN', 'accessToken', () => `sbp_${random(HEX, 40)}`),
  named('datadog', 'DD_API_KEY', 'apiKey', () => random(HEX, 32)),
  telling('grafana', 'GRAFANA_TOKEN', 'token', () => `glsa_${random(ALNUM, 32)}_${random(HEX, 8)}`),
  telling('vault', 'VAULT_TOKEN', 'token', () => `hvs.${random(TOKEN, 90)}`),
  telling('doppler', 'DOPPLER_TOKEN', 'token', () => `dp.pt.${random(ALNUM, 43)}`),
  telling('age', 'SOPS_AGE_KEY', 'ageKey', () => `AGE-SECRET-KEY-1${random('023456789ACDEFGHJKLMNPQRSTUVWXYZ', 58)}`),
  telling('github', 'GITHUB_TOKEN', 'githubToken', () => `ghp_${random(ALNUM, 36)}`),
  telling('github-fine', 'GITHUB_TOKEN', 'githubToken', () => `github_pat_${random(ALNUM, 22)}_${random(ALNUM, 59)}`),
  telling('gitlab', 'GITLAB_TOKEN', 'gitlabToken', () => `glpat-${random(TOKEN, 20)}`),
  telling('npm', 'NPM_TOKEN', 'npmToken', () => `npm_${random(ALNUM, 36)}`),
  telling('pypi', 'PYPI_TOKEN', 'pypiToken', () => `pypi-AgEIcHlwaS5vcmc${random(TOKEN, 150)}`),
  telling('docker', 'DOCKER_PAT', 'dockerPat', () => `dckr_pat_${random(TOKEN, 27)}`),
  telling('linear', 'LINEAR_API_KEY', 'apiKey', () => `lin_api_${random(ALNUM, 40)}`),
  telling('notion', 'NOTION_TOKEN', 'token', () => `ntn_${random(ALNUM, 46)}`),
  telling('stripe', 'STRIPE_SECRET_KEY', 'secretKey', () => `sk_live_51${random(ALNUM, 97)}`),
  telling('sendgrid', 'SENDGRID_API_KEY', 'apiKey', () => `SG.${random(TOKEN, 22)}.${random(TOKEN, 43)}`),
  named('twilio', 'TWILIO_AUTH_TOKEN', 'authToken', () => random(HEX, 32)),
  telling('home-assistant', 'HASS_TOKEN', 'hassToken', jwt),
  // Whatever else is secret.
  named('database-password', 'DB_PASSWORD', 'dbPassword', chosen),
  named('session-secret', 'SESSION_SECRET', 'sessionSecret', () => random(HEX, 64)),
  named('encryption-key', 'ENCRYPTION_KEY', 'encryptionKey', () => random(BASE64, 43)),
  named('webhook-secret', 'WEBHOOK_SECRET', 'webhookSecret', () => random(TOKEN, 32)),
  telling('json-web-token', 'SESSION_JWT', 'sessionJwt', jwt),
];
