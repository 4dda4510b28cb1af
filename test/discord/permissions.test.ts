import { PermissionFlagsBits as May } from 'discord.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Channel, Person } from './loopback/discord.ts';
import { BOT_PERMISSIONS } from './loopback/permissions.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { answersIn, heard, open, theAnswer } from './talk.ts';

const r = sharedBot();
const server = sharedServer(r);
const { person, us } = r;

const without = (...permissions: readonly bigint[]) =>
  permissions.reduce((left, permission) => left & ~permission, BOT_PERMISSIONS);

/** What the bot asked of Discord about a place. */
const requestsTo = (place: { readonly id: string }) => r.discord.requests.filter(({ path }) => path.includes(place.id));
const refused = () => r.discord.requests.filter(({ status }) => status === 401 || status === 403);
const told = (place: { readonly id: string }) =>
  r
    .logged()
    .split('\n')
    .filter((line) => line.includes(place.id) && line.includes('permissions are missing'));

const opened = (asker: Person, content: string, tags: readonly string[] = [], forum = server.forum) =>
  open(r, asker, forum, { content, tags });

async function chosenForum(botPermissions: bigint) {
  const forum = server.guild.forum('narrow', { tags: ['Solved'], botPermissions });
  const panel = await server.manager.slash(server.other, 'clinic settings');
  await server.manager.choose(panel.shown!, 'clinic:1:forums', [server.forum.id, forum.id]);
  return forum;
}

describe('least-permissions', () => {
  test('least-permissions: tries nothing in a channel where it may not write, and says so once in the log', async () => {
    const channel: Channel = server.guild.text('quiet', { botPermissions: without(May.SendMessages) });
    for (const name of ['ann', 'bob']) {
      expect(await heard(r, () => person(name).post(channel, `${us()} ${CERTAIN}`))).toEqual(['may-not-write']);
    }
    expect(requestsTo(channel)).toEqual([]);
    expect(told(channel)).toHaveLength(1);
    expect(told(channel)[0]).toContain('"mayWrite":false');
  });

  test('least-permissions: tries nothing in a forum where it may not write in threads', async () => {
    const forum = await chosenForum(without(May.SendMessagesInThreads));
    const { thread, outcomes } = await opened(person(), CERTAIN, [], forum);
    expect(outcomes).toEqual(['may-not-write']);
    expect((await opened(person(), CERTAIN, [], forum)).outcomes).toEqual(['may-not-write']);
    expect(requestsTo(thread)).toEqual([]);
    expect(told(forum)).toHaveLength(1);
  });

  test('least-permissions: writes without a reference where it may not read the history', async () => {
    const channel = server.guild.text('no history', { botPermissions: without(May.ReadMessageHistory) });
    await heard(r, () => person().post(channel, `${us()} ${CERTAIN}`));
    expect(theAnswer(r, channel)).toMatchObject({ repliesTo: null });
    expect(requestsTo(channel).map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 200']);
    expect(told(channel)).toHaveLength(1);
  });

  test('least-permissions: answers a forum post without looking at what it may not read', async () => {
    const forum = await chosenForum(without(May.ReadMessageHistory));
    const { thread } = await opened(person(), CERTAIN, [], forum);
    const late = await person('late').openPost(forum, { title: 'x', content: CERTAIN, starterLateMs: 60_000 });
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
    await new Promise((resolve) => setTimeout(resolve, 1_650)); // beyond the time it waits for a first message
    expect(requestsTo(thread).map(({ method }) => method)).toEqual(['POST']);
    expect(requestsTo(late)).toEqual([]);
  });

  test('least-permissions: leaves a file out where it may not attach one, and answers all the same', async () => {
    const fields = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`note${at}`, 'a line of many words here']),
    );
    const job = {
      action: 'add',
      job: {
        name: 'report',
        description: JSON.stringify(fields),
        schedule: { kind: 'cron', expr: '0 8 * * *' },
        sessionTarget: 'isolated',
        payload: { kind: 'agentTurn', message: 'hello', agentId: 'main' },
      },
    };
    const error = "invalid cron.add params: at /payload: unexpected property 'agentId'";
    const files = [{ name: 'message.txt', text: `${JSON.stringify(job, null, 2)}\n${error}\n` }];
    const channels = [BOT_PERMISSIONS, without(May.AttachFiles)].map((botPermissions) =>
      server.guild.text('files', { botPermissions }),
    );
    for (const channel of channels) await heard(r, () => person().post(channel, { content: us(), files }));
    const [full, narrow] = channels.map((channel) => theAnswer(r, channel));
    expect(full!.files.map(({ name }) => name)).toEqual(['corrected.json']);
    expect(narrow!.files).toEqual([]);
    expect(leadIn(narrow!)).toBe(leadIn(full!));
  });

  test('least-permissions: hears nothing of a channel that it may not see, and asks nothing about it', async () => {
    const channel = server.guild.text('hidden', { botPermissions: 0n });
    await person().post(channel, `${us()} ${CERTAIN}`);
    await heard(r, () => person().post(server.other, `${us()} ${CERTAIN}`));
    expect(requestsTo(channel)).toEqual([]);
  });

  test('least-permissions: a permission that comes later is used', async () => {
    const channel = server.guild.text('later', { botPermissions: without(May.SendMessages) });
    await heard(r, () => person().post(channel, `${us()} ${CERTAIN}`));
    await server.guild.permitBot(BOT_PERMISSIONS, channel);
    expect(await heard(r, () => person().post(channel, `${us()} ${CERTAIN}`))).toEqual(['answered']);
    theAnswer(r, channel);
  });

  test('least-permissions: of all that it tried here Discord refused nothing', () => {
    expect(refused()).toEqual([]);
  });
});

