import { afterAll, beforeAll, expect } from 'vitest';
import type { Person } from './loopback/discord.ts';
import { type HelpServer, helpServer, type Running, type RunningOptions, running } from './running.ts';

/** A bot that all tests of a file share. Nothing of it is there before they run. */
type SharedBot = Running & {
  /** Somebody new on its Discord. */
  readonly person: (name?: string, locale?: string) => Person;
  /** What mentions the bot. */
  readonly us: () => string;
};

/** Starts a bot before the tests and stops it after them; then Discord must have found no fault with it. */
export function sharedBot(options?: RunningOptions): SharedBot {
  let r: Running;
  beforeAll(async () => {
    r = await running(options);
  });
  afterAll(async () => {
    await r.stop();
    expect(r.discord.faultsFound).toEqual([]);
  });
  return {
    get discord() {
      return r.discord;
    },
    get bot() {
      return r.bot;
    },
    get config() {
      return r.config;
    },
    logged: () => r.logged(),
    restart: () => r.restart(),
    stop: () => r.stop(),
    person: (name = 'ann', locale = 'en-US') => r.discord.person({ name, locale }),
    us: () => `<@${r.discord.bot.id}>`,
  };
}

/** A server that the tests share as they share the bot; see `helpServer`. */
export function sharedServer(r: SharedBot, locale?: string): HelpServer {
  let server: HelpServer;
  beforeAll(async () => {
    server = await helpServer(r, locale);
  });
  return {
    get guild() {
      return server.guild;
    },
    get forum() {
      return server.forum;
    },
    get channel() {
      return server.channel;
    },
    get other() {
      return server.other;
    },
    get manager() {
      return server.manager;
    },
  };
}
