import { pino } from 'pino';
import type { LogLevel } from './config.ts';
import { type Facts, factsOf, type Word } from './log/facts.ts';
import { gate } from './log/gate.ts';

/** One line: what happened, in words that stand in the code, and facts with ids. */
type Say = <const F extends object, const W extends string>(facts: F & Facts<F>, what: Word<W>) => void;

/**
 * The log of the process. The compiler accepts no text that comes from elsewhere: not as a message, and as a fact only under a
 * key that ends in `Id`. An `error` is told by its class, code, status and our own places in its stack.
 */
export type Log = {
  readonly debug: Say;
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
  readonly fatal: Say;
};

/** Takes whole lines, each with its line break. */
export type LogStream = { readonly write: (line: string) => unknown };

/**
 * Lines of JSON, on standard error unless told otherwise. A line in which the redactor finds anything, or that it cannot read,
 * is withheld; `onWithheld` counts it.
 */
export function openLog(level: LogLevel, onWithheld: () => void, stream: LogStream = standardError()): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'what',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    gate(stream, onWithheld),
  );
  const say =
    (at: 'debug' | 'info' | 'warn' | 'error' | 'fatal'): Say =>
    (facts, what) => {
      if (logger.isLevelEnabled(at)) logger[at](factsOf(facts), what as string);
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error'), fatal: say('fatal') };
}

/** Bytes that may wait for a slow reader; what comes after them is lost, as memory is worth more than lines. */
const MAX_WAITING = 1_048_576;

/** Standard error, written beside the program's work; flushed when it ends. */
function standardError(): LogStream {
  const stream = pino.destination({ fd: 2, sync: false, maxLength: MAX_WAITING });
  stream.on('error', () => {}); // nobody reads it any more
  return stream;
}
