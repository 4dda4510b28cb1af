import { beforeAll, expect, test } from 'vitest';
import type { Message } from './loopback/discord.ts';
import { BOT_PERMISSIONS } from './loopback/permissions.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';
import { answersIn, heard, open, say, theAnswer } from './talk.ts';
import { leaks, traces } from './traces.ts';

const MANAGE_MESSAGES = 1n << 13n;
/** Assembled here, so that nobody's scanner takes them for real ones. */
const KEY = `sk-${'proj-'}Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f`;
const GITHUB = `gh${'p_'}aB3dEf6hIj9lMn2pQr5tUv8xYz1BcD4fGh7j`;

const r = sharedBot({ config: { logLevel: 'debug' } });
const server = sharedServer(r);
const { person, us } = r;
beforeAll(async () => {
  const panel = await server.manager.slash(server.other, 'clinic settings');
  await server.manager.press(panel.shown!, 'clinic:1:delete-secrets');
});

const isDeleted = (message: Message) => r.discord.until(() => message.isDeleted);

test('secret-warning: the message stays while the bot may not delete it', async () => {
  const { message } = await say(r, person(), server.channel, `OPENAI_API_KEY=${KEY}`);
  expect(answersIn(r, server.channel).at(-1)!.text).toContain('This post shows a secret');
  expect(message.isDeleted).toBe(false);
  expect(r.discord.requests.some(({ method, path }) => method === 'DELETE' && path.includes(message.id))).toBe(false);
});

test('secret-warning: the message goes, the line stays and tells the author', async () => {
  await server.guild.permitBot(BOT_PERMISSIONS | MANAGE_MESSAGES);
  const { message } = await say(r, person(), server.channel, `OPENAI_API_KEY=${KEY}`);
  await isDeleted(message);
  const line = answersIn(r, server.channel).at(-1)!;
  expect(line.text).toMatch(/^Your message was deleted.*API key.*at the provider/);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(line.isDeleted).toBe(false);
});

test('secret-warning: the answer stays too, and the conversation goes on', async () => {
  const ann = person();
  const thread = (await open(r, ann, server.forum, 'the log comes')).thread;
  const { message } = await say(r, ann, thread, `GITHUB_TOKEN=${GITHUB}\nError: ${CERTAIN}`);
  await isDeleted(message);
  const answer = theAnswer(r, thread);
  expect(answer.text).toContain('Your message was deleted');
  expect(answer.text).not.toContain('This post shows');
  expect(leadIn(answer)).toBe(CERTAIN_CAUSE);
  expect((await say(r, ann, thread, 'where do I find the id?')).outcomes).toEqual(['answered']);
});

test('secret-warning: an answered message that is edited to show a secret goes as well', async () => {
  const ann = person();
  const { message } = await say(r, ann, server.other, `${us()} ${CERTAIN}`);
  await heard(r, () => ann.edit(message, `${us()} GITHUB_TOKEN=${GITHUB}\nError: ${CERTAIN}`));
  await isDeleted(message);
  const answer = answersIn(r, server.other).at(-1)!;
  expect(answer.text).toContain('Your message was deleted');
});

test('secret-warning: who only points at a message with a secret keeps theirs', async () => {
  const { message: shows } = await say(r, person('bob'), server.other, `it fails: OPENAI_API_KEY=${KEY}`);
  const { message } = await say(r, person(), server.other, { content: `${us()} look at this`, replyTo: shows });
  expect(message.isDeleted).toBe(false);
  expect(answersIn(r, server.other).at(-1)!.text).toContain('shows a secret');
});

test('secrets-never-leave: of what was deleted no piece is in a request, a log line or the database', async () => {
  expect(leaks([KEY, GITHUB], await traces(r))).toEqual([]);
});
