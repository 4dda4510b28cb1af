import { describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Channel, Thread } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn, PAIRING_CAUSE } from './shown.ts';
import { answersIn, heard, helped, say, theAnswer } from './talk.ts';

const r = sharedBot();
const server = sharedServer(r);
const { person, us } = r;

/** A text channel in which the bot answers unasked too. */
async function chosen(): Promise<Channel> {
  const channel = server.guild.text('questions');
  const panel = await server.manager.slash(server.other, 'clinic settings');
  await server.manager.choose(panel.shown!, 'clinic:1:channels', [channel.id]);
  return channel;
}

describe('in a text channel that was not chosen', () => {
  const silent = () => server.guild.text('general');

  test('silent-unless-sure: says nothing unasked, however clear the error is', async () => {
    const channel = silent();
    expect((await say(r, person(), channel, CERTAIN)).outcomes).toEqual(['not-for-us']);
    expect(answersIn(r, channel)).toEqual([]);
  });

  test.each([
    ['a mention before it', (text: string) => `${us()} ${text}`],
    ['a mention behind it', (text: string) => `${text}\n${us()} please`],
    ['a mention as older clients write it', (text: string) => `<@!${r.discord.bot.id}> ${text}`],
  ])('answers-in-place: answers %s by a reply without a ping', async (_, asks) => {
    const channel = silent();
    const { message } = await say(r, person(), channel, asks(CERTAIN));
    const answer = theAnswer(r, channel);
    expect(answer).toMatchObject({ repliesTo: message.id, pings: [] });
    expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
    expect(answer.json.mentions).toEqual([]);
  });

  test('silent-unless-sure: says that it is no diagnosis, or what would help, to a mention that names no known cause', async () => {
    const channel = silent();
    await say(r, person(), channel, `${us()} how do I pair telegram?`);
    await say(r, person(), channel, `${us()} zzyzx`);
    const [shared, nothing] = answersIn(r, channel);
    expect(shared!.text).toContain('not a diagnosis');
    expect(nothing!.text).toContain('Paste the exact error');
  });

  test.each(['hello', 'hi there!', 'thanks a lot', 'gracias', '你好', 'it worked, thanks', '👍'])(
    'silent-unless-sure: to a mention with a mere %j it says in a line what to paste',
    async (words) => {
      const channel = silent();
      await say(r, person(), channel, `${us()} ${words}`);
      const answer = theAnswer(r, channel);
      expect(answer.text).toBe(discordPhrases('en').greeting);
      expect(answer.buttons).toEqual([]);
    },
  );

  test('silent-unless-sure: to thanks by mention after an answer it does not say everything again', async () => {
    const channel = silent();
    const asker = person();
    await say(r, asker, channel, `${us()} ${CERTAIN}`);
    await say(r, asker, channel, `${us()} thank you!`);
    expect(answersIn(r, channel).at(-1)!.text).toBe(discordPhrases('en').greeting);
  });

  test.each(['it fails', 'my cat does not like me'])(
    'silent-unless-sure: a mention with %j is told what would help, and no entries',
    async (words) => {
      const channel = silent();
      await say(r, person(), channel, `${us()} ${words}`);
      expect(theAnswer(r, channel).text).toContain('No known cause fits');
    },
  );

  test('silent-unless-sure: answers a reply to its message, in the same conversation', async () => {
    const channel = silent();
    const ann = person();
    await say(r, ann, channel, `${us()} ${DIFFERENTIAL}`);
    await say(r, ann, channel, { content: 'it did not help', replyTo: answersIn(r, channel)[0]! });
    const [first, second] = answersIn(r, channel);
    expect(second!.text).toContain('that did not help');
    expect(leadIn(second!)).not.toBe(leadIn(first!));
  });

  test("forwarded: a mention in a reply to somebody's error has that message read", async () => {
    const channel = silent();
    const { message: error } = await say(r, person(), channel, `Error: ${CERTAIN}`);
    const { message } = await say(r, person('bob'), channel, { content: us(), replyTo: error });
    const answer = theAnswer(r, channel);
    expect(answer.repliesTo).toBe(message.id);
    expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
  });

  test('silent-unless-sure: is not asked by a role, by everybody, or by its name', async () => {
    const channel = silent();
    const role = server.guild.role('clinic');
    for (const words of [`<@&${role}>`, '@everyone', '@clinic', '@here']) {
      expect((await say(r, person(), channel, `${words} ${CERTAIN}`)).outcomes).toEqual(['not-for-us']);
    }
    expect(answersIn(r, channel)).toEqual([]);
  });

  test.each(['thanks!', 'ok, I will try that tonight', 'ah, nice'])(
    'news-only: a reply to it that asks nothing gets no answer: %s',
    async (thanks) => {
      const channel = silent();
      const ann = person();
      await say(r, ann, channel, `${us()} ${DIFFERENTIAL}`);
      const answer = theAnswer(r, channel);
      expect((await say(r, ann, channel, { content: thanks, replyTo: answer })).outcomes).toEqual(['not-sure']);
      theAnswer(r, channel);
    },
  );

  test('silent-unless-sure: says in a line that it is glad when a reply says that it works', async () => {
    const channel = silent();
    const ann = person();
    await say(r, ann, channel, `${us()} ${DIFFERENTIAL}`);
    await say(r, ann, channel, { content: 'it worked, thank you', replyTo: theAnswer(r, channel) });
    const glad = answersIn(r, channel)[1]!;
    expect(glad.text).toContain('Good to hear');
    expect(glad.text.length).toBeLessThan(200);
  });
});

