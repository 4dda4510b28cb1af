import { InteractionType } from 'discord.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Channel, Exchange } from './loopback/discord.ts';
import { snowflake } from './loopback/snowflake.ts';
import { running } from './running.ts';
import { sharedBot } from './shared-bot.ts';
import { buttonFor, CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';
import { changed, sendSigned, takesSigned } from './signed.ts';

const LOG = { name: 'gateway.log', text: `${CERTAIN}\n` };
const say = discordPhrases('en');

const r = sharedBot({ config: (discord) => ({ ...takesSigned(discord), usesGateway: false }) });
let channel: Channel;
beforeAll(async () => {
  await r.discord.sendInteractionsTo(`${r.bot.url}/interactions`);
  channel = r.discord.guild().text('general');
});

/** What the bot asked of Discord about an interaction. */
const requests = ({ interaction }: Exchange) =>
  r.discord.requests.filter(({ path }) => path.includes(interaction.token));

describe('without a connection to the gateway', () => {
  test('http-interactions: a command is answered on the request', async () => {
    const asked = await r.person().slash(channel, 'diagnose', { error: CERTAIN });
    expect([asked.first!.type, leadIn(asked.shown), asked.shown!.isPrivate]).toEqual([4, CERTAIN_CAUSE, true]);
    expect(requests(asked)).toEqual([]);
    expect(r.discord.sessions).toEqual([]);
  });

  test('http-interactions: a file is answered by one edit, once Discord has read that it takes a moment', async () => {
    const asked = await r.person().slash(channel, 'diagnose', { log: LOG, public: true });
    expect([asked.first!.type, asked.first!.flags]).toEqual([5, 0]);
    await asked.settled();
    expect(requests(asked).map(({ method }) => method)).toEqual(['PATCH']);
    expect([leadIn(asked.shown), asked.shown!.isPrivate]).toEqual([CERTAIN_CAUSE, false]);
  });

  test('http-interactions: a form opens, and is answered', async () => {
    const person = r.person();
    const asked = await person.slash(channel, 'diagnose');
    const sent = await (await person.submit(asked, { files: [LOG] })).settled();
    expect([asked.first!.type, leadIn(sent.shown)]).toEqual([9, CERTAIN_CAUSE]);
  });

  test('http-interactions: buttons, menus and suggestions', async () => {
    const person = r.person();
    const asked = await person.slash(channel, 'diagnose', { error: DIFFERENTIAL });
    for (const kind of ['why', 'details', 'share', 'not-it', 'solved']) {
      await person.press(asked.shown!, buttonFor(asked.shown, kind));
    }
    expect(asked.shown!.text).toContain(say.solvedMark);
    const posted = await r.person('bob').post(channel, CERTAIN);
    expect(leadIn((await person.contextMenu(posted, 'Diagnose message')).shown)).toBe(CERTAIN_CAUSE);
    expect((await person.typeahead(channel, 'kb search', 'words', 'pairing')).length).toBeGreaterThan(2);
    const manager = r.discord.person({ name: 'manager', permissions: 0x20n });
    const panel = await manager.slash(channel, 'clinic settings');
    await manager.choose(panel.shown!, 'clinic:1:channels', [channel.id]);
    expect(JSON.stringify((await manager.slash(channel, 'clinic settings')).shown!.json)).toContain(channel.id);
  });

  test('http-interactions: the first edit may come before Discord knows of the webhook', async () => {
    r.discord.faults.rejectNext('@original', 404, 10015, 'Unknown Webhook');
    const asked = await (await r.person().slash(channel, 'diagnose', { log: LOG })).settled();
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
  });

  test('http-interactions: what is being answered when the bot stops is finished', async () => {
    const asked = await r.person().slash(channel, 'diagnose', { log: LOG });
    expect(asked.shown!.isThinking).toBe(true);
    await r.restart();
    expect(leadIn(asked.shown)).toBe(CERTAIN_CAUSE);
    await r.discord.sendInteractionsTo(`${r.bot.url}/interactions`);
  });
});

describe('who sends', () => {
  const ping = () => ({ id: snowflake(), type: InteractionType.Ping, token: 'ping', version: 1 });
  const post = (body: string, signature: string, timestamp: string) =>
    fetch(`${r.bot.url}/interactions`, {
      method: 'POST',
      headers: { 'X-Signature-Ed25519': signature, 'X-Signature-Timestamp': timestamp },
      body,
    });

  test('http-interactions: PING gets PONG', async () => {
    expect(await sendSigned(r, ping())).toMatchObject({ status: 200, response: { type: 1 } });
  });

  test('http-interactions: forged, old and changed ones get 401, and nothing is done', async () => {
    const asked = await r.person().slash(channel, 'diagnose', { error: DIFFERENTIAL });
    const body = JSON.stringify(changed(asked, {}));
    const [now, before] = [0, 600].map((seconds) => String(Math.floor(Date.now() / 1_000) - seconds)) as [
      string,
      string,
    ];
    const good = r.discord.application.sign(now, body);
    const seen = r.discord.requests.length;
    for (const [sent, signature, timestamp] of [
      [body, '0'.repeat(128), now],
      [body, '', now],
      [`${body} `, good, now],
      [body, good, String(Number(now) + 1)],
      [body, r.discord.application.sign(before, body), before],
    ] as const) {
      const answer = await post(sent, signature, timestamp);
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    }
    expect(r.discord.requests.length).toBe(seen);
    expect((await post(body, good, now)).status).toBe(200);
    expect((await post(body, good, now)).status).toBe(401); // a replay
  });
});

test('http-interactions: a replica without the bot’s token answers too', async () => {
  const replica = await running({
    config: (discord) => ({ ...takesSigned(discord), discordToken: null, usesGateway: false }),
  });
  try {
    const asked = await r.person().slash(channel, 'diagnose', { log: LOG });
    const message = { ...asked.interaction, application_id: replica.discord.application.id };
    const { response } = await sendSigned(replica, {
      ...message,
      id: snowflake(),
      data: { ...message.data, options: [{ type: 3, name: 'error', value: CERTAIN }] },
    });
    expect(JSON.stringify(response)).toContain(CERTAIN_CAUSE);
    expect(replica.discord.requests).toEqual([]);
  } finally {
    await replica.stop();
  }
});
