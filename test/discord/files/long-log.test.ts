import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, onTestFinished, test } from 'vitest';
import { openFiles } from '../../../src/discord/files/read-files.ts';
import { CONDENSE_ABOVE } from '../../../src/engine/condense.ts';
import { base, cause } from '../../engine/base.ts';
import { serveFiles } from './file-server.ts';
import { zipOf } from './zip-of.ts';

const kb = base({
  'causes/cron/wrong-field.yaml': cause('symptoms: [{ says: "unexpected property \'agentId\' in the payload" }]'),
});
const MB = 1024 * 1024;
const DECISIVE = "Error: unexpected property 'agentId' in the payload";

/** A server with a process of its own, whose memory is not measured: `/N` is a log of N MB. */
async function longLogs(): Promise<(megabytes: number) => string> {
  const child = fork(new URL('long-log-server.ts', import.meta.url), { execArgv: [] });
  onTestFinished(() => void child.kill());
  const [port] = await once(child, 'message');
  return (megabytes) => `http://127.0.0.1:${port}/${megabytes}`;
}

function read(url: string) {
  return openFiles({ kb, origins: [new URL(url).origin] })([{ name: 'a', url, bytes: null, contentType: null }]);
}

type Cost = { memory: number; turn: number; delay: number };

/** What work costs: MB of memory at most, milliseconds of this thread in one turn at most, and half of the delays. */
async function measured<T>(work: () => Promise<T>): Promise<{ done: T; cost: Cost }> {
  const before = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const cost: Cost = { memory: 0, turn: 0, delay: 0 };
  let used = process.threadCpuUsage();
  const look = () => {
    cost.memory = Math.max(cost.memory, (process.memoryUsage.rss() - before) / MB);
    const { user, system } = process.threadCpuUsage(used);
    cost.turn = Math.max(cost.turn, (user + system) / 1000); // what a busy machine adds is no work of ours
    used = process.threadCpuUsage();
  };
  const turns = setInterval(look, 1);
  delay.enable();
  const done = await work();
  look();
  delay.disable();
  clearInterval(turns);
  cost.delay = delay.percentile(50) / 1e6;
  return { done, cost };
}

test('a log of 25 MB is read to its decisive line, in little memory, and leaves other work its turn', async () => {
  const url = await longLogs();
  await read(url(4)); // compiles what is compiled once
  const { done, cost } = await measured(() => read(url(24.9)));

  expect(done.refused).toEqual([]);
  const [{ text } = { text: '' }] = done.attachments;
  expect(text).toContain(DECISIVE);
  expect(text.replaceAll('\n', '').length).toBeLessThan(CONDENSE_ABOVE);
  expect(cost.memory).toBeLessThan(60);
  expect(cost.turn).toBeLessThan(50);
  expect(cost.delay).toBeLessThan(50);
});

test('a log that is all there at once leaves other work its turn as well', async () => {
  const log = `${'12:00:00 [gateway] heartbeat ok, 3 sessions, nothing to report\n'.repeat(380_000)}${DECISIVE}`;
  const { origin } = await serveFiles({ '/zip': zipOf([{ name: 'a.log', bytes: log, isStored: true }]) });
  const { done, cost } = await measured(() => read(`${origin}/zip`));
  expect(done.attachments[0]?.text).toContain(DECISIVE);
  expect(cost.memory).toBeLessThan(60);
  expect(cost.turn).toBeLessThan(50);
});

test('a line of a long log keeps its number', async () => {
  const url = await longLogs();
  const { attachments } = await read(url(1));
  const lines = attachments[0]!.text.split('\n');
  expect(lines[0]).toMatch(/^1 /);
  expect(lines.findIndex((line) => line.includes(DECISIVE))).toBe(4_999);
});
