import type { Refusal } from './files.ts';

/** Ends the reading of a file. Tells the reason only: neither the file's name nor its address, which may hold a secret. */
export class Refused extends Error {
  readonly why: Refusal;

  constructor(why: Refusal) {
    super(why);
    this.why = why;
  }
}

/** Why a file that ended with this error was not read. `signal`: its time limit. */
export function refusalOf(error: unknown, signal: AbortSignal): Refusal {
  if (error instanceof Refused) return error.why;
  return signal.aborted ? 'slow' : 'unreadable';
}
