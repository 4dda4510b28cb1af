import { once } from 'node:events';
import { isatty } from 'node:tty';
import { type Io, write } from '../cli/io.ts';
import { knowledgeBase } from '../cli/knowledge.ts';
import type { Config } from '../config.ts';
import { startBot } from './start-bot.ts';

/** What still waits for Discord after a stop does not keep the process alive longer than this, milliseconds. */
const LINGER_MS = 250;

/**
 * Runs the bot until it is told to stop (SIGINT, SIGTERM), and beside it what is answered here. Who leaves the prompt at a
 * terminal ends the bot too. Throws a `Fault` if Discord does not let the bot in, or not any more.
 */
export async function runBot(config: Config, io: Io, answerHere: () => Promise<void>): Promise<void> {
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  const starting = startBot(config, knowledgeBase());
  const bot = await Promise.race([starting, stopped.then(() => null)]);
  if (bot === null) process.exit(0); // nothing is being answered yet
  try {
    await write(io.stderr, greeting(bot, config));
    const here = answerHere();
    const ended = isatty(0) ? Promise.race([stopped, here]) : Promise.all([stopped, here]);
    await Promise.race([ended, bot.lost.then((why) => Promise.reject(why))]);
  } finally {
    await bot.stop();
    setTimeout(() => process.exit(), LINGER_MS).unref();
  }
  if (isatty(0)) process.exit(0); // the prompt still waits for its next line
}

function greeting({ invite, url, readsMessages }: Awaited<ReturnType<typeof startBot>>, config: Config): string {
  const reads = readsMessages
    ? ''
    : 'Message Content Intent is off: it answers commands, mentions and replies only (Developer Portal, Bot, Privileged Gateway Intents).\n';
  return [
    config.usesGateway ? 'The bot is connected.\n' : `The bot takes interactions at ${url}/interactions.\n`,
    config.usesGateway ? reads : '',
    config.discordToken === null ? '' : `Add it to a server: ${invite}\n`,
    `Health and metrics: ${url}/healthz, /readyz, /metrics\n`,
  ].join('');
}
