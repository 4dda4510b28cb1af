import type { Locale } from '../engine/types.ts';
import { isVersion } from '../engine/versions.ts';
import { Fault } from './fault.ts';

const LOCALES: readonly Locale[] = ['en', 'zh', 'es'];
const TIME = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** `zh`, `zh-CN`, `ES` → the language of the reply. Throws `Fault` for one we do not have. */
export function localeOption(value: string): Locale {
  const language = value.toLowerCase().split(/[-_.]/)[0];
  const locale = LOCALES.find((known) => known === language);
  if (locale === undefined) throw new Fault(`--locale ${value}: there are replies in ${LOCALES.join(', ')}`, 2);
  return locale;
}

/** A time as RFC 3339. Throws `Fault` for anything else. */
export function timeOption(value: string): string {
  if (!TIME.test(value) || Number.isNaN(Date.parse(value))) {
    throw new Fault(`--at ${value}: give a time such as 2026-04-22T14:00:00Z`, 2);
  }
  return value;
}

/** OpenClaw's version. Throws `Fault` for what is none. */
export function versionOption(value: string): string {
  if (!isVersion(value)) throw new Fault(`--version ${value}: give OpenClaw's version, such as 2026.4.15`, 2);
  return value;
}
