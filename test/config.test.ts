import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Config, configFrom } from '../src/config.ts';
import { ended, start } from './cli/run.ts';

const PROJECT = resolve(import.meta.dirname, '..');
/** In a form that Discord gives out; any will do. */
const TOKEN = `${'MTIzNDU2Nzg5MDEyMzQ1Njc4'}.${'GaBcDe'}.${'q1w2e3r4t5z6u7i8o9p0'.repeat(2)}`;
const KEY = '0123456789abcdef'.repeat(4);
const BOT = { DISCORD_TOKEN: TOKEN };

/** What is wrong with an environment, by variable. */
function faultsOf(env: NodeJS.ProcessEnv): { readonly [name: string]: string } {
  try {
    configFrom(env);
    return {};
  } catch (error) {
    const { faults } = error as { faults: readonly { name: string; message: string; mend: string }[] };
    return Object.fromEntries(faults.map(({ name, message, mend }) => [name, `${message} → ${mend}`]));
  }
}

describe('without a variable of the bot', () => {
  test.each<[string, NodeJS.ProcessEnv]>([
    ['nothing set', {}],
    ['empty ones', { DISCORD_TOKEN: '', DISCORD_GATEWAY: '  ', CLINIC_X: '' }],
    ['what other programs use', { HTTP_PORT: 'none', LOG_LEVEL: 'verbose', DATABASE: 'postgres://x', PATH: '/bin' }],
    ["OpenClaw's own token", { DISCORD_BOT_TOKEN: TOKEN }],
  ])('all is as by default: %s', (_, env) => {
    expect(configFrom(env)).toEqual({
      discordToken: null,
      discordPublicKey: null,
      usesGateway: true,
      discordApi: 'https://discord.com/api',
      shards: 'auto',
      httpHost: '127.0.0.1',
      httpPort: 8732,
      pageHost: '127.0.0.1',
      pagePort: 8731,
      databasePath: resolve(PROJECT, 'data/clinic.sqlite'),
      caseTtlMs: 604_800_000,
      maxFileBytes: 26_214_400,
      pasteSites: [],
      logLevel: 'info',
      stopTimeoutMs: 3_000,
    } satisfies Config);
  });

  test('a bot is as by default too, but for its token', () => {
    expect(configFrom(BOT)).toEqual({ ...configFrom({}), discordToken: TOKEN });
  });
});

