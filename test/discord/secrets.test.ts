import { describe, expect, test } from 'vitest';
import type { Channel, OpenPostOptions, Person, Thread } from './loopback/discord.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn, heard, open, say, theAnswer } from './talk.ts';
import { leaks, traces } from './traces.ts';

const _MANAGE_MESSAGES = 1n << 13n;
/** Assembled here, so that nobody's scanner takes them for real ones. */
const KEY = `sk-${'proj-'}Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f`;
const GITHUB = `gh${'p_'}aB3dEf6hIj9lMn2pQr5tUv8xYz1BcD4fGh7j`;
const GATEWAY = ['9f3b1c7de2', '4a8056cb1d', '7e02f9a46d', '1c83be50f2'].join('');
const TELEGRAM = ['8123456789', 'AAHx7Qz2LmP4Rt9VbN6Ks1Wd3Yf5Gj8Cu0E'].join(':');
const SECRETS = [KEY, GITHUB, GATEWAY, TELEGRAM];

const r = sharedBot({ config: { logLevel: 'debug' } });
const server = sharedServer(r);
const { person, us } = r;

const opened = async (asker: Person, post: string | Partial<OpenPostOptions>, forum = server.forum) =>
  (await open(r, asker, forum, post)).thread;

describe('secret-warning', () => {
  test.each([
    ['an API key', `my config: OPENAI_API_KEY=${KEY}`, 'api key', 'at the provider'],
    ['a GitHub token', `I use ${GITHUB} here`, 'github token', 'github.com/settings/tokens'],
    [
      'the gateway token',
      `OPENCLAW_GATEWAY_TOKEN=${GATEWAY}`,
      'gateway token',
      'openclaw doctor --generate-gateway-token',
    ],
    ['a bot token of Telegram', `"botToken": "${TELEGRAM}"`, 'telegram', 'BotFather'],
  ])('secret-warning: one short line says that a post shows %s and how to replace it', async (_, text, kind, how) => {
    const thread = await opened(person(), text);
    const line = theAnswer(r, thread);
    expect(line.text.toLowerCase()).toContain(kind);
    expect(line.text).toContain(how);
    expect(line.text.split('\n')).toHaveLength(1);
    expect(line.text.length).toBeLessThan(300);
    expect(line).toMatchObject({ buttons: [], pings: [] });
  });

  test('secret-warning: stands in the answer where there is one', async () => {
    const thread = await opened(person(), `GITHUB_TOKEN=${GITHUB}\nError: ${CERTAIN}`);
    const answer = theAnswer(r, thread);
    expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
    expect(answer.text).toContain('GitHub token');
    expect(answer.text).toContain('github.com/settings/tokens');
  });

  test.each<[string, (asker: Person) => Promise<Channel | Thread>]>([
    ['the title of a post', (asker) => opened(asker, { title: `key ${KEY} fails`, content: 'see the title' })],
    [
      'a file',
      (asker) =>
        opened(asker, { content: 'my config', files: [{ name: 'config.txt', text: `OPENAI_API_KEY=${KEY}\n` }] }),
    ],
    [
      'a forwarded message',
      async (asker) => {
        const { message } = await say(r, person('bob'), server.other, `OPENAI_API_KEY=${KEY}`);
        const thread = await opened(asker, 'see below');
        await say(r, asker, thread, { forwards: message });
        return thread;
      },
    ],
    [
      'what somebody else says in a thread',
      async (asker) => {
        const thread = await opened(asker, 'no idea');
        await say(r, person('bob'), thread, `try mine: ${KEY}`);
        return thread;
      },
    ],
    [
      'a text channel',
      async () => {
        const channel = server.guild.text('chosen');
        await choose(channel);
        await say(r, person(), channel, `is OPENAI_API_KEY=${KEY} right?`);
        return channel;
      },
    ],
  ])('secret-warning: a secret is seen in %s', async (_, shows) => {
    const place = await shows(person());
    expect(theAnswer(r, place).text).toMatch(/api key/i);
  });

  test('secret-warning: on a mention, also for the message that is replied to', async () => {
    const { message } = await say(r, person('bob'), server.other, `it fails with OPENAI_API_KEY=${KEY}`);
    await say(r, person(), server.other, { content: `${us()} look`, replyTo: message });
    expect(answersIn(r, server.other).at(-1)!.text).toMatch(/api key/i);
  });

  test('secret-warning: comes with an edit, and goes when the secret is edited out', async () => {
    const ann = person();
    const thread = await opened(ann, 'my config is strange');
    const first = r.discord.messagesIn(thread)[0]!;
    expect(await heard(r, () => ann.edit(first, `it has OPENAI_API_KEY=${KEY}`))).toEqual(['line']);
    expect(theAnswer(r, thread).text).toMatch(/api key/i);
    expect(await heard(r, () => ann.edit(first, 'it has a key'))).toEqual(['taken-back']);
    expect(answersIn(r, thread)).toEqual([]);
  });

  test('secret-warning: warns one person at most five times a minute', async () => {
    const channel = server.guild.text('chosen');
    await choose(channel);
    const ann = person();
    const outcomes: string[] = [];
    for (let count = 0; count < 7; count += 1)
      outcomes.push(...(await say(r, ann, channel, `token ${KEY} ${count}`)).outcomes);
    expect(outcomes).toEqual(['line', 'line', 'line', 'line', 'line', 'too-often', 'too-often']);
  });

  test('secret-warning: says nothing where the bot was not asked to listen', async () => {
    const channel = server.guild.text('general');
    expect((await say(r, person(), channel, `OPENAI_API_KEY=${KEY}`)).outcomes).toEqual(['not-for-us']);
    expect(answersIn(r, channel)).toEqual([]);
  });
});

