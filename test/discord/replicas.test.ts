import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ChildBot, childBot } from './child-bot.ts';
import { type Channel, type Discord, openDiscord } from './loopback/discord.ts';
import { snowflake } from './loopback/snowflake.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';

const LOG = { name: 'gateway.log', text: `${CERTAIN}\n` };
const STOPS_WITHIN_MS = 3_000;

let discord: Discord;
let channel: Channel;
let folder: string;
let replicas: ChildBot[] = [];
beforeAll(async () => {
  discord = await openDiscord();
  channel = discord.guild().text('general');
  folder = mkdtempSync(join(tmpdir(), 'clinic-'));
});
afterEach(async () => {
  discord.faults.latency(0);
  await discord.sendInteractionsTo(null);
  await Promise.all(replicas.map((replica) => replica.end()));
  replicas = [];
});
afterAll(async () => {
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
  expect(discord.faultsFound).toEqual([]);
});

const ann = () => discord.person({ name: 'ann' });

/** A process without a connection to the gateway, which takes signed interactions. */
async function replica(): Promise<ChildBot> {
  const env = { DISCORD_GATEWAY: 'off', DISCORD_PUBLIC_KEY: discord.application.publicKey };
  const bot = await childBot(discord, env, folder);
  replicas.push(bot);
  return bot;
}

/** Sends an interaction as Discord signs it, or as somebody who has not the key. */
async function send({ url }: ChildBot, body: string, signature?: string, timestamp = String(seconds())) {
  const answer = await fetch(`${url}/interactions`, {
    method: 'POST',
    headers: {
      'X-Signature-Ed25519': signature ?? discord.application.sign(timestamp, body),
      'X-Signature-Timestamp': timestamp,
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

function seconds(): number {
  return Math.floor(Date.now() / 1_000);
}

test('http-interactions: a process of its own answers at once, and what it deferred by an edit', async () => {
  const bot = await replica();
  await discord.sendInteractionsTo(`${bot.url}/interactions`); // only if it answers PING and refuses forgeries
  const asked = await ann().slash(channel, 'diagnose', { error: CERTAIN });
  expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
  const slow = await ann().slash(channel, 'diagnose', { log: LOG });
  expect(leadIn((await slow.settled()).shown)).toBe(CERTAIN_CAUSE);
  expect(discord.sessions).toEqual([]);

  const body = JSON.stringify({ ...asked.interaction, id: snowflake() });
  expect(await send(bot, body, '0'.repeat(128))).toEqual({ status: 401, text: '' });
  const old = String(seconds() - 600);
  expect(await send(bot, body, discord.application.sign(old, body), old)).toEqual({ status: 401, text: '' });
  expect(await send(bot, JSON.stringify({ type: 1 }))).toEqual({ status: 200, text: '{"type":1}' });
});

test('answers-once: what somebody sends again to another process is not answered there', async () => {
  const [one, other] = [await replica(), await replica()];
  await discord.sendInteractionsTo(`${one.url}/interactions`);
  const asked = await ann().slash(channel, 'diagnose', { error: CERTAIN });
  const body = JSON.stringify({ ...asked.interaction, id: snowflake() });
  const timestamp = String(seconds());
  const signature = discord.application.sign(timestamp, body);
  const first = await send(one, body, signature, timestamp);
  expect([first.status, first.text.includes(CERTAIN_CAUSE)]).toEqual([200, true]);
  expect(await send(one, body, signature, timestamp)).toEqual({ status: 401, text: '' });
  expect(await send(other, body, signature, timestamp)).toEqual({ status: 202, text: '' });
});

test('graceful-stop: a process without a connection finishes what it deferred', async () => {
  const bot = await replica();
  await discord.sendInteractionsTo(`${bot.url}/interactions`);
  discord.faults.latency(1_000, 'attachments/');
  const asked = await ann().slash(channel, 'diagnose', { log: LOG });
  expect(asked.shown!.isThinking).toBe(true);
  const began = Date.now();
  expect(await bot.end()).toBe(0);
  expect(Date.now() - began).toBeLessThan(STOPS_WITHIN_MS);
  expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
});
