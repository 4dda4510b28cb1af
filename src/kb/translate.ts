import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { untranslated } from './check/translations.ts';
import { loadFiles } from './load.ts';
import type { KbIo } from './main.ts';
import { causeSentences, digestOf, LANGUAGES, type Language, symptomSentences } from './translation.ts';

type English = { readonly kind: 'causes' | 'symptoms'; readonly sentences: Parameters<typeof digestOf>[0] };

/**
 * `clinic kb translate <language> [id…]`: without ids, lists what is not translated or out of date. With ids, writes each
 * translation's file, with the English sentence in ‹…› wherever one is to be written; what was written before stands behind it.
 * Returns the exit status.
 */
export function kbTranslate(dir: string, language: string, ids: readonly string[], io: KbIo): number {
  if (!isLanguage(language)) {
    io.err(
      `clinic kb translate: there is no language ${language}; entries are translated into ${LANGUAGES.join(', ')}\n`,
    );
    return 2;
  }
  const files = loadFiles(dir);
  const { causes, symptoms } = files.entries;
  const english = new Map<string, English>([
    ...causes.map((entry): [string, English] => [entry.id, { kind: 'causes', sentences: causeSentences(entry) }]),
    ...symptoms.map((entry): [string, English] => [entry.id, { kind: 'symptoms', sentences: symptomSentences(entry) }]),
  ]);
  const written = new Map(
    files.translations.filter((found) => found.language === language).map(({ of, words }) => [of, words]),
  );
  const isStale = (id: string) => written.get(id)?.of !== digestOf(english.get(id)!.sentences);
  if (ids.length === 0) {
    const stale = [...written.keys()].filter((id) => english.has(id) && isStale(id));
    const missing = untranslated(files, language);
    io.out([...missing, ...stale.map((id) => `${id} (older than its entry)`)].map((line) => `${line}\n`).join(''));
    io.err(`${missing.length} to be translated, ${stale.length} out of date\n`);
    return 0;
  }
  const unknown = ids.filter((id) => !english.has(id));
  if (unknown.length > 0) {
    io.err(`clinic kb translate: there is no entry ${unknown.join(', ')}\n`);
    return 1;
  }
  for (const id of ids) {
    const { kind, sentences } = english.get(id)!;
    const path = join(dir, 'locales', language, kind, `${id}.yaml`);
    if (existsSync(path) && !isStale(id)) {
      io.out(`${id} is up to date\n`);
      continue;
    }
    const sheet = { of: digestOf(sentences), ...(toWrite(sentences, written.get(id)) as object) };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stringify(sheet, { lineWidth: 0 }));
    io.out(
      `${basename(dir)}/locales/${language}/${kind}/${id}.yaml: write what stands in ‹…›, then npm run kb:check\n`,
    );
  }
  return 0;
}

/** Every sentence in ‹…›, followed by what was there before. */
function toWrite(english: unknown, before: unknown): unknown {
  if (typeof english === 'string') return `‹${english}›${typeof before === 'string' ? ` ${before}` : ''}`;
  const old = (typeof before === 'object' && before !== null ? before : {}) as { readonly [key: string]: unknown };
  if (Array.isArray(english)) return english.map((part, at) => toWrite(part, old[at]));
  return Object.fromEntries(
    Object.entries(english as { readonly [key: string]: unknown }).map(([key, part]) => [key, toWrite(part, old[key])]),
  );
}

function isLanguage(name: string): name is Language {
  return (LANGUAGES as readonly string[]).includes(name);
}
