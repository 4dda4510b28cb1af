import { resolve } from 'node:path';
import { KnowledgeBaseError } from './faults.ts';

/** What a maintainer's command reads and writes; `stdin` resolves with all of standard input. */
export type KbIo = {
  readonly stdin: () => Promise<string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

const HELP = `Usage: clinic kb <command>

For maintainers of the knowledge base; kb/README.md shows how to write an entry.

  check [ID…]                everything that is wrong, each with its file, line and mend; with ids, the warnings of those entries
    --json                   all of it as JSON
  new <area>/<id>            writes a filled-in template for a cause
    --from FILE              with the texts and the example from a paste, redacted (- is standard input)
  try [FILE]                 the reply to a paste (FILE or standard input) with the entries as they are now, and why each
                             cause did or did not match
    --at TIME --version V    when it was posted; OpenClaw's version
    --locale LANGUAGE        the person's language: en, es or zh
  translate LANGUAGE [ID…]   what is not translated into es or zh; with ids, writes the files to fill in
  stats                      entries by area, state, version, proof and translation; known errors that no entry explains
    --json                   the same as JSON
  schema                     writes kb/schema.json, by which editors check entries

  --dir DIR                  the knowledge base; default: the project's kb

Exit status: 0 all is well, 1 faults were found or something could not be read, 2 wrong use.

Examples:
  clinic kb check
  clinic kb new cron/cron-id-is-name --from paste.txt
  clinic kb try < paste.txt
`;

/** Runs `clinic kb …` and says with which status to exit: 0 all is well, 1 faults or unreadable input, 2 wrong use. */
export async function runKb(args: readonly string[], io: KbIo): Promise<number> {
  const { command, operands, options, wrong } = parsed(args);
  if (options.has('help') || command === 'help') {
    io.out(HELP);
    return 0;
  }
  if (wrong !== null) return misused(wrong, io);
  const dir = resolve(options.get('dir') ?? resolve(import.meta.dirname, '../../kb'));
  try {
    switch (command) {
      case 'check': {
        const { kbCheck } = await import('./check.ts');
        return kbCheck(dir, { asJson: options.has('json'), ids: operands }, io);
      }
      case 'new': {
        const { kbNew } = await import('./new.ts');
        const [name, ...more] = operands;
        if (name === undefined || more.length > 0) {
          return misused('new takes one <area>/<id>: npm run kb:new -- cron/cron-id-is-name --from paste.txt', io);
        }
        return await kbNew(dir, name, options.get('from') ?? null, io);
      }
      case 'try': {
        const { kbTry } = await import('./try.ts');
        if (operands.length > 1) return misused('try takes one file', io);
        const [at, version, locale] = ['at', 'version', 'locale'].map((name) => options.get(name) ?? null);
        const circumstances = { at: at ?? null, version: version ?? null, locale: locale ?? null };
        return await kbTry(dir, operands[0] ?? '-', circumstances, io);
      }
      case 'translate': {
        const { kbTranslate } = await import('./translate.ts');
        const [language, ...ids] = operands;
        return language === undefined
          ? misused('translate into which language? npm run kb:translate -- es', io)
          : kbTranslate(dir, language, ids, io);
      }
      case 'stats': {
        const { kbStats } = await import('./stats.ts');
        return operands.length > 0
          ? misused(`stats takes no ${operands[0]}`, io)
          : kbStats(dir, options.has('json'), io);
      }
      case 'schema': {
        const { writeSchema } = await import('./write-schema.ts');
        io.out(`${writeSchema(dir)}\n`);
        return 0;
      }
      default:
        return misused(command === '' ? 'which command?' : `there is no command ${command}`, io);
    }
  } catch (error) {
    if (!(error instanceof KnowledgeBaseError)) throw error;
    io.err(`${error.message}\n`);
    return 1;
  }
}

function misused(why: string, io: KbIo): number {
  io.err(`clinic kb: ${why}\n(clinic kb --help shows how to use it)\n`);
  return 2;
}

const WITH_VALUE: readonly string[] = ['dir', 'from', 'at', 'version', 'locale'];
const ALONE: readonly string[] = ['help', 'json'];

type Parsed = {
  readonly command: string;
  readonly operands: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly wrong: string | null;
};

function parsed(args: readonly string[]): Parsed {
  const operands: string[] = [];
  const options = new Map<string, string>();
  let wrong: string | null = null;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]!;
    const [name = '', inline] = word === '-h' ? ['help'] : word.startsWith('--') ? word.slice(2).split(/=(.*)/s) : [''];
    if (name === '') operands.push(word);
    else if (ALONE.includes(name)) options.set(name, '');
    else if (WITH_VALUE.includes(name)) {
      const value = inline ?? args[at + 1];
      if (inline === undefined) at += 1;
      if (value === undefined) wrong ??= `--${name} lacks its value`;
      else options.set(name, value);
    } else wrong ??= `there is no option ${word}`;
  }
  const [command = '', ...rest] = operands;
  return { command, operands: rest, options, wrong };
}
