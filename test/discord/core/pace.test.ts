import { expect, test } from 'vitest';
import { Pace } from '../../../src/discord/pace.ts';

test('news-only: so many answers a minute, and then again', () => {
  const pace = new Pace(2);
  pace.count('ann', 0);
  expect(pace.allows('ann', 1)).toBe(true);
  pace.count('ann', 30_000);
  expect(pace.allows('ann', 30_001)).toBe(false);
  expect(pace.allows('bob', 30_001)).toBe(true);
  expect(pace.allows('ann', 60_000)).toBe(true);
});
