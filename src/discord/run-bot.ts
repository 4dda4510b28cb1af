import { once } from 'node:events';
import { isatty } from 'node:tty';
import { type Io, write } from '../cli/io.ts';
import { knowledgeBase } from '../cli/knowledge.ts';
import type { Config } from '../config.ts';
import { startBot } from './start-bot.ts';

/**
 * Runs the bot until it is told to stop (SIGINT, SIGTERM), and beside it what is answered here. Who leaves the prompt at a
 * terminal ends the bot too.
 */
export async function runBot(config: Config, io: Io, answerHere: () => Promise<void>): Promise<void> {
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  const bot = await startBot(config, knowledgeBase());
  try {
    await write(io.stderr, greeting(bot, config));
    const here = answerHere();
    await (isatty(0) ? Promise.race([stopped, here]) : Promise.all([stopped, here]));
  } finally {
    await bot.stop();
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
