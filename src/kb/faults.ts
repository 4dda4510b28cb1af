/** Something wrong in the knowledge base: where (`line` is 1-based), what, and what to do about it. */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly mend: string;
};

/** The knowledge base cannot be used. Carries all faults found, sorted by file and line. */
export class KnowledgeBaseError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const sorted = inOrder(faults);
    super(`the knowledge base has ${faultCount(sorted.length)}\n${sorted.map(faultText).join('\n')}`);
    this.name = 'KnowledgeBaseError';
    this.faults = sorted;
  }
}

/** Sorted by file and line, and each only once. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  const sorted = faults.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line);
  const texts = sorted.map(faultText);
  return sorted.filter((_, at) => texts.indexOf(texts[at]!) === at);
}

/** One fault for people: `kb/causes/cron/x.yaml:12: what` and, below it, what to do. */
export function faultText(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.message}\n    → ${fault.mend}`;
}

/** `1 fault`, `7 faults`. */
export function faultCount(count: number): string {
  return `${count} fault${count === 1 ? '' : 's'}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
