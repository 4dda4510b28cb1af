import { diagnoseArguments } from './diagnose-arguments.ts';
import { exitStatus } from './exit-status.ts';
import type { Io } from './io.ts';

/** Runs a command line and says with which status to exit: 0 answered, 1 something could not be read, 2 wrong use. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const plain = args[0] === 'diagnose' ? diagnoseArguments(args.slice(1)) : null;
  if (plain !== null) {
    const { diagnoseCommand } = await import('./diagnose.ts');
    return exitStatus(() => diagnoseCommand(plain.file, plain.options, io), io);
  }
  const { runProgram } = await import('./program.ts');
  return runProgram(args, io);
}
