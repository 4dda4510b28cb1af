import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import type { Running } from './running.ts';

/** Shortest piece of a secret that is looked for, UTF-16 units. */
const PIECE = 6;

/** What the bot left anywhere: named texts, bytes as Latin-1. */
type Traces = readonly { readonly where: string; readonly text: string }[];

/**
 * All that the bot told Discord, its log, its metrics and every byte of its database, packed cases unpacked. Without the addresses
 * by which it fetched files: those are Discord's own words.
 */
export async function traces({ discord, bot, config, logged }: Running): Promise<Traces> {
  const sent = discord.requests.filter(({ path }) => !path.includes('attachments/'));
  const folder = dirname(config.databasePath);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(config.databasePath)));
  const database = new DatabaseSync(config.databasePath, { readOnly: true });
  const cases = database.prepare('select known from cases').all();
  database.close();
  return [
    ...sent.map((one) => ({ where: `${one.method} ${one.path}`, text: JSON.stringify(one) })),
    { where: 'log', text: logged() },
    { where: 'metrics', text: (await bot.metrics.page()).text },
    ...names.map((name) => ({ where: name, text: readFileSync(join(folder, name), 'latin1') })),
    ...cases.map(({ known }) => ({ where: 'case', text: zstdDecompressSync(known as Uint8Array).toString() })),
  ];
}

/** Pieces of secrets that stand in the traces, each with where. */
export function leaks(secrets: readonly string[], left: Traces): readonly string[] {
  return secrets.flatMap((secret) => {
    const pieces = Array.from({ length: secret.length - PIECE + 1 }, (_, at) => secret.slice(at, at + PIECE));
    return left.flatMap(({ where, text }) =>
      pieces.filter((piece) => text.includes(piece)).map((piece) => `${piece} in ${where}`),
    );
  });
}
