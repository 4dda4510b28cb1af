import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { turns } from '../../../src/discord/files/turns.ts';

const never = new AbortController().signal;

test('work is done in the order in which it came, so many at once', async () => {
  const inTurn = turns(2);
  const log: string[] = [];
  const work = (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await wait(ms);
    log.push(`${name} ends`);
    return name;
  };
  const done = await Promise.all([
    inTurn(work('a', 60), never),
    inTurn(work('b', 20), never),
    inTurn(work('c', 90), never),
  ]);
  expect(done).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a begins', 'b begins', 'b ends', 'c begins', 'a ends', 'c ends']);
});

test('work that fails makes room for the next', async () => {
  const inTurn = turns(1);
  const failed = inTurn(() => Promise.reject(new Error('broken')), never);
  const next = inTurn(async () => 'done', never);
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('done');
});

test('who gives up while waiting is never begun, and holds up nobody', async () => {
  const inTurn = turns(1);
  const impatient = new AbortController();
  const log: string[] = [];
  const first = inTurn(() => wait(40), never);
  const second = inTurn(async () => log.push('second'), impatient.signal);
  const third = inTurn(async () => log.push('third'), never);
  impatient.abort(new Error('too long'));
  await expect(second).rejects.toThrow('too long');
  await expect(inTurn(async () => log.push('late'), impatient.signal)).rejects.toThrow('too long');
  await Promise.all([first, third]);
  expect(log).toEqual(['third']);
  expect(await inTurn(async () => 'free again', never)).toBe('free again');
});
