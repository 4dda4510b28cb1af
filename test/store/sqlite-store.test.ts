import { afterAll } from 'vitest';
import { openStore } from '../../src/store/sqlite-store.ts';
import { storeFolder } from './folder.ts';
import { storeKeepsItsPromises } from './promises.ts';
import { sharedStoreKeepsItsPromises } from './shared-promises.ts';

const removals: (() => void)[] = [];
afterAll(() => {
  for (const remove of removals) remove();
});

storeKeepsItsPromises('in memory', (times) => openStore({ file: ':memory:', ...times }));

storeKeepsItsPromises('in a SQLite file', (times) => {
  const { file, remove } = storeFolder();
  removals.push(remove);
  return openStore({ file, ...times });
});

sharedStoreKeepsItsPromises('on one SQLite file', () => {
  const { file, remove } = storeFolder();
  return { open: (times) => openStore({ file, ...times }), remove };
});
