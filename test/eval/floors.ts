import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figures.ts';

const FILE = new URL('floors.json', import.meta.url);

/** Suite and mark → the lowest share that is allowed. Shares are rounded down to a thousandth. */
export type Floors = { readonly [figure: string]: number };

/** The committed floors. */
export function floors(): Floors {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/**
 * Figures that are below their floor, in words. A sample may be lower by two standard deviations of a share, at
 * most; a floor of 1 (nothing wrong at all) holds in every sample.
 */
export function fallen(reached: readonly Figure[], floor: Floors, isSample: boolean): readonly string[] {
  return reached
    .filter((figure) => {
      const lowest = floor[name(figure)] ?? 0;
      const slack = isSample ? 1 / Math.sqrt(figure.of) : 0;
      return figure.value !== null && figure.value < (lowest === 1 ? 1 : lowest - slack);
    })
    .map((figure) => `${name(figure)} is ${figure.value ?? 'unknown'}, and was ${floor[name(figure)]} before`);
}

/** Writes the floors, each raised to what is reached where that is more. Returns what rose. */
export function raise(reached: readonly Figure[]): readonly string[] {
  const before = floors();
  const risen = reached.flatMap((figure) => {
    const value = Math.floor((figure.value ?? 0) * 1000) / 1000;
    return value > (before[name(figure)] ?? 0) ? [[name(figure), value] as const] : [];
  });
  const after = Object.entries({ ...before, ...Object.fromEntries(risen) }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(after), null, 2)}\n`);
  return risen.map(([figure, value]) => `${figure}: ${before[figure] ?? 'no floor'} → ${value}`);
}

function name(figure: Figure): string {
  return `${figure.suite} / ${figure.mark}`;
}
