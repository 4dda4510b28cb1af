import { Bench } from 'tinybench';

/** Milliseconds at the middle and near the end of the distribution. */
export type Latency = { readonly p50: number; readonly p99: number };

/** Runs of one measurement; the figure is their median, so that a busy machine spoils at most two of them. */
const RUNS = 5;

/**
 * CPU time of `work` over all `inputs`, medians of five runs. The thread's own time: what other programs do meanwhile
 * hardly counts.
 */
export function latency<T>(inputs: readonly T[], work: (input: T) => unknown, runs = RUNS): Latency {
  const found = Array.from({ length: runs }, () => {
    let at = 0;
    const bench = new Bench({
      iterations: inputs.length,
      time: 0,
      warmupIterations: Math.min(inputs.length, 50),
      warmupTime: 0,
      timestampProvider: { name: 'thread CPU', fn: cpuTime, fromMs: (ms) => ms, toMs: Number },
      throws: true,
    });
    bench.add('work', () => {
      work(inputs[at % inputs.length]!);
      at += 1;
    });
    const result = bench.runSync()[0]!.result;
    if (result.state !== 'completed') throw new Error(`the measurement ended as ${result.state}`);
    return result.latency;
  });
  return { p50: median(found.map(({ p50 }) => p50)), p99: median(found.map(({ p99 }) => p99)) };
}

/** CPU time of one call, in milliseconds: the median of several. */
export function once(work: () => unknown, runs = RUNS): number {
  return median(
    Array.from({ length: runs }, () => {
      const from = cpuTime();
      work();
      return cpuTime() - from;
    }),
  );
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Milliseconds of CPU that this thread has used. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
