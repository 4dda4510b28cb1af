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
 * translation's file, with the English sentence in ‹…› wherever one is to be written; what was written before stands behind it, or
 * alone if the entry was only added to.
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
    const before = written.get(id);
    const isGrown = before !== undefined && digestOf(asFarAs(before, sentences) as typeof sentences) === before.of;
    const sheet = { of: digestOf(sentences), ...(toWrite(sentences, before, isGrown) as object) };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stringify(sheet, { lineWidth: 0 }));
    io.out(
      `${basename(dir)}/locales/${language}/${kind}/${id}.yaml: write what stands in ‹…›, then npm run kb:check\n`,
    );
  }
  return 0;
}

/** The sentences of an entry that a translation has: if their digest is the translation's own, the others were added since. */
function asFarAs(before: unknown, english: unknown): unknown {
  if (typeof english !== 'object' || english === null || typeof before !== 'object' || before === null) return english;
  const old = before as { readonly [key: string]: unknown };
  const both = Object.entries(english).filter(([key]) => old[key] !== undefined);
  const kept = both.map(([key, part]) => [key, asFarAs(old[key], part)] as const);
  return Array.isArray(english) ? kept.map(([, part]) => part) : Object.fromEntries(kept);
}

/** Every sentence in ‹…›, followed by what was there before; of a translation that holds still, only what it lacks. */
function toWrite(english: unknown, before: unknown, holds: boolean): unknown {
  if (typeof english === 'string') {
    if (typeof before !== 'string') return `‹${english}›`;
    return holds ? before : `‹${english}› ${before}`;
  }
  const old = (typeof before === 'object' && before !== null ? before : {}) as { readonly [key: string]: unknown };
  if (Array.isArray(english)) return english.map((part, at) => toWrite(part, old[at], holds));
  return Object.fromEntries(
    Object.entries(english as { readonly [key: string]: unknown }).map(([key, part]) => [
      key,
      toWrite(part, old[key], holds),
    ]),
  );
}

function isLanguage(name: string): name is Language {
  return (LANGUAGES as readonly string[]).includes(name);
}
