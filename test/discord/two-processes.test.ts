import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { type ChildBot, childBot } from './child-bot.ts';
import type { Person, Place } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { answersIn, theAnswer } from './talk.ts';

/** After so long a process takes what another one claimed and did not answer. */
const CLAIM_MS = 1_000;

const r = sharedBot({ againMs: CLAIM_MS });
const server = sharedServer(r);
const { person, us } = r;
let children: ChildBot[] = [];
afterEach(async () => {
  r.discord.faults.latency(0);
  await Promise.all(children.map((child) => child.end()));
  children = [];
});

const route = ({ id }: Place) => `POST /channels/${id}/messages`;
const attempts = (place: Place) =>
  r.discord.requests.filter(({ method, path }) => `${method} ${path}` === route(place)).map(({ status }) => status);

/** A process of its own on the database of the bot that runs here. */
async function another(): Promise<ChildBot> {
  const child = await childBot(r.discord, {}, dirname(r.config.databasePath));
  children.push(child);
  return child;
}

/** Does nothing for so long, as if this process were busy: nobody else waits. */
function stall(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isClaimed(message: string): boolean {
  const database = new DatabaseSync(r.config.databasePath, { readOnly: true });
  const row = database.prepare('select 1 from claims where id = ?').get(message);
  database.close();
  return row !== undefined;
}

async function counted({ url }: ChildBot, outcome: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`clinic_messages_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
}

describe('two processes on one database', () => {
  test('answers-once: each message and each command has one answer, whoever gives it', async () => {
    await r.bot.stop();
    const [one, other] = [await another(), await another()];
    expect(r.discord.sessions.filter(({ isConnected }) => isConnected)).toHaveLength(2);
    const people: Person[] = Array.from({ length: 12 }, (_, at) => person(`person ${at}`));
    const places = await Promise.all(
      people.map(async (who, at) => {
        if (at % 2 === 0) return who.openPost(server.forum, { title: 'It fails', content: CERTAIN });
        const channel = server.guild.text(`channel ${at}`);
        await who.post(channel, `${us()} ${CERTAIN}`);
        return channel;
      }),
    );
    const commands = await Promise.all(people.map((who) => who.slash(server.other, 'diagnose', { error: CERTAIN })));
    await r.discord.until(() => places.every((place) => answersIn(r, place).length > 0), 15_000);
    const heard = async () => {
      const each = await Promise.all(
        [one, other].map(async (child) => [await counted(child, 'answered'), child] as const),
      );
      const rest = await Promise.all(
        each.map(
          async ([answered, child]) =>
            answered + (await counted(child, 'claimed')) + (await counted(child, 'unchanged')),
        ),
      );
      return rest.every((messages) => messages === places.length) ? each.map(([answered]) => answered) : null;
    };
    const answered = await r.discord.until(heard, 15_000);
    expect(answered[0]! + answered[1]!).toBe(places.length);
    for (const place of places) expect(leadIn(theAnswer(r, place))).toBe(CERTAIN_CAUSE);
    for (const { shown, refusals, followUps } of commands) {
      expect([leadIn(shown), refusals, followUps]).toEqual([CERTAIN_CAUSE, [], []]);
    }
  });

  test('answers-once: what was posted in two parts has one answer, whoever began with it', async () => {
    await r.bot.stop();
    await another();
    await another();
    r.discord.faults.latency(200, /POST \/channels\/\d+\/messages/);
    const threads = await Promise.all(
      Array.from({ length: 6 }, async (_, at) => {
        const who = person(`person ${at}`);
        const thread = await who.openPost(server.forum, { title: 'It fails', content: `\`\`\`\n${CERTAIN}` });
        await who.post(thread, `${DIFFERENTIAL}\n\`\`\``);
        return thread;
      }),
    );
    await r.discord.until(() => threads.every((thread) => answersIn(r, thread)[0]?.edits), 15_000);
    for (const thread of threads) theAnswer(r, thread);
  });
});

describe('a process that is killed while it answers', () => {
  test('answers-once: the next start answers what was left, once', async () => {
    await r.bot.stop();
    const child = await another();
    const channel = server.guild.text('left');
    r.discord.faults.rateLimit(route(channel), 1_500);
    const message = await person().post(channel, `${us()} ${CERTAIN}`);
    await r.discord.until(() => attempts(channel).length > 0);
    expect([await child.end('SIGKILL'), isClaimed(message.id)]).toEqual([null, true]);
    await r.restart();
    await r.discord.until(() => answersIn(r, channel)[0], 10_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(theAnswer(r, channel).repliesTo).toBe(message.id);
  });

  test('answers-once: another one that runs answers what was left, once', async () => {
    await r.restart();
    const child = await another();
    const channel = server.guild.text('left to the other');
    r.discord.faults.rateLimit(route(channel), 1_000);
    const message = await person().post(channel, `${us()} ${CERTAIN}`);
    stall(500); // the other process is the first to take it
    expect(isClaimed(message.id)).toBe(true);
    await r.discord.until(() => attempts(channel).length > 0);
    await child.end('SIGKILL');
    expect(answersIn(r, channel)).toEqual([]);
    await r.discord.until(() => answersIn(r, channel)[0], 10_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(theAnswer(r, channel).repliesTo).toBe(message.id);
  });

  test('answers-once: an answer that was written, but not noted any more, is not written again', async () => {
    await r.bot.stop();
    const child = await another();
    const channel = server.guild.text('written');
    r.discord.faults.dropAcks(1, route(channel));
    const written = r.discord.until(() => answersIn(r, channel)[0]);
    const message = await person().post(channel, `${us()} ${CERTAIN}`);
    await written;
    await child.end('SIGKILL');
    await r.restart();
    await r.discord.until(() => attempts(channel).filter((status) => status === 200).length > 0, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(theAnswer(r, channel).repliesTo).toBe(message.id);
  });
});
