import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { Condenser } from '../../src/engine/condense.ts';
import { once } from './measure.ts';
import type { Paste } from './pastes.ts';
import { diagnoseFile, type Whole } from './process.ts';

/** Length of the log, in MB. */
export const LOG_MB = 25;
const CHUNK = 65_536;

/** A log of 25 MB through the whole program, and pushed through the matcher alone. */
export type LongLog = { readonly mbPerSecond: number; readonly memoryMb: number; readonly matchMbPerSecond: number };

/** `part`: a healthy part of the log, repeated. `smallMs`: what the program takes for a small paste. */
export function longLog(part: Paste, kb: KnowledgeBase, smallMs: number): LongLog {
  const text = `${part.text}\n`.repeat(Math.ceil((LOG_MB * 1e6) / part.text.length));
  const matchMs = once(() => {
    const condenser = new Condenser(kb);
    for (let at = 0; at < text.length; at += CHUNK) condenser.push(text.slice(at, at + CHUNK));
    condenser.finish();
  });
  const whole = throughProgram(text);
  return {
    mbPerSecond: LOG_MB / ((whole.ms - smallMs) / 1000),
    memoryMb: whole.mb,
    matchMbPerSecond: LOG_MB / (matchMs / 1000),
  };
}

function throughProgram(text: string): Whole {
  const dir = mkdtempSync(join(tmpdir(), 'clinic-bench-'));
  try {
    const file = join(dir, 'gateway.log');
    writeFileSync(file, text);
    return diagnoseFile(file);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
