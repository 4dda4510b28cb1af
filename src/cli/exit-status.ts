import { Fault } from './fault.ts';
import { ClosedPipe, type Io } from './io.ts';

/** Errors of parts that a command may never load, which tell the person what to do. */
const PLAIN = ['KnowledgeBaseError', 'UnusableStore'];

/**
 * Does something and says with which status to exit: 0 done, 1 something could not be read, 2 wrong use. What went wrong is
 * told in plain lines on standard error, never as a stack; what an unexpected error repeats of a text, without its secrets.
 */
export async function exitStatus(act: () => Promise<void>, io: Io): Promise<number> {
  try {
    await act();
    return 0;
  } catch (error) {
    if (error instanceof ClosedPipe) return 0;
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    const isOurBug = !(error instanceof Fault) && !PLAIN.includes(name);
    io.stderr.write(`clinic: ${isOurBug ? `something broke inside Claw Clinic: ${await masked(message)}` : message}\n`);
    return error instanceof Fault ? error.status : 1;
  }
}

async function masked(message: string): Promise<string> {
  const { clean, openStandIns } = await import('../engine/clean.ts');
  return clean({ text: message }, openStandIns(crypto.randomUUID())).text;
}
