import { GatewayIntentBits as Intent } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { type Running, running } from './running.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { answersIn, open, say, theAnswer } from './talk.ts';

const LISTENS = Intent.Guilds | Intent.GuildMessages;
const told = (r: Running) =>
  r
    .logged()
    .split('\n')
    .filter((line) => line.includes('Message Content Intent is off') || line.includes('4014')).length;

test('intents: it asks for servers, their messages and what these say, and for nothing else', async () => {
  const r = await running();
  try {
    expect(r.discord.sessions.map(({ intents }) => intents)).toEqual([LISTENS | Intent.MessageContent]);
    expect([r.bot.readsMessages, told(r)]).toEqual([true, 0]);
  } finally {
    await r.stop();
  }
});

describe('where the portal does not grant the Message Content Intent', () => {
  const r = sharedBot({ messageContent: false });
  const server = sharedServer(r);
  const { person, us } = r;

  test('intents: it starts again without, and says so once', async () => {
    expect(r.discord.sessions.map(({ intents }) => intents)).toEqual([LISTENS]);
    expect([r.bot.readsMessages, told(r)]).toEqual([false, 1]);
    r.discord.faults.invalidate(false);
    await r.discord.until(() => r.discord.sessions.length === 2);
    expect(r.discord.sessions.map(({ intents }) => intents)).toEqual([LISTENS, LISTENS]);
    expect(told(r)).toBe(1);
  });

  test('intents: commands and the menu of a message work', async () => {
    const asked = await person().slash(server.other, 'diagnose', { error: CERTAIN });
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    const { message } = await say(r, person(), server.other, CERTAIN);
    const looked = await person().contextMenu(message, 'Diagnose message');
    expect(leadIn(looked.shown)).toBe(CERTAIN_CAUSE);
  });

  test('intents: who mentions it is answered, and so is who replies to it', async () => {
    const ann = person();
    const channel = server.guild.text('mentions');
    await say(r, ann, channel, `${us()} ${DIFFERENTIAL}`);
    const answer = theAnswer(r, channel);
    const { message } = await say(r, ann, channel, { content: CERTAIN, replyTo: answer });
    expect(answersIn(r, channel).map(({ repliesTo }) => repliesTo)).toContain(message.id);
    expect(leadIn(answersIn(r, channel)[1]!)).toBe(CERTAIN_CAUSE);
  });

  test('intents: a mention with a file has the file read', async () => {
    const channel = server.guild.text('files');
    await say(r, person(), channel, { content: us(), files: [{ name: 'message.txt', text: CERTAIN }] });
    expect(leadIn(theAnswer(r, channel))).toBe(CERTAIN_CAUSE);
  });

  test('intents: a forum post that it cannot read is left alone without an attempt, until it is mentioned there', async () => {
    const ann = person();
    const { thread, outcomes } = await open(r, ann, server.forum, CERTAIN);
    await new Promise((resolve) => setTimeout(resolve, 1_650)); // beyond the time it waits for a first message
    expect(outcomes).toEqual(['not-sure']);
    expect(r.discord.requests.filter(({ path }) => path.includes(thread.id))).toEqual([]);
    await say(r, ann, thread, `${us()} ${CERTAIN}`);
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('intents: a title that tells the cause is enough', async () => {
    const { thread } = await open(r, person(), server.forum, { title: CERTAIN, content: 'see the title' });
    expect(leadIn(theAnswer(r, thread))).toBe(CERTAIN_CAUSE);
  });

  test('intents: in a channel that it listens to it says nothing to what it cannot read', async () => {
    const { outcomes } = await say(r, person(), server.channel, CERTAIN);
    expect(outcomes).toEqual(['not-sure']);
    expect(answersIn(r, server.channel)).toEqual([]);
  });
});
