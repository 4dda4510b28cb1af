import { MessageFlags } from 'discord.js';
import { beforeAll, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Channel, Exchange, Message } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { DIFFERENTIAL } from './shown.ts';
import { changed, sendSigned, takesSigned } from './signed.ts';

const ID = '123456789012345678';
const OLD = discordPhrases('en').oldButton;

const r = sharedBot({ config: takesSigned });
let channel: Channel;
let pressed: Exchange;
beforeAll(async () => {
  channel = r.discord.guild().text('general');
  const ann = r.person();
  const asked = await ann.slash(channel, 'diagnose', { error: DIFFERENTIAL });
  pressed = await ann.press(asked.shown!, 'Why this?');
});

/** A message that an older version of the bot left behind. */
async function oldMessage(customId: string): Promise<Message> {
  const button = { type: 2, style: 2, label: 'Old', custom_id: customId };
  const answer = await fetch(`${r.discord.api}/v10/channels/${channel.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${r.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'an old answer', components: [{ type: 1, components: [button] }] }),
  });
  const { id } = (await answer.json()) as { id: string };
  return r.discord.messagesIn(channel).find((message) => message.id === id)!;
}

test.each(['clinic:0:solved:1', 'solved', 'clinic:1:vote', `clinic:1:solved:t${ID}`, 'clinic:1:diagnose'])(
  'buttons: %j of an old message gets a private line, and the message stays as it is',
  async (customId) => {
    const message = await oldMessage(customId);
    const { shown, first } = await r.person('bob').press(message, 'Old');
    expect([first!.type, shown!.isPrivate, shown!.text]).toEqual([4, true, OLD]);
    expect([message.edits, message.content]).toEqual([0, 'an old answer']);
  },
);

test.each([
  '',
  'x'.repeat(100),
  `clinic:1:solved:t${ID}:${ID}:../../etc`,
  `clinic:1:solved:q${ID}:${ID}`,
  'clinic:1:__proto__',
  'clinic:1:constructor',
  'clinic:2:why',
  'clinic:1:diagnose-publicly',
])('buttons: the forged id %j gets a line', async (customId) => {
  const { status, response } = await sendSigned(r, changed(pressed, {}, { custom_id: customId }));
  expect([status, response]).toMatchObject([200, { type: 4, data: { components: [{ content: OLD }] } }]);
  expect((response as { data: { flags: number } }).data.flags & MessageFlags.Ephemeral).not.toBe(0);
});

test('buttons: a case that never was tells nothing', async () => {
  const gone = discordPhrases('en').caseGone;
  for (const kind of ['why', 'details', 'not-it', 'share']) {
    const forged = changed(pressed, {}, { custom_id: `clinic:1:${kind}:i${ID}:${ID}` });
    expect((await sendSigned(r, forged)).text).toContain(gone);
  }
});

test('buttons: forms of an older version get a line too', async () => {
  const ann = r.person();
  const sent = await ann.submit(await ann.slash(channel, 'diagnose'), {});
  for (const customId of ['clinic:0:diagnose', 'clinic:1:forget-me', `clinic:1:solved:t${ID}:${ID}`, 'x']) {
    expect((await sendSigned(r, changed(sent, {}, { custom_id: customId }))).text).toContain(OLD);
  }
});

test('buttons: a command that is not registered any more gets a line', async () => {
  const asked = await r.person().slash(channel, 'privacy');
  expect((await sendSigned(r, changed(asked, {}, { name: 'heal' }))).text).toContain(OLD);
});
