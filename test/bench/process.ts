import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
/**
 * Run in the process: tells the largest memory it had, in KB, on its fourth stream. Linux starts `maxRSS` at what the
 * parent had; `VmHWM` is the process's own.
 */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(`
import { readFileSync, writeSync } from 'node:fs';
const own = () => /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
process.on('exit', () => {
  let most = process.resourceUsage().maxRSS;
  try { most = own(); } catch {}
  writeSync(3, String(most));
});`)}`;

/** Wall time in milliseconds and largest memory in MB of a whole process: medians of five. */
export type Whole = { readonly ms: number; readonly mb: number };

/** A whole `node src/cli.ts diagnose` with `paste` on standard input. `cold`: nothing compiled is kept from a run before. */
export function diagnoseProcess(paste: string, cold: boolean): Whole {
  const warmCache = mkdtempSync(join(tmpdir(), 'clinic-bench-'));
  try {
    run([CLI, 'diagnose'], paste, warmCache); // the knowledge base's snapshot, and the first compile cache
    return medianOf(() => {
      const cache = cold ? mkdtempSync(join(tmpdir(), 'clinic-bench-')) : warmCache;
      try {
        return run([CLI, 'diagnose'], paste, cache);
      } finally {
        if (cold) rmSync(cache, { recursive: true, force: true });
      }
    });
  } finally {
    rmSync(warmCache, { recursive: true, force: true });
  }
}

/** A process that does nothing, for comparison. */
export function emptyProcess(): Whole {
  return medianOf(() => run(['-e', '0'], '', tmpdir()));
}

/** One `diagnose` of a file. */
export function diagnoseFile(file: string): Whole {
  return run([CLI, 'diagnose', file], '', tmpdir());
}

function medianOf(work: () => Whole): Whole {
  const runs = Array.from({ length: 5 }, work);
  return { ms: median(runs.map(({ ms }) => ms)), mb: median(runs.map(({ mb }) => mb)) };
}

function run(args: readonly string[], input: string, compileCache: string): Whole {
  const from = performance.now();
  const { status, stderr, output } = spawnSync(process.execPath, ['--import', REPORT_MEMORY, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 64_000_000,
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { ms: performance.now() - from, mb: Number(output[3]) / 1024 };
}
