import { beforeAll, describe, expect, test } from 'vitest';
import { ANSWER_OVERFLOW } from '../../src/discord/answer-overflow.ts';
import type { Forum, Guild, Message, Person, PostOptions, Thread } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, PAIRING_CAUSE } from './shown.ts';
import { answersIn, helped, open, say, theAnswer } from './talk.ts';

const r = sharedBot();
const { person } = r;
/** Without Answer Overflow, and with it. */
const alone = sharedServer(r);
let beside: { readonly guild: Guild; readonly forum: Forum };
let overflow: Person;
beforeAll(async () => {
  overflow = r.discord.person({ name: 'Answer Overflow', id: ANSWER_OVERFLOW, bot: true });
  const guild = r.discord.guild();
  guild.member(overflow);
  beside = { guild, forum: guild.forum('help', { tags: ['question', 'Solved'] }) };
  const manager = r.discord.person({ name: 'manager', permissions: 0x20n });
  const panel = await manager.slash(guild.text('general'), 'clinic settings');
  await manager.choose(panel.shown!, 'clinic:1:forums', [beside.forum.id]);
});

const said = async (who: Person, thread: Thread, post: string | PostOptions) =>
  (await say(r, who, thread, post)).outcomes;

const opened = async (asker: Person, content: string, forum = beside.forum) =>
  (await open(r, asker, forum, content)).thread;

/** As its bot writes it. https://github.com/AnswerOverflow/AnswerOverflow, makeMarkSolutionResponse */
const marks = (solution: Message): PostOptions => ({
  embeds: [{ description: '**Thank you for marking this question as solved!**', fields: [] }],
  components: [
    {
      type: 1,
      components: [
        {
          type: 2,
          style: 5,
          label: 'Jump To Solution',
          url: `https://discord.com/channels/${beside.guild.id}/${solution.channelId}/${solution.id}`,
        },
      ],
    },
  ],
});

describe('where Answer Overflow is', () => {
  test('answer-overflow: there is no rival command', () => {
    expect(r.discord.commands(beside.guild).map(({ name }) => name)).toEqual([]);
    expect(r.discord.commands(alone.guild).map(({ name }) => name)).toEqual(['Mark solution']);
  });

  test('answer-overflow: after "it worked" one reminder of how to mark the solution', async () => {
    const ann = person();
    const thread = await opened(ann, DIFFERENTIAL);
    const before = helped(r, PAIRING_CAUSE);
    expect(await said(ann, thread, 'it worked, thank you')).toEqual(['line']);
    const reminder = answersIn(r, thread)[1]!;
    expect(reminder.text).toContain('✅ Mark Solution');
    expect(reminder.text.split('\n')).toHaveLength(1);
    expect(reminder).toMatchObject({ pings: [], buttons: [] });
    expect(await said(ann, thread, 'yes, it worked')).toEqual(['not-sure']);
    expect(helped(r, PAIRING_CAUSE)).toBe(before + 1);
    expect(answersIn(r, thread)).toHaveLength(2);
  });

  test('answer-overflow: the reminder is the answer to who says so in a reply', async () => {
    const ann = person();
    const thread = await opened(ann, DIFFERENTIAL);
    await said(ann, thread, { content: 'that did the trick', replyTo: theAnswer(r, thread) });
    expect(answersIn(r, thread)[1]!.text).toContain('✅ Mark Solution');
  });

  test('answer-overflow: no reminder while something else still fails', async () => {
    const ann = person();
    const thread = await opened(ann, DIFFERENTIAL);
    expect(await said(ann, thread, `it worked, but now:\nError: ${CERTAIN}`)).toEqual(['answered']);
    expect(answersIn(r, thread)[1]!.text).not.toContain('Mark Solution');
  });

  test('answer-overflow: its embed closes the case, and counts if our answer was the solution', async () => {
    const ann = person();
    const thread = await opened(ann, CERTAIN);
    const before = helped(r, CERTAIN_CAUSE);
    await beside.guild.applyTag(thread, 'Solved'); // it does that first
    await overflow.post(thread, marks(theAnswer(r, thread)));
    await r.discord.until(() => helped(r, CERTAIN_CAUSE) === before + 1);
    expect(await said(ann, thread, DIFFERENTIAL)).toEqual(['solved']);
    theAnswer(r, thread);
  });

  test('answer-overflow: the solution of somebody else closes the case and counts for nothing', async () => {
    const [ann, helper] = [person(), person('helper')];
    const thread = await opened(ann, CERTAIN);
    const { message: tip } = await say(r, helper, thread, 'reinstall it');
    const before = helped(r, CERTAIN_CAUSE);
    await overflow.post(thread, marks(tip));
    expect(await said(ann, thread, DIFFERENTIAL)).toEqual(['solved']);
    expect(helped(r, CERTAIN_CAUSE)).toBe(before);
  });

  test('answer-overflow: what else it writes closes nothing', async () => {
    const ann = person();
    const thread = await opened(ann, 'it fails');
    await overflow.post(thread, { embeds: [{ description: 'To help others, mark the solution. Thank you!' }] });
    expect(await said(ann, thread, CERTAIN)).toEqual(['answered']);
  });
});

describe('where it is not', () => {
  test('answer-overflow: nobody is reminded', async () => {
    const ann = person();
    const thread = await opened(ann, DIFFERENTIAL, alone.forum);
    expect(await said(ann, thread, 'it worked, thank you')).toEqual(['not-sure']);
    theAnswer(r, thread);
  });

  test('answer-overflow: a ✅ on our answer closes the case and counts for the cause, once', async () => {
    const ann = person();
    const thread = await opened(ann, CERTAIN, alone.forum);
    const before = helped(r, CERTAIN_CAUSE);
    await ann.react(theAnswer(r, thread), '✅');
    expect(await said(ann, thread, DIFFERENTIAL)).toEqual(['solved']);
    expect(helped(r, CERTAIN_CAUSE)).toBe(before + 1);
    await ann.press(theAnswer(r, thread), 'That solved it');
    expect(helped(r, CERTAIN_CAUSE)).toBe(before + 1);
    expect(await said(ann, thread, DIFFERENTIAL)).toEqual(['solved']);
  });
});
