import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { storeFolder } from './folder.ts';
import { id, keptCase, keptReply, told } from './kept.ts';
import { DAY, T, TIMES } from './times.ts';

/** Shortest piece of a secret that is looked for. */
const PIECE = 6;

let folder: ReturnType<typeof storeFolder>;
let store: Store;
beforeEach(async () => {
  folder = storeFolder();
  store = await openStore({ file: folder.file, ...TIMES });
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

/** Every byte of every file, and what the packed cases hold. */
function everything(): readonly Buffer[] {
  const files = readdirSync(folder.dir).map((name) => readFileSync(join(folder.dir, name)));
  const database = new DatabaseSync(folder.file, { readOnly: true });
  const packed = database.prepare('select known from cases').all();
  database.close();
  return [...files, ...packed.map(({ known }) => zstdDecompressSync(known as Uint8Array))];
}

/** Pieces of a text that stand anywhere on the disk. */
function found(text: string): readonly string[] {
  const places = everything();
  const pieces = Array.from({ length: text.length - PIECE + 1 }, (_, at) => text.slice(at, at + PIECE));
  return pieces.filter((piece) => places.some((bytes) => bytes.includes(piece)));
}

/** Values that are nowhere else, and posts that hold them as people paste them. */
function secrets() {
  // Letters of both cases: digests are hexadecimal, and hold any six of their digits now and then.
  const random = (length: number) =>
    randomBytes(2 * length)
      .toString('base64')
      .replaceAll(/[^A-Za-z0-9]/gu, '')
      .slice(0, length);
  const key = `${'sk'}-${'ant'}-api03-${random(60)}`;
  const token = random(48);
  const bot = `${'MTE'}${random(21)}.${random(6)}.${random(38)}`;
  const password = `Pw${random(14)}`;
  const posts = [
    { text: `gateway closed (1008): pairing required\nOPENCLAW_GATEWAY_TOKEN=${token}\nANTHROPIC_API_KEY=${key}` },
    {
      text: `openclaw cron list --token ${token}\nhttps://me:${password}@example.com/hook`,
      attachments: [{ name: 'openclaw.json', text: JSON.stringify({ channels: { discord: { token: bot } } }) }],
    },
    { text: `is "${key}" wrong? it worked yesterday. heliotrope` },
  ];
  return { values: [key.slice(13), token, bot.slice(3), password], posts };
}

test('no piece of a secret is on the disk, while the store is open or closed', async () => {
  const { values, posts } = secrets();
  for (const [number] of posts.entries()) {
    const known = told(...posts.slice(0, number + 1));
    await store.keepCase(`thread:${id(1)}`, keptCase({ known }), T);
    await store.keepCase(`message:${id(number)}`, keptCase({ known }), T);
    await store.keepReply(keptReply({ question: id(number) }), T);
  }
  expect(readdirSync(folder.dir).sort()).toEqual(['clinic.db', 'clinic.db-shm', 'clinic.db-wal']);
  expect(values.flatMap(found)).toEqual([]);
  expect(found('heliotrope')).not.toEqual([]); // the posts are there
  await store.close();
  expect(values.flatMap(found)).toEqual([]);
});

test('the search finds a secret that is there', async () => {
  const { values } = secrets();
  await store.keepNote('planted', values[0]!);
  expect(found(values[0]!).length).toBe(values[0]!.length - PIECE + 1);
});

test('what was replaced or forgotten is gone from the disk', async () => {
  const [gone, stays] = ['9'.repeat(18), '8'.repeat(18)];
  const steps: readonly (readonly [what: string, forget: () => Promise<unknown>])[] = [
    ['a person', () => store.forgetUser(gone)],
    ['a server', () => store.forgetGuild(gone)],
    ['time', () => store.sweep(T + DAY + TIMES.caseTtlMs - 1)],
  ];
  for (const [what, forget] of steps) {
    for (let one = 0; one < 40; one += 1) {
      const theirs = { asker: gone, guild: gone, channel: gone, newest: gone };
      await store.keepCase(`thread:${id(one)}`, keptCase(theirs), T);
      await store.keepReply(keptReply({ question: id(one), reply: gone, asker: gone, guild: gone }), T);
    }
    await store.keepCase(`thread:${id(90)}`, keptCase({ asker: stays }), T + DAY);
    expect(found(gone), what).not.toEqual([]);
    await forget();
    expect(found(gone), what).toEqual([]);
    expect(found(stays), what).not.toEqual([]);
  }
});
