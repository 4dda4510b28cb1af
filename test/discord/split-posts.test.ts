import { afterEach, describe, expect, test } from 'vitest';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn, PAIRING_CAUSE } from './shown.ts';
import { heard, open, theAnswer, wrote } from './talk.ts';

const r = sharedBot();
const server = sharedServer(r);
const { person, us } = r;
afterEach(() => r.discord.faults.latency(0));

describe('split-posts', () => {
  const job = `openclaw cron runs --id daily-report`;

  test.each([
    ['after an open code fence', [`\`\`\`\n${job}`, `Error: ${CERTAIN}\n\`\`\``]],
    ['after an open bracket', ['{ "tool": "cron",', `"error": "${CERTAIN}" }`]],
    ['in three parts', ['```\nlog begins', 'a line between', `Error: ${CERTAIN}\n\`\`\``]],
  ])('split-posts: is read as one post: %s', async (_, parts) => {
    const ann = person();
    const { thread } = await open(r, ann, server.forum, 'it fails, log follows');
    for (const part of parts) await wrote(r, ann, thread, part);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('split-posts: a second half changes the answer to the first', async () => {
    const ann = person();
    const thread = (await open(r, ann, server.forum, 'it fails, log follows')).thread;
    await wrote(r, ann, thread, `\`\`\`\n${DIFFERENTIAL}`);
    expect(leadIn(theAnswer(r, thread))).toBe(PAIRING_CAUSE);
    expect(
      await heard(r, () => ann.post(thread, 'Gateway target: ws://192.168.7.7:18789\nSource: config\n```')),
    ).toEqual(['edited']);
    theAnswer(r, thread);
  });

  test('split-posts: the second half of a question needs no second mention', async () => {
    const ann = person();
    const channel = server.guild.text('general');
    await wrote(r, ann, channel, `${us()} what is this?\n\`\`\`\n${job}`);
    expect(leadIn(theAnswer(r, channel))).toBeNull();
    expect(await heard(r, () => ann.post(channel, `Error: ${CERTAIN}\n\`\`\``))).toEqual(['edited']);
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
    expect(await heard(r, () => ann.post(channel, `Error: ${CERTAIN}`))).toEqual(['not-for-us']);
  });

  test('split-posts: an edit of either half is read with the other', async () => {
    const ann = person();
    const thread = (await open(r, ann, server.forum, 'it fails, log follows')).thread;
    const first = await wrote(r, ann, thread, '```\nopenclaw cron runs');
    const second = await wrote(r, ann, thread, `Error: ${CERTAIN}\n\`\`\``);
    const answer = theAnswer(r, thread);
    await heard(r, () => ann.edit(first, `\`\`\`\n${job}`));
    await heard(r, () => ann.edit(second, `Error: ${DIFFERENTIAL}\n\`\`\``));
    expect(theAnswer(r, thread).id).toBe(answer.id);
    expect(leadIn(answer)).toBe(PAIRING_CAUSE);
  });
});
