import { parseArgs } from 'node:util';
import type { DiagnoseOptions } from './diagnose.ts';
import { localeOption, timeOption, versionOption } from './options.ts';

const SWITCH = { type: 'boolean' } as const;
const VALUE = { type: 'string' } as const;
const OPTIONS = {
  json: SWITCH,
  jsonl: SWITCH,
  thread: SWITCH,
  threads: SWITCH,
  locale: VALUE,
  at: VALUE,
  version: VALUE,
} as const;

/**
 * What stands behind `clinic diagnose`, or null if it is a question for help or a mistake: then `program.ts` says what
 * is wrong. Loading that takes a fifth of the time of a whole answer.
 */
export function diagnoseArguments(
  args: readonly string[],
): { readonly file: string | undefined; readonly options: DiagnoseOptions } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const { locale, at, version, ...forms } = values;
    const options = {
      ...(forms as DiagnoseOptions),
      ...(locale === undefined ? {} : { locale: localeOption(locale) }),
      ...(at === undefined ? {} : { at: timeOption(at) }),
      ...(version === undefined ? {} : { version: versionOption(version) }),
    };
    return positionals.length > 1 ? null : { file: positionals[0], options };
  } catch {
    return null;
  }
}
