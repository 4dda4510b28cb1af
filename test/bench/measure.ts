import { Bench } from 'tinybench';

/** Milliseconds at the middle and near the end of the distribution. */
export type Latency = { readonly p50: number; readonly p99: number };

/** Runs of one measurement; the figure is their median, so that a busy machine spoils at most two of them. */
const RUNS = 5;

/** Time of `work` over all `inputs`, medians of five runs. */
export function latency<T>(inputs: readonly T[], work: (input: T) => unknown, runs = RUNS): Latency {
  const found = Array.from({ length: runs }, () => {
    let at = 0;
    const bench = new Bench({
      iterations: inputs.length,
      time: 0,
      warmupIterations: Math.min(inputs.length, 50),
      warmupTime: 0,
      timestampProvider: 'hrtimeNow',
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

/** Time of one call, in milliseconds: the median of several. */
export function once(work: () => unknown, runs = RUNS): number {
  return median(
    Array.from({ length: runs }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
