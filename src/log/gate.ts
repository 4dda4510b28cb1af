import { openStandIns } from '../engine/clean.ts';
import { redact } from '../engine/redact/redact.ts';
import type { LogStream } from '../log.ts';

/** Longer lines hold something that is no fact. UTF-16 units. */
const MAX_LINE = 8_192;
const WITHHELD = '{"level":"error","what":"a line of the log was withheld"}\n';

/**
 * The last gate of the log: lines in which the redactor finds nothing pass as they are. Any other one is withheld whole, since
 * what let a secret through to here may have let more through; a line that says so stands for it.
 */
export function gate(stream: LogStream, onWithheld: () => void): LogStream {
  return {
    write: (line) => {
      if (isClean(line)) return stream.write(line);
      onWithheld();
      return stream.write(WITHHELD);
    },
  };
}

function isClean(line: string): boolean {
  if (line.length > MAX_LINE) return false;
  try {
    return redact(line, openStandIns('log')).found.length === 0;
  } catch {
    return false;
  }
}
