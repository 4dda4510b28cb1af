import { enableCompileCache } from 'node:module';
import { isatty } from 'node:tty';
import { exitStatus } from './cli/exit-status.ts';
import { type Io, processIo } from './cli/io.ts';
import { configFrom } from './config.ts';

/** What is said where nobody can paste anything: under systemd, in a container, in CI. */
const USAGE =
  'Claw Clinic answers OpenClaw errors: run `npm start` in a terminal and paste one, or pipe one in: `npm -s start < error.txt`.\n';

enableCompileCache();
if (process.env['npm_lifecycle_event'] === 'start') readEnvFile();
const io = processIo();
process.exitCode = await exitStatus(() => start(io), io);

/** Runs the bot if there is one to run; answers what standard input holds, or a person at the terminal. */
async function start(streams: Io): Promise<void> {
  const config = configFrom(process.env);
  const isBot = config.discordToken !== null || config.discordPublicKey !== null;
  if (!isBot) return answerHere(streams, true);
  const { runBot } = await import('./discord/run-bot.ts');
  await runBot(config, streams, () => answerHere(streams, false));
}

/** `isAlone`: nothing else runs, so that silence would look like a fault. */
async function answerHere(streams: Io, isAlone: boolean): Promise<void> {
  if (isatty(0)) {
    const [{ converse }, { knowledgeBase }] = await Promise.all([
      import('./cli/prompt.ts'),
      import('./cli/knowledge.ts'),
    ]);
    return converse(knowledgeBase(), streams);
  }
  const { holdsBytes } = await import('./cli/standard-input.ts');
  if (await holdsBytes(() => streams.stdin)) {
    const { diagnoseCommand } = await import('./cli/diagnose.ts');
    return diagnoseCommand(undefined, {}, streams);
  }
  if (isAlone) streams.stdout.write(USAGE);
}

/** `npm start` reads `.env` beside it, if there is one. What is set already counts more. */
function readEnvFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
