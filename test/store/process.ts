import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/sqlite-store.ts';
import { id, keptCase } from './kept.ts';
import { T, TIMES } from './times.ts';

/**
 * A process that shares a store, run as `process.ts <file> <task> <first> <last>`; it begins once its standard input has a byte.
 * `claim`: prints which of the ids it won. `start`: the same, and opens the store only then. `work`: takes and keeps one after
 * the other and settles all but every fifth; prints each when it is done.
 */
const [file, task, first, last] = process.argv.slice(2) as [string, string, string, string];
const open = () => openStore({ file, ...TIMES });
let store = task === 'start' ? null : await open();
say('ready');
await new Promise((begin) => process.stdin.once('data', begin));
process.stdin.destroy();
store ??= await open();
for (let one = Number(first); one <= Number(last); one += 1) {
  const isWon = await store.claim(id(one), T);
  if (isWon) say(`won ${one}`);
  if (task !== 'work') continue;
  await store.keepCase(`thread:${id(one)}`, keptCase({ newest: id(one) }), T);
  say(`kept ${one}`);
  if (one % 5 === 0) continue;
  await store.settle(id(one), T);
  say(`settled ${one}`);
}
await store.close();

/** At once, so that nothing said is lost when the process is killed. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
