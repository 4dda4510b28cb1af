import { describe, expect, test } from 'vitest';
import { openReplays } from '../../src/http/replays.ts';

describe('requests that were seen', () => {
  test.each<[string, readonly number[], readonly boolean[]]>([
    ['at once', [0, 0], [true, false]],
    ['for their time', [0, 500, 999, 1_000], [true, false, false, false]],
    ['for all of their time, wherever it begins', [0, 1_999], [true, false]],
    ['not for more than twice that', [0, 2_000], [true, true]],
  ])('are known %s', (_, times, wanted) => {
    const replays = openReplays(1_000, 10);
    expect(times.map((now) => replays.isNew('a', now))).toEqual(wanted);
  });

  test('that come late in a stretch are known for their time too', () => {
    const replays = openReplays(1_000, 10);
    expect([replays.isNew('a', 0), replays.isNew('b', 990), replays.isNew('c', 1_010)]).toEqual([true, true, true]);
    expect(replays.isNew('b', 1_989)).toBe(false);
  });

  test('are of bounded number: the oldest go first', () => {
    const replays = openReplays(1_000, 100);
    for (let at = 0; at < 10_000; at += 1) replays.isNew(`id-${at}`, 0);
    expect(['id-9999', 'id-9950', 'id-0'].map((id) => replays.isNew(id, 0))).toEqual([false, false, true]);
  });

  test('take the same little time however many there are', () => {
    const replays = openReplays(1_000_000, 100_000);
    const start = performance.now();
    for (let at = 0; at < 300_000; at += 1) replays.isNew(`id-${at}`, at);
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
