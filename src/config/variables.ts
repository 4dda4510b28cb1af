import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Config, LOG_LEVELS } from '../config.ts';
import { nearest } from '../kb/nearest.ts';
import type { VariableFault } from './config-error.ts';
import { DEFAULTS, PROJECT } from './defaults.ts';
import { PASTE_SITES } from './paste-sites.ts';

const PORTAL = 'https://discord.com/developers/applications, your application';

/** What each variable must be. What is said of a wrong one never repeats its value: that may be a secret in the wrong place. */
const variables = z.object({
  DISCORD_TOKEN: z
    .string()
    .refine((value) => !/^bot\s/iu.test(value), {
      error: said('begins with "Bot"', 'leave that word away'),
      abort: true,
    })
    .regex(/^[\x21-\x7e]{1,256}$/u, said('is not a token', `copy it anew, without spaces: ${PORTAL}, Bot, Reset Token`))
    .nullable()
    .default(DEFAULTS.discordToken),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/iu, said('is not 64 hex digits', `copy it anew: ${PORTAL}, General Information, Public Key`))
    .toLowerCase()
    .nullable()
    .default(DEFAULTS.discordPublicKey),
  DISCORD_GATEWAY: oneOf(['on', 'off'])
    .transform((value) => value === 'on')
    .default(DEFAULTS.usesGateway),
  DISCORD_API: z
    .string()
    .refine(isSafeUrl, said('is not an https address', `leave it empty for ${DEFAULTS.discordApi}`))
    .transform((value) => value.replace(/\/+$/u, ''))
    .default(DEFAULTS.discordApi),
  DISCORD_SHARDS: z
    .union(
      [z.literal('auto'), whole(1, 1_000, '')],
      said('is neither "auto" nor a number from 1 to 1000', 'auto asks Discord'),
    )
    .default(DEFAULTS.shards),
  HTTP_HOST: z
    .string()
    .refine(isHost, said('is not a host', '127.0.0.1 lets in this machine only, 0.0.0.0 everybody'))
    .default(DEFAULTS.httpHost),
  HTTP_PORT: whole(0, 65_535, `${DEFAULTS.httpPort} is usual; 0 takes any free port`).default(DEFAULTS.httpPort),
  CLINIC_PAGE_HOST: z
    .string()
    .refine(isHost, said('is not a host', '127.0.0.1 lets in this machine only, 0.0.0.0 everybody'))
    .default(DEFAULTS.pageHost),
  CLINIC_PAGE_PORT: whole(0, 65_535, `${DEFAULTS.pagePort} is usual; 0 takes any free port`).default(DEFAULTS.pagePort),
  DATABASE: z
    .string()
    .refine(
      (value) => !/\0|^\w+:\/\/|[\\/]$/u.test(value),
      said('is not the path of a file', 'such as data/clinic.sqlite'),
    )
    .transform((value) => (value === ':memory:' ? value : resolve(PROJECT, value)))
    .default(DEFAULTS.databasePath),
  CASE_DAYS: whole(1, 30, '7 is usual')
    .transform((days) => days * 24 * 60 * 60 * 1_000)
    .default(DEFAULTS.caseTtlMs),
  MAX_FILE_MB: whole(1, 100, '25 is usual')
    .transform((megabytes) => megabytes * 1024 * 1024)
    .default(DEFAULTS.maxFileBytes),
  PASTE_SITES: z
    .string()
    .transform((value) => [
      ...new Set(
        value
          .toLowerCase()
          .split(/[\s,]+/u)
          .filter(Boolean),
      ),
    ])
    .pipe(
      z.array(z.enum(PASTE_SITES, said('names a site that cannot be read', `possible are ${PASTE_SITES.join(', ')}`))),
    )
    .default([...DEFAULTS.pasteSites]),
  LOG_LEVEL: oneOf(LOG_LEVELS).default(DEFAULTS.logLevel),
  STOP_SECONDS: whole(1, 60, '3 is usual')
    .transform((seconds) => seconds * 1_000)
    .default(DEFAULTS.stopTimeoutMs),
});

