import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite-store.ts';
import { storeFolder } from './folder.ts';
import { id, keptCase } from './kept.ts';
import { T, TIMES } from './times.ts';

const PROGRAM = fileURLToPath(new URL('./process.ts', import.meta.url));

let folder: ReturnType<typeof storeFolder>;
let children: ChildProcess[] = [];
beforeEach(() => {
  folder = storeFolder();
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  folder.remove();
});

/** Processes that are ready to begin, and begin at once. */
async function processes(tasks: readonly (readonly [file: string, task: string, first: number, last: number])[]) {
  const started = tasks.map((task) => {
    const child = spawn(process.execPath, [PROGRAM, ...task.map(String)]);
    const said = { lines: [] as string[], err: '' };
    createInterface(child.stdout).on('line', (line) => said.lines.push(line));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.err += text;
    });
    return { child, said, ended: once(child, 'close') };
  });
  children.push(...started.map(({ child }) => child));
  for (const { said, ended } of started) await until(() => said.lines.length > 0, ended);
  for (const { child } of started) child.stdin.write('!');
  return started;
}

async function until(isSo: () => boolean, ended: Promise<unknown>): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isSo()) {
    if (isOver) throw new Error('the process has ended');
    await new Promise((next) => setTimeout(next, 1));
  }
}

/** Numbers of what was said with this word. */
function numbers(said: { readonly lines: readonly string[] }, word: string): readonly number[] {
  return said.lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.split(' ')[1]));
}

test('every id is won by exactly one of two processes', async () => {
  const last = 9_999;
  const [one, other] = await processes([
    [folder.file, 'claim', 0, last],
    [folder.file, 'claim', 0, last],
  ]);
  await Promise.all([one!.ended, other!.ended]);
  const won = [numbers(one!.said, 'won'), numbers(other!.said, 'won')];
  expect(one!.said.err + other!.said.err).toBe('');
  expect(won.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: last + 1 }, (_, number) => number));
});

test.each([1, 2, 3])('four processes that start at once make one store (%i)', async (round) => {
  const file = join(folder.dir, `${round}/deep/clinic.db`);
  const all = await processes(Array.from({ length: 4 }, () => [file, 'start', 0, 0] as const));
  await Promise.all(all.map(({ ended }) => ended));
  expect(all.map(({ said }) => said.err).join('')).toBe('');
  expect(all.flatMap(({ said }) => numbers(said, 'won'))).toEqual([0]);
});

test.each([1, 2, 3, 4])('a process killed while it writes loses nothing that was kept (%i)', async (round) => {
  const last = 100_000 + 60 * round;
  const [killed, spared] = await processes([
    [folder.file, 'work', 0, 99_999],
    [folder.file, 'work', 100_000, last],
  ]);
  await until(() => numbers(killed!.said, 'settled').length >= 15 * round, killed!.ended);
  await new Promise((next) => setTimeout(next, Math.random() * 3)); // anywhere in the writing
  killed!.child.kill('SIGKILL');
  await Promise.all([killed!.ended, spared!.ended]);
  expect(spared!.said.err).toBe('');
  expect(numbers(spared!.said, 'kept').at(-1)).toBe(last);

  const store = await openStore({ file: folder.file, ...TIMES });
  for (const { said } of [killed!, spared!]) {
    for (const one of numbers(said, 'kept')) {
      expect(await store.caseOf(`thread:${id(one)}`, T)).toEqual(keptCase({ newest: id(one) }));
    }
    for (const one of numbers(said, 'settled')) {
      expect(await store.claim(id(one), T + 10 * TIMES.claimTtlMs)).toBe(false);
    }
    for (const one of numbers(said, 'won').filter((number) => number % 5 === 0)) {
      expect(await store.claim(id(one), T + TIMES.claimTtlMs - 1)).toBe(false);
      expect(await store.claim(id(one), T + TIMES.claimTtlMs)).toBe(true);
    }
  }
  await store.close();
  const database = new DatabaseSync(folder.file);
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
});
