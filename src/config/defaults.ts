import { resolve } from 'node:path';
import type { Config } from '../config.ts';

/** Where relative paths of the environment begin. */
export const PROJECT = resolve(import.meta.dirname, '../..');

/** What holds where the environment says nothing. */
export const DEFAULTS: Config = {
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
  caseTtlMs: 7 * 24 * 60 * 60 * 1_000,
  maxFileBytes: 25 * 1024 * 1024,
  pasteSites: [],
  logLevel: 'info',
  stopTimeoutMs: 3_000,
};
