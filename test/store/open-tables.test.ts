import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite-store.ts';
import { storeFolder } from './folder.ts';
import { id, keptCase } from './kept.ts';
import { T, TIMES } from './times.ts';

let folder: ReturnType<typeof storeFolder>;
beforeEach(() => {
  folder = storeFolder();
});
afterEach(() => folder.remove());

const open = (file = folder.file) => openStore({ file, ...TIMES });

/** Changes the file as another program would. */
function edit(sql: string, ...values: readonly (string | number | Uint8Array)[]): void {
  const database = new DatabaseSync(folder.file);
  database.prepare(sql).run(...values);
  database.close();
}

describe.skipIf(process.platform === 'win32')('only the owner can read', () => {
  const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);

  test('the files, and the folder that was made for them', async () => {
    const dir = join(folder.dir, 'deep/er');
    const store = await open(join(dir, 'clinic.db'));
    await store.check();
    expect(readdirSync(dir).map((name) => `${name} ${rights(join(dir, name))}`)).toEqual([
      'clinic.db 600',
      'clinic.db-shm 600',
      'clinic.db-wal 600',
    ]);
    expect([dir, join(dir, '..')].map(rights)).toEqual(['700', '700']);
    await store.close();
  });

  test('files that others could read before; a folder that was there stays as it is', async () => {
    chmodSync(folder.dir, 0o755);
    writeFileSync(folder.file, '', { mode: 0o644 });
    const store = await open();
    expect([folder.file, `${folder.file}-wal`, folder.dir].map(rights)).toEqual(['600', '600', '755']);
    await store.close();
  });
});

describe('refuses to start, and says why', () => {
  test('where a newer version wrote the file; leaves it as it is', async () => {
    await (await open()).close();
    edit(`insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`);
    const before = readFileSync(folder.file);
    await expect(open()).rejects.toThrow(
      `${folder.file} cannot hold what the bot remembers: a newer version of Claw Clinic wrote it (9999-later).`,
    );
    expect(readFileSync(folder.file).equals(before)).toBe(true);
  });

  test('where the file is something else; leaves it as it is', async () => {
    const text = 'notes of mine\n'.repeat(500);
    writeFileSync(folder.file, text);
    await expect(open()).rejects.toThrow(/clinic\.db cannot hold what the bot remembers: file is not a database/u);
    expect(readFileSync(folder.file, 'utf8')).toBe(text);
  });

  test.each([
    ['a folder', ''],
    ['below a file', 'file/clinic.db'],
  ])('where the path is %s', async (_, path) => {
    writeFileSync(join(folder.dir, 'file'), '');
    const file = join(folder.dir, path);
    await expect(open(file)).rejects.toThrow(`${file} cannot hold what the bot remembers: E`);
  });

  test('where a step cannot be made: nothing of it stays', async () => {
    edit('create table replies (mine)');
    await expect(open()).rejects.toThrow('table "replies" already exists');
    const database = new DatabaseSync(folder.file);
    expect(database.prepare('select name from sqlite_schema').all()).toEqual([{ name: 'replies' }]);
    database.close();
  });
});

test('a file cut short does not hang the start', async () => {
  const store = await open();
  for (let one = 0; one < 50; one += 1) await store.keepCase(`thread:${id(one)}`, keptCase(), T);
  await store.close();
  truncateSync(folder.file, 4096 * 3 + 100);
  await expect(open().then((again) => again.caseOf(`thread:${id(1)}`, T))).rejects.toThrow(/malformed|not a database/u);
});

describe('a case that cannot be read counts as absent', () => {
  test.each([
    ['of an older format', 'update cases set format = ?', [0]],
    ['of a newer format', 'update cases set format = ?', [99]],
    ['of damaged bytes', 'update cases set known = ?', [new Uint8Array([40, 181, 47, 253, 4, 0])]],
    ['of no bytes', 'update cases set known = ?', [new Uint8Array()]],
  ] as const)('%s', async (_, sql, values) => {
    const store = await open();
    await store.keepCase(`thread:${id(1)}`, keptCase(), T);
    edit(sql, ...values);
    expect(await store.caseOf(`thread:${id(1)}`, T)).toBeNull();
    expect(await store.newestCaseOf(keptCase().asker, keptCase().channel!, T)).toBeNull();
    await store.keepCase(`thread:${id(1)}`, keptCase(), T);
    expect(await store.caseOf(`thread:${id(1)}`, T)).toEqual(keptCase());
    await store.close();
  });
});

test.each(['', '{', '[1]', 'null'])('settings that cannot be read count as not set: %j', async (json) => {
  const store = await open();
  edit('insert into settings values (?, ?)', id(1), json);
  expect((await store.settingsOf(id(1))).forums).toEqual([]);
  await store.close();
});

describe('the check throws', () => {
  test('while another program holds the file', async () => {
    const store = await open();
    const other = new DatabaseSync(folder.file);
    other.exec('begin immediate');
    await expect(store.check()).rejects.toThrow('database is locked');
    other.exec('rollback');
    await store.check();
    other.close();
    await store.close();
  });

  test.skipIf(process.platform === 'win32')('when the disk is full', () => {
    const file = join(folder.dir, 'full/clinic.db');
    mkdirSync(join(folder.dir, 'full'));
    const program = `
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/store/sqlite-store.ts'))});
      const store = await openStore({ file: ${JSON.stringify(file)}, caseTtlMs: 1 });
      let checks = 0;
      try {
        for (; checks < 5_000; checks += 1) await store.check();
      } catch (error) {
        console.log(checks > 3, error.errstr);
      }`;
    // A limit on the size of files: a full disk without filling one. In blocks of 512 or 1024 bytes.
    const limited = 'ulimit -f 600; exec "$0" --input-type=module -e "$1"';
    const { stdout, stderr } = spawnSync('sh', ['-c', limited, process.execPath, program], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^true (?:disk I\/O error|database or disk is full)\n$/u);
  });
});

test('nothing is printed when the store opens and closes', () => {
  const program = `
    const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/store/sqlite-store.ts'))});
    await (await openStore({ file: ${JSON.stringify(folder.file)}, caseTtlMs: 1 })).close();`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
});
