import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sign } from '../../src/engine/types.ts';
import { fits } from '../../src/engine/versions.ts';
import type { KbFiles } from '../../src/kb/load.ts';
import { HOLE } from '../../src/kb/signs.ts';
import type { Installed } from './install.ts';

/** Shortest piece of a text that is looked for, in characters: a shorter one stands in any program. */
const SHORTEST = 12;

/** The texts of one entry that a version no longer has. `left`: how many of its texts it still has. */
export type GoneTexts = { readonly entry: string; readonly texts: readonly string[]; readonly left: number };

/** A text of an entry, and its longest piece without holes, folded. */
type Text = { readonly entry: string; readonly text: string; readonly piece: string };

/** What entries look for that only the first of two versions has; `nowhere`: how many texts neither has. */
export function textChanges(
  files: KbFiles,
  old: Installed,
  next: Installed,
): { readonly gone: readonly GoneTexts[]; readonly nowhere: number } {
  const texts = textsOf(files, next.version);
  const pieces = new Set(texts.map(({ piece }) => piece));
  const was = piecesIn(dirname(old.program), pieces);
  const is = piecesIn(dirname(next.program), pieces);
  const byEntry = Map.groupBy(texts, ({ entry }) => entry);
  const gone = [...byEntry].flatMap(([entry, its]) => {
    const lost = its.filter(({ piece }) => was.has(piece) && !is.has(piece)).map(({ text }) => text);
    const left = its.filter(({ piece }) => is.has(piece)).length;
    return lost.length === 0 ? [] : [{ entry, texts: [...new Set(lost)], left }];
  });
  return { gone, nowhere: [...pieces].filter((piece) => !was.has(piece) && !is.has(piece)).length };
}

/** The texts under `says` of all entries that a version can have, also those of symptoms. */
function textsOf(files: KbFiles, version: string): Text[] {
  const { causes, symptoms } = files.entries;
  return [
    ...causes
      .filter(({ status, affects }) => status !== 'retired' && (affects === null || fits(affects, version) !== 'no'))
      .map(({ id, symptoms: own, confirmedBy, ruledOutBy }) => [id, [...own, ...confirmedBy, ...ruledOutBy]] as const),
    ...symptoms.map(({ id, when, asks }) => {
      const questions = typeof asks === 'string' ? [] : asks;
      return [
        id,
        [...when, ...questions.flatMap((one) => Object.values(one.answers).flatMap((it) => it.when))],
      ] as const;
    }),
  ]
    .flatMap(([entry, signs]) => signs.flatMap(said).flatMap((text) => ({ entry, text, piece: longestPiece(text) })))
    .filter(({ piece }) => piece.length >= SHORTEST);
}

function said(sign: Sign): readonly string[] {
  return [...sign.parts.flatMap((part) => (part.key === 'says' ? part.texts : [])), ...sign.without.flatMap(said)];
}

function longestPiece(text: string): string {
  const pieces = text
    .replace(HOLE, '\0')
    .split(/\0|\*{3}/)
    .map((piece) => folded(piece).trim());
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** Case, quotes and white space do not tell texts apart; nor whether a long one is put together of two. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/["'`]\s*\+\s*["'`]/g, '')
    .replace(/\\[nt]/g, ' ')
    .replace(/["'`‘’“”\\]/g, '')
    .replace(/\s+/g, ' ');
}

/** Which of the pieces stand in a package's own code (JavaScript, or TypeScript in older extensions). */
function piecesIn(folder: string, pieces: ReadonlySet<string>): ReadonlySet<string> {
  const byStart = Map.groupBy(pieces, (piece) => piece.slice(0, SHORTEST));
  const found = new Set<string>();
  for (const file of codeFiles(folder)) {
    const code = folded(readFileSync(file, 'utf8'));
    for (let at = 0; at < code.length; at += 1) {
      if (at > 0 && isInWord(code.charCodeAt(at - 1))) continue; // a piece begins where a word does: this is five times faster
      for (const piece of byStart.get(code.slice(at, at + SHORTEST)) ?? []) {
        if (code.startsWith(piece, at)) found.add(piece);
      }
    }
  }
  return found;
}

/** Whether a character of folded text is a small Latin letter or a digit. */
function isInWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function codeFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.slice(folder.length).includes('node_modules'));
}