/** The variables there are; deploy/example.env lists the same. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(variables.shape);

type Read =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'faults'; readonly faults: readonly VariableFault[] };

/** The variables that are set, as a configuration, or everything that is wrong with them. `ours`: names meant for the bot. */
export function readVariables(set: ReadonlyMap<string, string>, ours: readonly string[]): Read {
  const isPageOnly = ours.every(isOfPage);
  const names = VARIABLE_NAMES.filter((name) => set.has(name) && (!isPageOnly || isOfPage(name)));
  const found = variables.safeParse(Object.fromEntries(names.map((name) => [name, set.get(name)])));
  const faults = [
    ...(found.error?.issues ?? []).map((issue) => fault(String(issue.path[0]), issue.message)),
    ...(isPageOnly ? [] : missing(set)),
    ...ours.filter((name) => !VARIABLE_NAMES.includes(name)).map((name) => unknownName(name)),
  ];
  if (!found.success || faults.length > 0) {
    return {
      kind: 'faults',
      faults: faults.filter((one, at) => faults.findIndex(({ name }) => name === one.name) === at),
    };
  }
  const { data } = found;
  return {
    kind: 'config',
    config: {
      discordToken: data.DISCORD_TOKEN,
      discordPublicKey: data.DISCORD_PUBLIC_KEY,
      usesGateway: data.DISCORD_GATEWAY,
      discordApi: data.DISCORD_API,
      shards: data.DISCORD_SHARDS,
      httpHost: data.HTTP_HOST,
      httpPort: data.HTTP_PORT,
      pageHost: data.CLINIC_PAGE_HOST,
      pagePort: data.CLINIC_PAGE_PORT,
      databasePath: data.DATABASE,
      caseTtlMs: data.CASE_DAYS,
      maxFileBytes: data.MAX_FILE_MB,
      pasteSites: data.PASTE_SITES,
      logLevel: data.LOG_LEVEL,
      stopTimeoutMs: data.STOP_SECONDS,
    },
  };
}

/** What the bot cannot do without: its token for the gateway, the key for interactions over HTTP alone. */
function missing(set: ReadonlyMap<string, string>): readonly VariableFault[] {
  if (set.get('DISCORD_GATEWAY') !== 'off') {
    const what = said('is not set', `copy it: ${PORTAL}, Bot, Reset Token; only DISCORD_GATEWAY=off needs none`);
    return set.has('DISCORD_TOKEN') ? [] : [fault('DISCORD_TOKEN', what)];
  }
  const what = said(
    'is not set, and without a gateway nothing else is listened to',
    `copy it: ${PORTAL}, General Information`,
  );
  return set.has('DISCORD_PUBLIC_KEY') ? [] : [fault('DISCORD_PUBLIC_KEY', what)];
}

/** The page needs no bot; what else the environment holds, such as a LOG_LEVEL, is for other programs then. */
function isOfPage(name: string): boolean {
  return name.startsWith('CLINIC_PAGE_');
}

function unknownName(name: string): VariableFault {
  const byRest = new Map(VARIABLE_NAMES.map((one) => [rest(one), one]));
  const meant = byRest.get(nearest(rest(name), byRest.keys()) ?? '');
  const mend = `${meant === undefined ? '' : `did you mean ${meant}? `}deploy/example.env lists them all`;
  return fault(name.slice(0, 64).replace(/\W/gu, '?'), said('is not known', mend));
}

/** A name without what all names begin with. */
function rest(name: string): string {
  return name.replace(/^(?:DISCORD|CLINIC)_/u, '');
}

/** Wrong and what to do, in one text, as zod's messages are. */
function said(message: string, mend: string): string {
  return `${message}\n${mend}`;
}

function fault(name: string, text: string): VariableFault {
  const [message = '', mend = ''] = text.split('\n');
  return { name, message, mend };
}

function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, said(`is none of ${words.join(', ')}`, 'write one of these'));
}

function whole(least: number, most: number, mend: string) {
  return z
    .string()
    .refine((value) => /^\d{1,6}$/u.test(value) && Number(value) >= least && Number(value) <= most, {
      error: said(`is not a whole number from ${least} to ${most}`, mend),
    })
    .transform(Number);
}

/** Whether the token may be sent there: encrypted, or not leaving this machine. */
function isSafeUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(url.hostname);
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^(?!.*\.\.)(?=.*[a-z])[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/iu.test(value);
}
