import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { InOrder } from '../../../src/discord/in-order.ts';

test('tasks of one key run after each other, those of others meanwhile', async () => {
  const order = new InOrder();
  const log: string[] = [];
  const task = (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await setTimeout(ms);
    log.push(`${name} ends`);
  };
  await Promise.all([order.run('a', task('a1', 20)), order.run('a', task('a2', 1)), order.run('b', task('b1', 1))]);
  expect(log.indexOf('a2 begins')).toBeGreaterThan(log.indexOf('a1 ends'));
  expect(log.indexOf('b1 ends')).toBeLessThan(log.indexOf('a1 ends'));
});

test('a task that fails rejects for its caller and does not hold up the next', async () => {
  const order = new InOrder();
  const failed = order.run('a', () => Promise.reject(new Error('no')));
  const next = order.run('a', async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toBe('yes');
});

test('nothing is remembered of keys whose tasks are done', async () => {
  const order = new InOrder();
  await Promise.all(Array.from({ length: 100 }, (_, at) => order.run(`${at}`, async () => at)));
  await order.idle();
  expect(order.size).toBe(0);
});
