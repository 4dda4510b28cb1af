import { Command, CommanderError } from 'commander';
import type { DiagnoseOptions } from './diagnose.ts';
import { exitStatus } from './exit-status.ts';
import type { Io } from './io.ts';
import { localeOption, timeOption, versionOption } from './options.ts';
import type { RedactOptions } from './redact.ts';

/** Runs a command line and says with which status to exit: 0 answered, 1 something could not be read, 2 wrong use. */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const failed = await exitStatus(async () => {
    try {
      await program(io, (code) => {
        status = code;
      }).parseAsync([...args], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      status = error.exitCode === 0 ? 0 : 2; // commander has said what is wrong
    }
  }, io);
  return failed === 0 ? status : failed;
}

function program(io: Io, exit: (status: number) => void): Command {
  const clinic = new Command('clinic')
    .description('Reads what OpenClaw printed when it failed, and answers with the cause and numbered steps.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .enablePositionalOptions() // `diagnose --version` is OpenClaw's
    .showHelpAfterError('(--help shows how to use it)')
    .addHelpText(
      'after',
      examples([
        'clinic diagnose error.txt',
        'openclaw status --all 2>&1 | clinic diagnose',
        'clinic search pairing required',
        'clinic kb check',
      ]),
    )
    .addHelpText(
      'after',
      '\nExit status: 0 answered, also when nothing fits; 1 input or knowledge base could not be read; 2 wrong use.',
    );

  clinic
    .command('diagnose')
    .description('the cause and the steps for one post, from FILE or standard input')
    .argument('[file]', 'a log, command output, JSON, or a whole post; - is standard input')
    .option('--json', 'one reply as JSON')
    .option('--jsonl', 'each line is a post of its own: {"id", "text", "at"?, "version"?}')
    .option('--thread', 'each line is a post, all of one conversation, in order')
    .option('--threads', 'each line is a conversation: {"id", "posts": [{"text", "at"?}, …]}')
    .option('--locale <language>', 'language of the reply: en, zh, es', localeOption)
    .option('--at <time>', 'when the post was sent, such as 2026-04-22T14:00:00Z', timeOption)
    .option('--version <version>', "OpenClaw's version, if the post does not tell", versionOption)
    .addHelpText(
      'after',
      examples([
        'clinic diagnose error.txt',
        'openclaw cron list 2>&1 | clinic diagnose --version 2026.4.15',
        'clinic diagnose --json error.txt',
        'clinic diagnose --jsonl < posts.jsonl',
      ]),
    )
    .action(async (file: string | undefined, options: DiagnoseOptions) => {
      const { diagnoseCommand } = await import('./diagnose.ts');
      await diagnoseCommand(file, options, io);
    });

  clinic
    .command('redact')
    .description('the text without its secrets, from FILE or standard input; nothing else is changed')
    .argument('[file]', 'text of any size; - is standard input')
    .option('--json', 'the text and what was found, as JSON')
    .option('--jsonl', 'each line is {"id", "text"}, and comes back with what was found in it')
    .addHelpText('after', REDACTION)
    .addHelpText(
      'after',
      examples([
        'clinic redact openclaw.json > to-post.json',
        'openclaw status --all 2>&1 | clinic redact',
        'cat gateway.log config.log | clinic redact > to-post.log',
      ]),
    )
    .action(async (file: string | undefined, options: RedactOptions) => {
      const { redactCommand } = await import('./redact.ts');
      await redactCommand(file, options, io);
    });

  clinic
    .command('search')
    .description('entries of the knowledge base that match the words, best first')
    .argument('<words...>')
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['clinic search pairing required', 'clinic search --json cron webchat']))
    .action(async (words: string[], options: { readonly json?: true }) => {
      const { searchCommand } = await import('./search.ts');
      await searchCommand(words, options, io);
    });

  clinic
    .command('kb')
    .description('for maintainers: check, new, try')
    .argument('[words...]')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action(async (words: string[]) => {
      const [{ runKb }, { readText }] = await Promise.all([import('../kb/main.ts'), import('./input.ts')]);
      const kbIo = {
        stdin: () => readText(undefined, io),
        out: (text: string) => void io.stdout.write(text),
        err: (text: string) => void io.stderr.write(text),
      };
      exit(await runKb(words, kbIo));
    });

  return clinic;
}

/** How redaction behaves, for people. */
const REDACTION = `
Keys, tokens, passwords, private keys and cookies become [REDACTED:kind#1];
public IP addresses, e-mail addresses, phone numbers and names of users become
[ip#1], [user#1] and so on. The same value has the same number everywhere.

A value that a line gives away (token=...) is masked where it stands alone, too:
in a file everywhere, in a pipe from that line on, as a pipe is read once. What
was masked, and how to replace it, is told on standard error. Text comes out as
UTF-8.

No program knows every secret. A password that looks like a word stays if nothing
beside it says what it is, and so do names of people. Read what comes out before
you post it.

Exit status: 0 done, also when nothing was masked; 1 the file could not be read
or is not text; 2 wrong use.`;

function examples(lines: readonly string[]): string {
  return `\nExamples (clinic stands for: npm run -s clinic --):\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
