import { afterEach, describe, expect, test } from 'vitest';
import type { Channel, Message, Thread } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn, PAIRING_CAUSE } from './shown.ts';
import { answersIn, heard, open, theAnswer, wrote } from './talk.ts';

const r = sharedBot();
const server = sharedServer(r);
const { person, us } = r;
afterEach(() => r.discord.faults.latency(0));

/** Requests that write, change or delete messages of a place. */
function writes(place: Channel | Thread): readonly string[] {
  return r.discord.requests
    .filter(({ method, path }) => method !== 'GET' && path.startsWith(`/channels/${place.id}/`))
    .map(({ method }) => method);
}

describe('follows-edits', () => {
  test.each(['forum', 'channel'] as const)(
    'follows-edits: another error changes the answer in place: in a %s',
    async (where) => {
      const ann = person();
      const place = where === 'forum' ? await open(r, ann, server.forum, CERTAIN) : null;
      const first = place?.first ?? (await wrote(r, ann, server.other, `${us()} ${CERTAIN}`));
      const at = place?.thread ?? server.other;
      const answer = answersIn(r, at).at(-1)!;
      const count = answersIn(r, at).length;
      expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
      expect(
        await heard(r, () => ann.edit(first, where === 'forum' ? DIFFERENTIAL : `${us()} ${DIFFERENTIAL}`)),
      ).toEqual(['edited']);
      expect(answersIn(r, at)).toHaveLength(count);
      expect(answer.edits).toBe(1);
      expect(leadIn(answer)).toBe(PAIRING_CAUSE);
    },
  );

  test('follows-edits: an unfurled link, and an edit that changes no word, change nothing', async () => {
    const ann = person();
    const { thread, first } = await open(r, ann, server.forum, `${CERTAIN}\nhttps://example.com/`);
    await ann.unfurl(first);
    expect(await heard(r, () => ann.edit(first, `${CERTAIN}\nhttps://example.com/`))).toEqual(['unchanged']);
    expect(await heard(r, () => ann.unfurl(first))).toEqual(['unchanged']); // of a message that was edited before
    expect(await wrote(r, ann, thread, 'thanks')).toBeTruthy();
    expect(theAnswer(r, thread).edits).toBe(0);
    expect(writes(thread)).toEqual(['POST']);
  });

  test('follows-edits: an answer that nobody asked for is taken back when nothing fits any more, and comes again', async () => {
    const ann = person();
    const { thread, first } = await open(r, ann, server.forum, CERTAIN);
    expect(await heard(r, () => ann.edit(first, 'never mind'))).toEqual(['taken-back']);
    expect(answersIn(r, thread)).toEqual([]);
    expect(await heard(r, () => ann.edit(first, `no, it is back: ${CERTAIN}`))).toEqual(['answered']);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('follows-edits: an answer that was asked for stays, and says what it says now', async () => {
    const ann = person();
    const channel = server.guild.text('general');
    const question = await wrote(r, ann, channel, `${us()} ${CERTAIN}`);
    expect(await heard(r, () => ann.edit(question, `${us()} zzyzx`))).toEqual(['edited']);
    expect(theAnswer(r, channel).text).toContain('No known cause fits');
  });

  test('follows-edits: an unclear post is answered once it was edited to hold the error', async () => {
    const ann = person();
    const { thread, first } = await open(r, ann, server.forum, 'it fails, log follows');
    expect(answersIn(r, thread)).toEqual([]);
    expect(await heard(r, () => ann.edit(first, `it fails, log:\n${CERTAIN}`))).toEqual(['answered']);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('follows-edits: an unclear post is answered once a mention was added to it', async () => {
    const ann = person();
    const { thread, first } = await open(r, ann, server.forum, 'it fails, zzyzx');
    expect(await heard(r, () => ann.edit(first, `${us()} it fails, zzyzx`))).toEqual(['answered']);
    theAnswer(r, thread);
  });

  test('follows-edits: a typo mended in an older post leaves the answer to it alone', async () => {
    const ann = person();
    const { thread, first } = await open(r, ann, server.forum, `pleese help\n${DIFFERENTIAL}`);
    await wrote(r, ann, thread, 'is it because this is a raspberry?');
    expect(await heard(r, () => ann.edit(first, `please help\n${DIFFERENTIAL}`))).toEqual(['not-sure']);
    expect(leadIn(theAnswer(r, thread))).toBe(PAIRING_CAUSE);
  });

  test('follows-edits: a log added to an older post changes the answer to it', async () => {
    const ann = person();
    const { thread, first } = await open(r, ann, server.forum, DIFFERENTIAL);
    await wrote(r, ann, thread, 'the log comes in a minute');
    expect(await heard(r, () => ann.edit(first, `${DIFFERENTIAL}\nEDIT:\nError: ${CERTAIN}`))).toEqual(['edited']);
    expect(theAnswer(r, thread).edits).toBe(1);
    expect(theAnswer(r, thread).text).toContain('openclaw cron list');
  });

  test('follows-edits: an edit while the answer is under way ends in one answer, to what the post says then', async () => {
    const ann = person();
    const channel = server.guild.text('slow');
    r.discord.faults.latency(80, `POST /channels/${channel.id}/messages`);
    const outcomes = await heard(
      r,
      async () => {
        const message = await ann.post(channel, `${us()} ${CERTAIN}`);
        await ann.edit(message, `${us()} ${DIFFERENTIAL}`);
      },
      2,
    );
    expect(outcomes).toEqual(['answered', 'edited']);
    expect(leadIn(theAnswer(r, channel))).toBe(PAIRING_CAUSE);
  });
});

describe('follows-deletions', () => {
  test.each(['forum', 'channel'] as const)(
    'follows-deletions: the answer goes with the question: in a %s',
    async (where) => {
      const ann = person();
      const place = where === 'forum' ? await open(r, ann, server.forum, CERTAIN) : null;
      const channel = server.guild.text('general');
      const first = place?.first ?? (await wrote(r, ann, channel, `${us()} ${CERTAIN}`));
      const at = place?.thread ?? channel;
      theAnswer(r, at);
      await ann.delete(first);
      await r.discord.until(() => answersIn(r, at).length === 0);
    },
  );

  test('follows-deletions: what a deleted message told is not gone on with', async () => {
    const ann = person();
    const { thread, first } = await open(r, ann, server.forum, CERTAIN);
    await ann.delete(first);
    await r.discord.until(() => answersIn(r, thread).length === 0);
    expect(await heard(r, () => ann.post(thread, 'it did not help'))).toEqual(['not-sure']);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test('follows-deletions: a question that is deleted while the answer is under way is left without one', async () => {
    const ann = person();
    const channel = server.guild.text('slow');
    r.discord.faults.latency(80, `POST /channels/${channel.id}/messages`);
    await heard(r, async () => {
      const message = await ann.post(channel, `${us()} ${CERTAIN}`);
      await r.discord.until(() => writes(channel).length > 0);
      await ann.delete(message);
    });
    await r.discord.until(() => answersIn(r, channel).length === 0);
    expect(writes(channel)).toEqual(['POST', 'DELETE']);
  });

  test('follows-deletions: many questions deleted at once take their answers with them', async () => {
    const channel = server.guild.text('general');
    const questions: Message[] = [];
    for (const name of ['ann', 'bob', 'cal'])
      questions.push(await wrote(r, person(name), channel, `${us()} ${CERTAIN}`));
    const stays = await wrote(r, person('dan'), channel, `${us()} ${CERTAIN}`);
    expect(answersIn(r, channel)).toHaveLength(4);
    await server.guild.deleteMessages(questions);
    await r.discord.until(() => answersIn(r, channel).length === 1);
    expect(theAnswer(r, channel).repliesTo).toBe(stays.id);
  });

  test.each(['deleted', 'hidden from the bot'] as const)(
    'follows-deletions: a place that is %s while the answer is under way costs one log line',
    async (how) => {
      const ann = person();
      const channel = server.guild.text('going');
      const thread = how === 'deleted' ? (await open(r, ann, server.forum, 'it fails')).thread : null;
      const place = thread ?? channel;
      r.discord.faults.latency(80, `POST /channels/${place.id}/messages`);
      const outcomes = await heard(r, async () => {
        await ann.post(place, `${us()} ${CERTAIN}`);
        await r.discord.until(() => writes(place).length > 0);
        if (thread !== null) await server.guild.deleteThread(thread);
        else await server.guild.permitBot(0n, channel);
      });
      expect(outcomes).toEqual(['failed']);
      expect(
        r
          .logged()
          .split('\n')
          .filter((line) => line.includes(place.id) && line.includes('not delivered')),
      ).toHaveLength(1);
    },
  );
});
