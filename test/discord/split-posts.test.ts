import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Channel, Person, PostOptions, Thread } from './loopback/discord.ts';
import { helpServer, type Running, running } from './running.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { heard, open, say, theAnswer } from './talk.ts';

const PAIRING_CAUSE = 'scope-upgrade-pending';

let r: Running;
let server: Awaited<ReturnType<typeof helpServer>>;
beforeAll(async () => {
  r = await running();
  server = await helpServer(r);
});
afterEach(() => r.discord.faults.latency(0));
afterAll(async () => {
  expect(r.discord.faultsFound).toEqual([]);
  await r.stop();
});

const person = (name = 'ann') => r.discord.person({ name });
const us = () => `<@${r.discord.bot.id}>`;

const said = async (who: Person, place: Channel | Thread, post: string | PostOptions) =>
  (await say(r, who, place, post)).message;
const opened = (asker: Person, content: string) => open(r, asker, server.forum, content);

describe('split-posts', () => {
  const job = `openclaw cron runs --id daily-report`;

  test.each([
    ['after an open code fence', [`\`\`\`\n${job}`, `Error: ${CERTAIN}\n\`\`\``]],
    ['after an open bracket', ['{ "tool": "cron",', `"error": "${CERTAIN}" }`]],
    ['in three parts', ['```\nlog begins', 'a line between', `Error: ${CERTAIN}\n\`\`\``]],
  ])('split-posts: is read as one post: %s', async (_, parts) => {
    const ann = person();
    const { thread } = await opened(ann, 'it fails, log follows');
    for (const part of parts) await said(ann, thread, part);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('split-posts: a second half changes the answer to the first', async () => {
    const ann = person();
    const thread = (await opened(ann, 'it fails, log follows')).thread;
    await said(ann, thread, `\`\`\`\n${DIFFERENTIAL}`);
    expect(leadIn(theAnswer(r, thread))).toBe(PAIRING_CAUSE);
    expect(
      await heard(r, () => ann.post(thread, 'Gateway target: ws://192.168.7.7:18789\nSource: config\n```')),
    ).toEqual(['edited']);
    theAnswer(r, thread);
  });

  test('split-posts: the second half of a question needs no second mention', async () => {
    const ann = person();
    const channel = server.guild.text('general');
    await said(ann, channel, `${us()} what is this?\n\`\`\`\n${job}`);
    expect(leadIn(theAnswer(r, channel))).toBeNull();
    expect(await heard(r, () => ann.post(channel, `Error: ${CERTAIN}\n\`\`\``))).toEqual(['edited']);
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
    expect(await heard(r, () => ann.post(channel, `Error: ${CERTAIN}`))).toEqual(['not-for-us']);
  });

  test('split-posts: an edit of either half is read with the other', async () => {
    const ann = person();
    const thread = (await opened(ann, 'it fails, log follows')).thread;
    const first = await said(ann, thread, '```\nopenclaw cron runs');
    const second = await said(ann, thread, `Error: ${CERTAIN}\n\`\`\``);
    const answer = theAnswer(r, thread);
    await heard(r, () => ann.edit(first, `\`\`\`\n${job}`));
    await heard(r, () => ann.edit(second, `Error: ${DIFFERENTIAL}\n\`\`\``));
    expect(theAnswer(r, thread).id).toBe(answer.id);
    expect(leadIn(answer)).toBe(PAIRING_CAUSE);
  });
});
