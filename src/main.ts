import { enableCompileCache } from 'node:module';
import { isatty } from 'node:tty';
import { exitStatus } from './cli/exit-status.ts';
import { Fault } from './cli/fault.ts';
import { type Io, processIo, write } from './cli/io.ts';
import { configFrom } from './config.ts';
import type { Served } from './site/serve-site.ts';

enableCompileCache();
if (process.env['npm_lifecycle_event'] === 'start') readEnvFile();
const io = processIo();
process.exitCode = await exitStatus(() => start(io), io);

/** Runs the bot if there is one to run; answers what standard input holds, or a person at the terminal. */
async function start(streams: Io): Promise<void> {
  const config = configFrom(process.env);
  const isBot = config.discordToken !== null || config.discordPublicKey !== null;
  if (!isBot) return answerHere(streams, async () => (await import('./site/open-page.ts')).openPage(config, streams));
  const { runBot } = await import('./discord/run-bot.ts');
  await runBot(config, streams, () => answerHere(streams, null));
}

/** Answers what is piped in, and nothing else then. `openPage` serves the page for everybody else, beside a person at the terminal. */
async function answerHere(streams: Io, openPage: (() => Promise<Served>) | null): Promise<void> {
  if (isatty(0)) {
    const served = await openPage?.().catch((error: unknown) => withoutPage(error, streams));
    const [{ converse }, { knowledgeBase }] = await Promise.all([
      import('./cli/prompt.ts'),
      import('./cli/knowledge.ts'),
    ]);
    try {
      return await converse(knowledgeBase(), streams);
    } finally {
      await served?.close();
    }
  }
  const { holdsBytes } = await import('./cli/standard-input.ts');
  if (await holdsBytes(() => streams.stdin)) {
    const { diagnoseCommand } = await import('./cli/diagnose.ts');
    return diagnoseCommand(undefined, {}, streams);
  }
  await openPage?.();
}

/** Who sits at a terminal is answered there all the same, as when another Claw Clinic has the port. */
async function withoutPage(error: unknown, streams: Io): Promise<undefined> {
  if (!(error instanceof Fault)) throw error;
  await write(streams.stderr, `clinic: there is no page: ${error.message}\n\n`);
}

/** `npm start` reads `.env` beside it, if there is one. What is set already counts more. */
function readEnvFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
