/** `npm run soak`: thousands of faults in a row. `npm run soak -- FAULTS SEED` for other numbers than 10,000 and 1. */
import { helpServer, running } from './running.ts';
import { soak } from './soak.ts';

const [faults = 10_000, seed = 1] = process.argv.slice(2).map(Number);
if (!(faults > 0) || !Number.isInteger(seed)) {
  console.error('usage: npm run soak -- [FAULTS [SEED]], whole numbers');
  process.exit(2);
}

const rejections: unknown[] = [];
process.on('unhandledRejection', (reason) => void rejections.push(reason));
const began = performance.now();
const session = await running({ heartbeatMs: 200, validate: false, config: { logLevel: 'fatal' } });
const report = await soak({ discord: session.discord, ...(await helpServer(session)) }, faults, seed, (done) => {
  if (process.stderr.isTTY || done % 500 === 0) process.stderr.write(`\r${done} of ${faults} faults `);
});
process.stderr.write('\n');
await session.stop();

const seconds = Math.round((performance.now() - began) / 1_000);
console.log(`${report.faults} faults, ${report.questions} questions, seed ${seed}, ${seconds} s`);
for (const [what, found] of [
  ['unanswered', report.unanswered],
  ['answered twice', report.answeredTwice],
  ['refused by Discord', report.refusedBodies],
  ['unhandled rejections', rejections.map(String)],
] as const) {
  console.log(`${what}: ${found.length}`);
  for (const one of found.slice(0, 20)) console.log(`  ${one}`);
  if (found.length > 0) process.exitCode = 1;
}
