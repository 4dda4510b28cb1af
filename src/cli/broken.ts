import { errorFacts } from '../log/error-facts.ts';

/**
 * What is told of an error that nobody expected: its class and our own places in its stack. Its message may repeat what a person
 * wrote, and stays out.
 */
export function broken(thrown: unknown): string {
  const { name, code, at = [] } = errorFacts(thrown);
  const what = code === undefined ? name : `${name} ${code}`;
  return `something broke inside Claw Clinic: ${[what, ...at].join(', at ')}`;
}