describe('secrets-never-leave', () => {
  test('secrets-never-leave: not by the name of a file, refused or read', async () => {
    const channel = server.guild.text('general');
    const png = { name: `${KEY}.png`, bytes: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1') };
    await say(r, person(), channel, { content: us(), files: [png] });
    await say(r, person(), channel, { content: us(), files: [{ name: `${GITHUB}.log`, text: `Error: ${CERTAIN}\n` }] });
    const [refused, answered] = answersIn(r, channel);
    expect(refused!.text).toContain('is a picture');
    expect(leadIn(answered!)).toBe(CERTAIN_CAUSE);
  });

  test('secrets-never-leave: not by a tag of a forum', async () => {
    const forum = server.guild.forum('odd', { tags: [`Solved`, KEY] });
    const panel = await server.manager.slash(server.other, 'clinic settings');
    await server.manager.choose(panel.shown!, 'clinic:1:forums', [server.forum.id, forum.id]);
    const thread = await opened(person(), { content: CERTAIN, tags: [KEY] }, forum);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('secrets-never-leave: not by evidence, by a correction or by a button', async () => {
    const ann = person();
    const thread = await opened(ann, `openclaw cron runs --id ${KEY}\nError: unknown cron job id: ${KEY}`);
    const answer = theAnswer(r, thread);
    expect(answer.text).toContain('REDACTED');
    for (const label of ['Why this?', 'Not it']) expect((await ann.press(answer, label)).shown).not.toBeNull();
  });

  test('secrets-never-leave: not by an error on the way', async () => {
    r.discord.faults.failNext(2, 502, 'POST /channels/');
    r.discord.faults.rejectNext(/PATCH/, 400, 50035, `Invalid Form Body: ${KEY}`);
    const ann = person();
    const thread = await opened(ann, `OPENAI_API_KEY=${KEY}\nError: ${CERTAIN}`);
    await heard(r, () => ann.edit(r.discord.messagesIn(thread)[0]!, `OPENAI_API_KEY=${GITHUB}\nError: ${CERTAIN}`));
    theAnswer(r, thread);
  });
});

test('secrets-never-leave: of all that was posted here no piece is in a request, a log line or the database', async () => {
  const left = await traces(r);
  expect(leaks(['daily-report'], left)).not.toEqual([]); // what is no secret is found
  expect(leaks(SECRETS, left)).toEqual([]);
});

async function choose(channel: Channel): Promise<void> {
  const panel = await server.manager.slash(server.other, 'clinic settings');
  await server.manager.choose(panel.shown!, 'clinic:1:channels', [channel.id]);
}
