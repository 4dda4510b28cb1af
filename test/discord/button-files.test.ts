import { beforeAll, expect, test } from 'vitest';
import type { Channel } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { actionsIn, buttonFor, CERTAIN, DIFFERENTIAL, leadIn } from './shown.ts';

const r = sharedBot();
let channel: Channel;
beforeAll(() => {
  channel = r.discord.guild().text('general');
});

/** A job whose session and payload do not fit together, too long for its correction to stand in a message. */
const JOB = {
  name: 'daily',
  schedule: { kind: 'cron', expr: '0 9 * * *', tz: 'Europe/Madrid' },
  sessionTarget: 'main',
  payload: { kind: 'agentTurn', message: 'Write the report. '.repeat(80) },
};
const REFUSED = 'main cron jobs require payload.kind="systemEvent"';
const CALL = `openclaw gateway call cron.add --params '${JSON.stringify(JOB)}'`;
const FILE = 'corrected.json';

const asked = async (error: string) => {
  const asker = r.person();
  const exchange = await (await asker.slash(channel, 'diagnose', { error })).settled();
  const press = (kind: string) => asker.press(exchange.shown!, buttonFor(exchange.shown, kind));
  return { exchange, press, names: () => exchange.shown!.files.map(({ name }) => name) };
};

test('buttons: a file of corrected JSON comes with a reply, and with what is shared', async () => {
  const { exchange, press, names } = await asked(`${REFUSED}\n${CALL}`);
  expect([exchange.first!.type, names()]).toEqual([5, [FILE]]);
  const corrected = JSON.parse(exchange.shown!.files[0]!.text) as typeof JOB;
  expect(corrected.schedule).toEqual(JOB.schedule);
  const shared = await (await press('share')).settled();
  expect(shared.shown!.files.map(({ name }) => name)).toEqual([FILE]);
  expect(shared.shown!.isPrivate).toBe(false);
});

test('buttons: it stays under a reply that is closed', async () => {
  for (const kind of ['solved', 'not-it']) {
    const { exchange, press, names } = await asked(`${REFUSED}\n${CALL}`);
    await press(kind);
    expect([actionsIn(exchange.shown), names()]).toEqual([[], [FILE]]);
  }
});

test('buttons: it goes when another cause takes its place', async () => {
  const { exchange, press, names } = await asked(`${CERTAIN}\n\nI sent:\n${JSON.stringify(JOB, null, 1)}\n${REFUSED}`);
  expect(names()).toEqual([FILE]);
  const lead = leadIn(exchange.shown);
  await press('not-it');
  expect(leadIn(exchange.shown)).not.toBe(lead);
  expect(names()).toEqual([]);
});

test('buttons: it comes when its cause takes the place of another', async () => {
  const { exchange, press, names } = await asked(`${DIFFERENTIAL}\n\n${CALL}`);
  expect(names()).toEqual([]);
  while (leadIn(exchange.shown) !== 'cron-payload-kind-mismatch') {
    const lead = leadIn(exchange.shown);
    await press('not-it');
    await r.discord.until(() => leadIn(exchange.shown) !== lead);
  }
  expect(names()).toEqual([FILE]);
  expect(exchange.shown!.isPrivate).toBe(true);
});
