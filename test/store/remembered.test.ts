import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { remembered } from '../../src/store/remembered.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is remembered of a number that counts the readings. */
function counted() {
  let readings = 0;
  const known = remembered(async (key) => {
    readings += 1;
    return `${key}${readings}`;
  }, 100);
  return { known, readings: () => readings };
}

test('is read again when it is old, and not before', async () => {
  const { known } = counted();
  expect(await known.of('a')).toBe('a1');
  vi.advanceTimersByTime(99);
  expect(await known.of('a')).toBe('a1');
  vi.advanceTimersByTime(1);
  expect(await known.of('a')).toBe('a2');
});

test('is read once for many who ask at once, and apart for each key', async () => {
  const { known } = counted();
  expect(await Promise.all([known.of('a'), known.of('a'), known.of('b')])).toEqual(['a1', 'a1', 'b2']);
});

test('is read again after a write, also when the reading before it has not ended', async () => {
  const { known } = counted();
  const before = known.of('a');
  known.forget('a');
  expect(await known.of('a')).toBe('a2');
  expect(await before).toBe('a1');
  expect(await known.of('a')).toBe('a2');
});

test('a failure is not remembered', async () => {
  let fails = true;
  const known = remembered(() => (fails ? Promise.reject(new Error('locked')) : Promise.resolve('a')), 100);
  await expect(known.of('a')).rejects.toThrow('locked');
  fails = false;
  expect(await known.of('a')).toBe('a');
});

test('does not grow without end', async () => {
  const { known, readings } = counted();
  for (let one = 0; one < 10_001; one += 1) await known.of(String(one));
  await known.of('10000');
  expect(readings()).toBe(10_001);
  await known.of('0');
  expect(readings()).toBe(10_002);
});
