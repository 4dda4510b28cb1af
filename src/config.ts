import { createRequire } from 'node:module';
import { ConfigError } from './config/config-error.ts';
import { DEFAULTS } from './config/defaults.ts';
import type { PasteSite } from './config/paste-sites.ts';
import type { readVariables } from './config/variables.ts';

/** What the environment tells the program. deploy/example.env says what each variable is for. */
export type Config = {
  /** The bot's token; null if there is none, and then nothing connects to Discord's gateway. */
  readonly discordToken: string | null;
  /** The application's Ed25519 key, 64 lower-case hex digits; with one, `POST /interactions` is served. */
  readonly discordPublicKey: string | null;
  /** False: interactions come over HTTP only. */
  readonly usesGateway: boolean;
  /** Without a slash at its end. */
  readonly discordApi: string;
  readonly shards: 'auto' | number;
  readonly httpHost: string;
  /** 0: any free one. */
  readonly httpPort: number;
  /** Where the page is served if there is no bot to run. */
  readonly pageHost: string;
  /** 0: any free one. */
  readonly pagePort: number;
  /** Absolute, or `:memory:`. */
  readonly databasePath: string;
  /** How long a conversation is remembered after its newest post. */
  readonly caseTtlMs: number;
  readonly maxFileBytes: number;
  readonly pasteSites: readonly PasteSite[];
  readonly logLevel: LogLevel;
  /** How long a stop waits for what is being answered. */
  readonly stopTimeoutMs: number;
};

/** From the rarest lines to all of them. https://github.com/pinojs/pino/blob/main/docs/api.md#level-string */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Reads the environment; nothing else does. An empty variable counts as not set. Without a variable of the bot's all is
 * as by default, whatever else the environment holds: who only pastes an error needs none. Throws `ConfigError` with every
 * fault.
 */
export function configFrom(env: NodeJS.ProcessEnv): Config {
  const set = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) if (value?.trim()) set.set(name, value.trim());
  if (![...set.keys()].some(isOurs)) return DEFAULTS;

  // Required only now: zod takes longer to load than the answer to a pasted error takes.
  const require = createRequire(import.meta.url);
  const variables = require('./config/variables.ts') as { readonly readVariables: typeof readVariables };
  const read = variables.readVariables(set, [...set.keys()].filter(isOurs));
  if (read.kind === 'faults') throw new ConfigError(read.faults);
  return read.config;
}

/** OpenClaw's own bot token. Whoever pastes errors of OpenClaw may well have it set. https://docs.openclaw.ai/channels/discord */
const OPENCLAW_TOKEN = 'DISCORD_BOT_TOKEN';

/** Whether a variable can only be meant for the bot. */
function isOurs(name: string): boolean {
  return /^(?:DISCORD|CLINIC)_/u.test(name) && name !== OPENCLAW_TOKEN;
}