describe('forum-tags', () => {
  const solve = async (tags: readonly string[]) => {
    const ann = person();
    const { thread } = await opened(ann, DIFFERENTIAL, tags, forum);
    await ann.press(theAnswer(r, thread), 'That solved it');
    return thread;
  };
  let forum: ReturnType<typeof server.guild.forum>;
  beforeAll(async () => {
    forum = server.guild.forum('tagged', {
      tags: ['a', 'b', 'c', 'd', 'e', { name: '✅ Solved', moderated: true }],
      botPermissions: BOT_PERMISSIONS | May.ManageThreads,
    });
    const panel = await server.manager.slash(server.other, 'clinic settings');
    await server.manager.choose(panel.shown!, 'clinic:1:forums', [server.forum.id, forum.id]);
  });
  const idOf = (name: string) => forum.tags.find((tag) => tag.name === name)!.id;

  test('forum-tags: a solved post keeps its tags and gets the solved one', async () => {
    const thread = await solve(['a', 'b']);
    await r.discord.until(() => thread.appliedTags.length === 3);
    expect(thread.appliedTags).toEqual([idOf('a'), idOf('b'), idOf('✅ Solved')]);
    expect([thread.isArchived, thread.isLocked]).toEqual([false, false]);
  });

  test('forum-tags: a post with five tags keeps these', async () => {
    const thread = await solve(['a', 'b', 'c', 'd', 'e']);
    await heard(r, () => person().post(server.other, `${us()} ${CERTAIN}`));
    expect(thread.appliedTags).toHaveLength(5);
    expect(requestsTo(thread).some(({ method, path }) => method === 'PATCH' && path === `/channels/${thread.id}`)).toBe(
      false,
    );
  });

  test('forum-tags: without the permission no tag is tried', async () => {
    const ann = person();
    const { thread } = await opened(ann, DIFFERENTIAL, ['question']);
    await ann.press(theAnswer(r, thread), 'That solved it');
    await heard(r, () => person().post(server.other, `${us()} ${CERTAIN}`));
    expect(thread.appliedTags).toHaveLength(1);
    expect(requestsTo(thread).some(({ method, path }) => method === 'PATCH' && path === `/channels/${thread.id}`)).toBe(
      false,
    );
  });

  test('forum-tags: a post that was solved is left alone from then on', async () => {
    const thread = await solve(['a']);
    await r.discord.until(() => thread.appliedTags.length === 2);
    expect(answersIn(r, thread)).toHaveLength(1);
  });
});
