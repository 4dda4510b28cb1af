import { expect, onTestFinished, test, vi } from 'vitest';
import { type Gateway, startGateway } from './gateway.ts';
import { Home } from './home.ts';
import { childPorts, isListening, standIn } from './stand-in.ts';

const stopped = new Error('stopped');

function prepared() {
  const aborted = new AbortController();
  const installed = standIn();
  const home = new Home(installed, aborted.signal);
  onTestFinished(() => home.remove());
  const start = (how: string) => startGateway(home, ['gateway', 'run'], { STAND_IN: how }, aborted.signal);
  return { start, aborted, ports: () => childPorts(installed) };
}

test('a gateway runs once it says that it is ready, and its children end with it', async () => {
  const { start, ports } = prepared();
  const gateway = (await start('runs')) as Gateway;
  expect(gateway.text()).toContain('[gateway] ready');
  const [child] = ports();
  expect(await isListening(child!)).toBe(true);
  await gateway.stop();
  await vi.waitFor(async () => expect(await isListening(child!)).toBe(false));
});

test('a gateway that ends before it is ready gives what it printed', async () => {
  expect(await prepared().start('fails')).toEqual({ text: 'Error: the gateway has no config\n', exit: 1 });
});

test('stopping ends a gateway that runs, with its children', async () => {
  const { start, aborted, ports } = prepared();
  const gateway = (await start('runs')) as Gateway;
  aborted.abort(stopped);
  await vi.waitFor(async () => expect(await isListening(ports()[0]!)).toBe(false));
  await gateway.stop();
});

test('stopping ends the wait for a gateway that hangs, with its children', async () => {
  const { start, aborted, ports } = prepared();
  const refused = expect(start('hangs')).rejects.toThrow(stopped);
  await vi.waitFor(() => expect(ports()).toHaveLength(1), 20_000);
  aborted.abort(stopped);
  await refused;
  await vi.waitFor(async () => expect(await isListening(ports()[0]!)).toBe(false));
});