describe('in a text channel that was chosen', () => {
  test('silent-unless-sure: answers what it is sure of, by a reply without a ping', async () => {
    const channel = await chosen();
    const { message } = await say(r, person(), channel, CERTAIN);
    expect(theAnswer(r, channel)).toMatchObject({ repliesTo: message.id, pings: [] });
  });

  test.each([
    'anybody here who runs this on a phone?',
    'it does not work',
    'what does "pairing required" mean?',
    'Error: the frobnicator is out of cheese',
    '😀',
  ])('silent-unless-sure: never says unasked that it found nothing: %s', async (text) => {
    const channel = await chosen();
    expect((await say(r, person(), channel, text)).outcomes).toEqual(['not-sure']);
    expect(answersIn(r, channel)).toEqual([]);
  });

  test('answers-in-place: everybody has a conversation of their own, also when two speak at once', async () => {
    const channel = await chosen();
    const [ann, bob] = [person('ann'), person('bob')];
    const before = helped(r, PAIRING_CAUSE);
    await heard(r, () => Promise.all([ann.post(channel, DIFFERENTIAL), bob.post(channel, CERTAIN)]), 2);
    await heard(r, () => Promise.all([ann.post(channel, 'it worked'), bob.post(channel, 'that did not help')]), 2);
    const leads = answersIn(r, channel).map((answer) => leadIn(answer));
    expect(leads.slice(0, 2).sort()).toEqual([CERTAIN_CAUSE, PAIRING_CAUSE]);
    const bobs = answersIn(r, channel).slice(2);
    expect(bobs.every((answer) => leadIn(answer) === CERTAIN_CAUSE)).toBe(true);
    expect(helped(r, PAIRING_CAUSE)).toBe(before + 1); // ann's, by "it worked"
  });

  test('news-only: goes on with somebody who posts the output that was asked for, without a reply', async () => {
    const channel = await chosen();
    const ann = person();
    await say(r, ann, channel, DIFFERENTIAL);
    expect((await say(r, ann, channel, 'one moment')).outcomes).toEqual(['not-sure']);
    const table = `openclaw devices list
Paired (1)
│ Device │ Roles    │ Scopes                                                                              │ Tokens   │ IP │
│ laptop │ operator │ operator.admin, operator.read, operator.write, operator.approvals, operator.pairing │ operator │    │`;
    const { message, outcomes } = await say(r, ann, channel, table);
    expect(outcomes).toEqual(['answered']);
    const answer = answersIn(r, channel)[1]!;
    expect(answer.repliesTo).toBe(message.id);
    expect(leadIn(answer)).toBe('device-auth-stale-identity');
  });

  test('news-only: the same error again gets no second answer, another one does', async () => {
    const channel = await chosen();
    const ann = person();
    await say(r, ann, channel, `Error: ${CERTAIN}`);
    expect((await say(r, ann, channel, `anybody?\nError: ${CERTAIN}`)).outcomes).toEqual(['already-said']);
    theAnswer(r, channel);
    expect((await say(r, ann, channel, DIFFERENTIAL)).outcomes).toEqual(['answered']);
    expect((await say(r, person('bob'), channel, `Error: ${CERTAIN}`)).outcomes).toEqual(['answered']);
  });

  test('news-only: a new error after one that was solved is answered', async () => {
    const channel = await chosen();
    const ann = person();
    await say(r, ann, channel, DIFFERENTIAL);
    await ann.press(theAnswer(r, channel), 'That solved it');
    expect((await say(r, ann, channel, CERTAIN)).outcomes).toEqual(['answered']);
    expect(leadIn(answersIn(r, channel)[1]!)).toBe(CERTAIN_CAUSE);
  });

  test('private-by-default: what somebody showed it in private is not gone on with in the channel', async () => {
    const channel = await chosen();
    const ann = person();
    await ann.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    expect((await say(r, ann, channel, 'it did not help')).outcomes).toEqual(['not-sure']);
    expect(answersIn(r, channel)).toEqual([]);
  });

  test('answers-in-place: a thread that is opened from an answered message goes on with it', async () => {
    const channel = await chosen();
    const ann = person();
    const { message } = await say(r, ann, channel, DIFFERENTIAL);
    let thread: Thread | undefined;
    const opens = async () => {
      thread = await ann.openThread(message, 'pairing');
      await ann.post(thread, 'it did not help');
    };
    expect(await heard(r, opens, 2)).toEqual(['answered', 'not-for-us']); // and the thread's own first message
    const answer = theAnswer(r, thread!);
    expect(answer.repliesTo).toBeNull();
    expect(answer.text).toContain('that did not help');
  });

  test('news-only: gives one person at most five unasked answers a minute; who asks is answered', async () => {
    const channel = await chosen();
    const ann = person();
    for (let count = 1; count <= 5; count += 1) {
      expect((await say(r, ann, channel, `unknown cron job id: job-${'abcde'[count - 1]}`)).outcomes).toEqual([
        'answered',
      ]);
    }
    expect((await say(r, ann, channel, DIFFERENTIAL)).outcomes).toEqual(['too-often']);
    expect((await say(r, person('bob'), channel, CERTAIN)).outcomes).toEqual(['answered']);
    expect((await say(r, ann, channel, `${us()} ${CERTAIN}`)).outcomes).toEqual(['answered']);
    expect(answersIn(r, channel)).toHaveLength(7);
  });

  test('news-only: gives a channel at most fifteen unasked answers a minute', async () => {
    const channel = await chosen();
    const outcomes: string[] = [];
    for (let count = 0; count < 17; count += 1) outcomes.push(...(await say(r, person(), channel, CERTAIN)).outcomes);
    expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(15);
    expect(outcomes.slice(15)).toEqual(['too-often', 'too-often']);
  });
});