describe('what is set', () => {
  test.each<[string, NodeJS.ProcessEnv, Partial<Config>]>([
    ['a token with a line break after it', { DISCORD_TOKEN: `${TOKEN}\n` }, { discordToken: TOKEN }],
    ['a token of another form', { DISCORD_TOKEN: 'loopback' }, { discordToken: 'loopback' }],
    ['a key in capitals', { ...BOT, DISCORD_PUBLIC_KEY: KEY.toUpperCase() }, { discordPublicKey: KEY }],
    [
      'no gateway and no token',
      { DISCORD_GATEWAY: 'off', DISCORD_PUBLIC_KEY: KEY },
      { usesGateway: false, discordToken: null },
    ],
    ['another API', { ...BOT, DISCORD_API: 'https://proxy.example/api/' }, { discordApi: 'https://proxy.example/api' }],
    [
      'an API on loopback',
      { ...BOT, DISCORD_API: 'http://127.0.0.1:4000/api' },
      { discordApi: 'http://127.0.0.1:4000/api' },
    ],
    [
      'an API on loopback by IPv6',
      { ...BOT, DISCORD_API: 'http://[::1]:4000/api' },
      { discordApi: 'http://[::1]:4000/api' },
    ],
    [
      'the page alone, beside what is meant for other programs',
      { CLINIC_PAGE_PORT: '9000', LOG_LEVEL: 'verbose', DATABASE: 'postgres://user@host/db', HTTP_PORT: 'x' },
      { pagePort: 9000, logLevel: 'info', discordToken: null },
    ],
    ['a number of shards', { ...BOT, DISCORD_SHARDS: '16' }, { shards: 16 }],
    ['shards as Discord says', { ...BOT, DISCORD_SHARDS: 'auto' }, { shards: 'auto' }],
    ['all addresses', { ...BOT, HTTP_HOST: '0.0.0.0' }, { httpHost: '0.0.0.0' }],
    ['an IPv6 address', { ...BOT, HTTP_HOST: '::1' }, { httpHost: '::1' }],
    ['a host by its name', { ...BOT, HTTP_HOST: 'localhost' }, { httpHost: 'localhost' }],
    ['any port', { ...BOT, HTTP_PORT: '0' }, { httpPort: 0 }],
    ['a path', { ...BOT, DATABASE: '/data/clinic.sqlite' }, { databasePath: '/data/clinic.sqlite' }],
    ['a path within the project', { ...BOT, DATABASE: 'x/y.sqlite' }, { databasePath: resolve(PROJECT, 'x/y.sqlite') }],
    ['no file', { ...BOT, DATABASE: ':memory:' }, { databasePath: ':memory:' }],
    ['days', { ...BOT, CASE_DAYS: '30' }, { caseTtlMs: 2_592_000_000 }],
    ['megabytes', { ...BOT, MAX_FILE_MB: '1' }, { maxFileBytes: 1_048_576 }],
    ['sites', { ...BOT, PASTE_SITES: ' mclo.gs, Pastebin.com,,mclo.gs ' }, { pasteSites: ['mclo.gs', 'pastebin.com'] }],
    ['a level', { ...BOT, LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    ['seconds', { ...BOT, STOP_SECONDS: '10' }, { stopTimeoutMs: 10_000 }],
  ])('%s', (_, env, wanted) => {
    expect(configFrom(env)).toMatchObject(wanted);
  });
});

describe('a fault', () => {
  test.each<[string, string, string, RegExp]>([
    ['a token with its scheme', 'DISCORD_TOKEN', `Bot ${TOKEN}`, /begins with "Bot" → leave that word away/],
    [
      'a token in two parts',
      'DISCORD_TOKEN',
      `${TOKEN} ${TOKEN}`,
      /is not a token → copy it anew, without spaces: https/,
    ],
    ['a token in typographic quotes', 'DISCORD_TOKEN', `“${TOKEN}”`, /is not a token/],
    ['a whole file as a token', 'DISCORD_TOKEN', TOKEN.repeat(9), /is not a token/],
    ['a key that is an id', 'DISCORD_PUBLIC_KEY', '80351110224678912', /is not 64 hex digits → copy it anew/],
    ['a gateway neither on nor off', 'DISCORD_GATEWAY', 'yes', /is none of on, off/],
    ['an API without encryption', 'DISCORD_API', 'http://discord.com/api', /is not an https address/],
    ['an API that only begins like loopback', 'DISCORD_API', 'http://127.0.0.1.example/api', /is not an https address/],
    ['an API with a password', 'DISCORD_API', 'https://a:b@discord.com/api', /is not an https address/],
    ['an API that is no address', 'DISCORD_API', 'example.com', /is not an https address → leave it empty/],
    ['no shards', 'DISCORD_SHARDS', '0', /is neither "auto" nor a number/],
    ['shards in words', 'DISCORD_SHARDS', 'automatic', /is neither "auto" nor a number/],
    ['a host with its port', 'HTTP_HOST', '127.0.0.1:8732', /is not a host → 127\.0\.0\.1/],
    ['a host with its scheme', 'HTTP_HOST', 'http://localhost', /is not a host/],
    ['a host like a number', 'HTTP_HOST', '127.0.0.256', /is not a host/],
    ['a port too high', 'HTTP_PORT', '65536', /is not a whole number from 0 to 65535/],
    ['a port in hex', 'HTTP_PORT', '0x50', /is not a whole number/],
    ['a port with a fraction', 'HTTP_PORT', '80.0', /is not a whole number/],
    ['a database elsewhere', 'DATABASE', 'postgres://user:pass@host/db', /is not the path of a file/],
    ['a folder', 'DATABASE', '/data/', /is not the path of a file/],
    ['no days', 'CASE_DAYS', '0', /is not a whole number from 1 to 30/],
    ['too many days', 'CASE_DAYS', '31', /is not a whole number from 1 to 30/],
    ['half a megabyte', 'MAX_FILE_MB', '0.5', /is not a whole number from 1 to 100/],
    ['too many megabytes', 'MAX_FILE_MB', '101', /is not a whole number from 1 to 100/],
    [
      'a site that we cannot read',
      'PASTE_SITES',
      'pastebin.com,paste.example',
      /names a site that cannot be read → possible are /,
    ],
    ['a level of another logger', 'LOG_LEVEL', 'warning', /is none of silent, fatal, error, warn/],
    ['seconds below zero', 'STOP_SECONDS', '-1', /is not a whole number from 1 to 60/],
  ])('is told with what to do, and without the value: %s', (_, name, value, said) => {
    const faults = faultsOf({ ...BOT, [name]: value });
    expect(Object.keys(faults)).toEqual([name]);
    expect(faults[name]).toMatch(said);
    expect(faults[name]).toMatch(/ → \S/);
    if (value.length > 6) expect(faults[name]).not.toContain(value);
  });

  test.each<[string, NodeJS.ProcessEnv, string, RegExp]>([
    ['a gateway without a token', { DISCORD_PUBLIC_KEY: KEY }, 'DISCORD_TOKEN', /is not set → copy it: https/],
    ['neither gateway nor key', { ...BOT, DISCORD_GATEWAY: 'off' }, 'DISCORD_PUBLIC_KEY', /is not set, .* → copy it/],
    ['a misspelt name', { ...BOT, DISCORD_PUBLICKEY: 'x' }, 'DISCORD_PUBLICKEY', /did you mean DISCORD_PUBLIC_KEY\?/],
    ['a name with our prefix', { ...BOT, CLINIC_HTTP_PORT: '1' }, 'CLINIC_HTTP_PORT', /did you mean HTTP_PORT\?/],
    [
      'a name that nothing is like',
      { ...BOT, CLINIC_COLOUR: '1' },
      'CLINIC_COLOUR',
      /is not known → deploy\/example\.env/,
    ],
  ])('is told of names too: %s', (_, env, name, said) => {
    const faults = faultsOf(env);
    expect(Object.keys(faults)).toEqual([name]);
    expect(faults[name]).toMatch(said);
  });

  test('does not hide another one', () => {
    const env = {
      DISCORD_TOKN: TOKEN,
      DISCORD_GATEWAY: 'offf',
      DISCORD_API: TOKEN,
      HTTP_PORT: TOKEN,
      CASE_DAYS: TOKEN,
      DATABASE: `x://${TOKEN}`,
    };
    expect(Object.keys(faultsOf(env)).toSorted()).toEqual([
      'CASE_DAYS',
      'DATABASE',
      'DISCORD_API',
      'DISCORD_GATEWAY',
      'DISCORD_TOKEN',
      'DISCORD_TOKN',
      'HTTP_PORT',
    ]);
    expect(JSON.stringify(faultsOf(env))).not.toContain(TOKEN.slice(0, 12));
  });
});

describe('npm start', () => {
  test('ends with status 1 and every fault in plain lines', async () => {
    const child = start('main', [], [], { DISCORD_TOKEN: `Bot ${TOKEN}`, HTTP_PORT: 'x' });
    child.stdin!.end();
    expect(await ended(child)).toEqual({
      status: 1,
      out: '',
      err: [
        'clinic: the environment has 2 faults',
        'DISCORD_TOKEN: begins with "Bot"',
        '    → leave that word away',
        'HTTP_PORT: is not a whole number from 0 to 65535',
        '    → 8732 is usual; 0 takes any free port',
        '',
      ].join('\n'),
    });
  });

  test('loads nothing of the bot for somebody who only pastes an error', async () => {
    const loaded = resolve(import.meta.dirname, 'cli/loaded.mjs');
    const child = start('main', [], ['--import', loaded], { LOG_LEVEL: 'debug', DISCORD_BOT_TOKEN: TOKEN });
    child.stdin!.end('Error: gateway closed (1008): pairing required\n');
    const { status, err } = await ended(child);
    expect(status).toBe(0);
    expect(err).toContain('src/config.ts');
    expect(err).not.toContain('src/config/variables.ts');
    expect(err).not.toMatch(/node_modules\/(discord\.js|pino|prom-client|hono|kysely)\//);
  });
});
