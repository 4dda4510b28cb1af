import { describe, expect, test } from 'vitest';
import { birthThread } from '../eval/corpus.ts';
import type { Person, Thread } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { answersIn, open, say, theAnswer } from './talk.ts';

/** The output that the differential asks for: nothing is pending. */
const PAIRED = `openclaw devices list
Paired (2)
│ Device  │ Roles    │ Scopes                                                                             │ Tokens   │ IP │
│ laptop  │ operator │ operator.admin, operator.read, operator.write, operator.approvals, operator.pairing │ operator │    │
│ browser │ operator │ operator.admin, operator.read, operator.write, operator.approvals, operator.pairing │ operator │    │`;

const r = sharedBot();
const server = sharedServer(r);
const { person } = r;

const said = async (who: Person, thread: Thread, text: string) => (await say(r, who, thread, text)).outcomes;

/** A forum post that the bot has answered. */
async function answeredPost(asker: Person, content = DIFFERENTIAL): Promise<Thread> {
  const { thread } = await open(r, asker, server.forum, content);
  theAnswer(r, thread);
  return thread;
}

describe('the thread that the project was born from', () => {
  const { turns } = birthThread();
  const chatter = ["ok, I'll try that tomorrow", 'thanks @bob', 'ah, I see', 'brb'];
  let who: Person;
  let thread: Thread;

  test.each(turns.map((turn, place) => ({ number: place + 1, turn })))(
    'news-only: answers turn $number once, with the right cause and step first: $turn.why',
    async ({ number, turn }) => {
      who ??= person('dry geyser');
      const turned = number === 1 ? await open(r, who, server.forum, titled(turn.text)) : null;
      thread = turned?.thread ?? thread;
      expect(turned?.outcomes ?? (await said(who, thread, turn.text))).toEqual(['answered']);
      const answers = answersIn(r, thread);
      expect(answers).toHaveLength(number);
      const newest = answers.at(-1)!;
      expect(turn.first).toContain(leadIn(newest));
      const text = `${newest.text}\n${newest.files.map((file) => file.text).join('\n')}`.toLowerCase();
      for (const must of turn.must) expect(text).toContain(must.toLowerCase());
      for (const not of turn.mustNot) expect(text).not.toContain(not.toLowerCase());
      expect(await said(who, thread, chatter[number % chatter.length]!)).toEqual(['not-sure']);
      expect(answersIn(r, thread)).toHaveLength(number);
    },
  );
});

describe('news-only', () => {
  test.each([
    "ok, I'll try that tomorrow",
    'thanks @bob',
    'thank you!!',
    'hm',
    'brb, dinner',
    'is there an ETA for the next release',
    'done, restarting the machine now',
  ])('news-only: after its answer says nothing to "%s"', async (chatter) => {
    const asker = person();
    const thread = await answeredPost(asker);
    expect(await said(asker, thread, chatter)).toEqual(['not-sure']);
    theAnswer(r, thread);
  });

  test('news-only: says nothing to the same error again, and speaks to another one', async () => {
    const asker = person();
    const thread = await answeredPost(asker, CERTAIN);
    expect(await said(asker, thread, `now it prints:\nError: ${CERTAIN}`)).toEqual(['not-sure']);
    theAnswer(r, thread);
    const other = 'gateway connect failed: unauthorized: device token mismatch (rotate/reissue device token)';
    expect(await said(asker, thread, other)).toEqual(['answered']);
    expect(leadIn(answersIn(r, thread).at(-1)!)).toBe('device-auth-stale-identity');
  });

  test('news-only: goes on when the output that it asked for comes, chatter in between or not', async () => {
    const asker = person();
    const thread = await answeredPost(asker);
    await said(asker, thread, 'sure, one moment');
    expect(await said(asker, thread, PAIRED)).toEqual(['answered']);
    const answer = answersIn(r, thread).at(-1)!;
    expect(leadIn(answer)).toBe('device-auth-stale-identity');
    expect(answer.text).toContain('openclaw devices remove');
  });

  test('news-only: says what is next when the person says that it did not help', async () => {
    const asker = person();
    const thread = await answeredPost(asker);
    expect(await said(asker, thread, 'it did not help')).toEqual(['answered']);
    const [first, second] = answersIn(r, thread);
    expect(leadIn(second!)).not.toBe(leadIn(first!));
    expect(second!.text).toContain('that did not help');
  });

  test('news-only: goes on after "it worked" when something new fails', async () => {
    const asker = person();
    const thread = await answeredPost(asker);
    expect(await said(asker, thread, 'it worked, thanks!')).toEqual(['not-sure']);
    theAnswer(r, thread);
    expect(await said(asker, thread, `next one\nError: ${CERTAIN}`)).toEqual(['answered']);
    expect(leadIn(answersIn(r, thread).at(-1)!)).toBe(CERTAIN_CAUSE);
  });

  test.each([
    ['I have the same, gateway closed (1008): pairing required', 'another-person'],
    [`Error: ${CERTAIN}`, 'another-person'],
    ['did you try to restart it?', 'another-person'],
  ])("news-only: leaves what other people write in somebody's thread alone: %s", async (text, why) => {
    const asker = person();
    const thread = await answeredPost(asker);
    expect(await said(person('bob'), thread, text)).toEqual([why]);
    theAnswer(r, thread);
  });

  test('silent-unless-sure: who mentions it in the thread of somebody else gets a reply, and a case, of their own', async () => {
    const asker = person();
    const thread = await answeredPost(asker);
    const bob = person('bob');
    const { message } = await say(r, bob, thread, `<@${r.discord.bot.id}> and this? Error: ${CERTAIN}`);
    const answer = answersIn(r, thread).at(-1)!;
    expect(answer).toMatchObject({ repliesTo: message.id, pings: [] });
    expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
    expect(await said(asker, thread, 'did not help')).toEqual(['answered']); // the thread is still ann's, about pairing
    expect(leadIn(answersIn(r, thread).at(-1)!)).toBe('device-pairing-pending');
  });

  test('news-only: a restart in the middle of a thread changes nothing: the conversation goes on', async () => {
    const asker = person();
    const thread = await answeredPost(asker);
    await r.restart();
    expect(await said(asker, thread, 'ok, will try')).toEqual(['not-sure']);
    expect(await said(asker, thread, PAIRED)).toEqual(['answered']);
    const answer = answersIn(r, thread).at(-1)!;
    expect(leadIn(answer)).toBe('device-auth-stale-identity');
    expect(answersIn(r, thread)).toHaveLength(2);
  });
});

function titled(text: string) {
  const content = text.length <= 2_000 ? { content: text } : { files: [{ name: 'message.txt', text }] };
  return { title: 'cron error "pairing required"', ...content };
}
