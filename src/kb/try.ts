import { compile } from '../engine/compile.ts';
import { markdown } from '../engine/render/markdown.ts';
import type { Locale } from '../engine/types.ts';
import { converse } from './check/examples.ts';
import { faultText } from './faults.ts';
import { readFiles } from './load.ts';
import type { KbIo } from './main.ts';
import { readPaste } from './read-paste.ts';
import { LANGUAGES } from './translation.ts';
import { explained } from './try/explained.ts';

/** When a paste was posted (RFC 3339) and OpenClaw's version, where they matter, and the person's language. */
export type Circumstances = {
  readonly at: string | null;
  readonly version: string | null;
  readonly locale: string | null;
};

/**
 * `clinic kb try`: the reply to a paste, as Discord shows it, with the entries as they are now, and why each cause did or
 * did not match. Entries with faults are left out and named. Returns the exit status.
 */
export async function kbTry(
  dir: string,
  file: string,
  { at, version, locale }: Circumstances,
  io: KbIo,
): Promise<number> {
  if (locale !== null && !isLocale(locale)) {
    io.err(`clinic kb try: there is no language ${locale}; replies are in ${LOCALES.join(', ')}\n`);
    return 2;
  }
  const text = await readPaste(file, io);
  if (text === null) return 1;
  const { files, faults } = readFiles(dir);
  if (faults.length > 0) io.err(`Left out, because of faults:\n${faults.map(faultText).join('\n')}\n\n`);
  const kb = compile(files.entries);
  const post = {
    text,
    ...(locale === null ? {} : { locale }),
    ...(at === null ? {} : { at }),
    ...(version === null ? {} : { version }),
  };
  const { known, reply } = converse([post], kb);
  const unasked = reply.speaks ? 'it would say this unasked' : 'it would say this only when asked';
  io.out(
    `${markdown(reply)}\n\n── ${reply.kind}, ${reply.confidence ?? 'no confidence'}; ${unasked}\n\n${explained(known, kb)}\n`,
  );
  return 0;
}

const LOCALES: readonly Locale[] = ['en', ...LANGUAGES];

function isLocale(name: string): name is Locale {
  return (LOCALES as readonly string[]).includes(name);
}
