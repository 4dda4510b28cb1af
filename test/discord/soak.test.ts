import { expect, test } from 'vitest';
import { helpServer, running } from './running.ts';
import { soak } from './soak.ts';

/** As many as fit into a minute; `npm run soak` has twenty times as many. */
const FAULTS = 500;

test('no-question-lost: 500 faults, and every question has one answer', { timeout: 90_000, retry: 1 }, async () => {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', note);
  const r = await running({ heartbeatMs: 200, validate: false, config: { logLevel: 'fatal' } });
  try {
    const report = await soak({ discord: r.discord, ...(await helpServer(r)) }, FAULTS, 20_261_128, () => {});
    expect(report.questions).toBeGreaterThan(100);
    expect(report).toMatchObject({ unanswered: [], answeredTwice: [], refusedBodies: [] });
    expect(rejections).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
    await r.stop();
  }
});
