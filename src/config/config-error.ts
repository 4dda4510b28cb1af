import { Fault } from '../cli/fault.ts';

/** Something wrong with a variable: which, what, and what to do about it. Holds nothing of its value. */
export type VariableFault = { readonly name: string; readonly message: string; readonly mend: string };

/** The environment cannot be used. Its message tells every fault, each with what to do. */
export class ConfigError extends Fault {
  readonly faults: readonly VariableFault[];

  constructor(faults: readonly VariableFault[]) {
    const lines = faults.map(({ name, message, mend }) => `${name}: ${message}\n    → ${mend}`);
    super(`the environment has ${faults.length} fault${faults.length === 1 ? '' : 's'}\n${lines.join('\n')}`, 1);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
