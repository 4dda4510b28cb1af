import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import type { Running } from './running.ts';

/** Shortest piece of a secret that is looked for, UTF-16 units. */
const PIECE = 6;
/** What the bot's HTTP server shows to whoever asks. */
const PAGES = ['/metrics', '/healthz', '/readyz'];

/** What the bot left anywhere: named texts, bytes as Latin-1. */
export type Traces = readonly { readonly where: string; readonly text: string }[];

/**
 * All that the bot told Discord, its log, its pages and every byte of its database, packed cases unpacked. Without the addresses
 * by which it fetched files: those are Discord's own words.
 */
export async function traces({ discord, bot, config, logged }: Running): Promise<Traces> {
  const sent = discord.requests.filter(({ path }) => !path.includes('attachments/'));
  return [
    ...sent.map((one) => ({ where: `${one.method} ${one.path}`, text: JSON.stringify(one) })),
    { where: 'log', text: logged() },
    ...(await pages(bot.url)),
    ...(await kept(config.databasePath)),
  ];
}

/** The pages of a bot that listens there. */
export async function pages(url: string): Promise<Traces> {
  return Promise.all(
    PAGES.map(async (page) => {
      const answer = await fetch(url + page);
      return { where: page, text: JSON.stringify([...answer.headers]) + (await answer.text()) };
    }),
  );
}

/** Every byte of a database, and its packed cases unpacked. */
export async function kept(databasePath: string): Promise<Traces> {
  const folder = dirname(databasePath);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(databasePath)));
  const database = new DatabaseSync(databasePath, { readOnly: true });
  const cases = database.prepare('select known from cases').all();
  database.close();
  return [
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
