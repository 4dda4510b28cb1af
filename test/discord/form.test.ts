import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import type { Channel } from './loopback/discord.ts';
import { sharedBot } from './shared-bot.ts';
import { CERTAIN, CERTAIN_CAUSE, leadIn } from './shown.ts';

const r = sharedBot();
let channel: Channel;
beforeAll(() => {
  channel = r.discord.guild().text('general');
});

const file = (name: string, text: string) => ({ name, text });

/** The parts of a form, with what Discord limits. */
function partsOf(modal: APIModalInteractionResponseCallbackData | null) {
  return (modal!.components as unknown as readonly { type: number; label?: string; component?: object }[]).map(
    ({ type, component }) => ({ type, ...component, ...(component === undefined ? {} : { in: type }) }),
  );
}

describe('the form', () => {
  test('diagnose-form: nothing given opens it as the first response', async () => {
    const asked = await r.person().slash(channel, 'diagnose');
    expect(asked.first!.type).toBe(9);
    expect(asked.shown).toBeNull();
    expect(partsOf(asked.modal)).toMatchObject([
      { type: 10 },
      { in: 18, type: 4, style: 2, max_length: 4_000, required: false },
      { in: 18, type: 19, max_values: 10, required: false },
    ]);
  });

  test.each([
    ['en-US', 'en'],
    ['es-ES', 'es'],
    ['zh-CN', 'zh'],
  ] as const)('diagnose-form: it asks in %s to take tokens out, before anything else', async (locale, language) => {
    const { modal } = await r.person('ann', locale).slash(channel, 'diagnose');
    expect((modal!.components[0] as { content: string }).content).toBe(discordPhrases(language).modal.top);
  });

  test('diagnose-form: its title and labels fit', async () => {
    for (const locale of ['en-US', 'es-419', 'zh-TW', 'de']) {
      const { modal } = await r.person('ann', locale).slash(channel, 'diagnose');
      const labels = modal!.components.flatMap((one) => ('label' in one ? [one.label ?? ''] : []));
      for (const text of [modal!.title, ...labels]) expect(text.length).toBeLessThanOrEqual(45);
    }
  });
});

describe('the form sent off', () => {
  test('diagnose-form: 4,000 characters, with the error at their end, get the cause', async () => {
    const error = `${'12:00:00 [ws] client connected\n'.repeat(130).slice(0, 4_000 - CERTAIN.length - 1)}\n${CERTAIN}`;
    const person = r.person();
    const sent = await person.submit(await person.slash(channel, 'diagnose'), { error });
    expect([sent.first!.type, sent.shown!.isPrivate, leadIn(sent.shown)]).toEqual([4, true, CERTAIN_CAUSE]);
  });

  test('diagnose-form: ten files are read, whichever holds the error', async () => {
    const person = r.person();
    const quiet = Array.from({ length: 9 }, (_, at) => file(`part-${at}.log`, `12:00:0${at} [ws] client connected\n`));
    const files = [...quiet, file('last.log', CERTAIN)];
    const sent = await (await person.submit(await person.slash(channel, 'diagnose'), { files })).settled();
    expect([sent.first!.type, leadIn(sent.shown)]).toEqual([5, CERTAIN_CAUSE]);
  });

  test('diagnose-form: for everybody to see if the command was public', async () => {
    const person = r.person();
    const sent = await person.submit(await person.slash(channel, 'diagnose', { public: true }), { error: CERTAIN });
    expect(sent.shown!.isPrivate).toBe(false);
    expect(r.discord.messagesIn(channel).map(({ id }) => id)).toContain(sent.shown!.id);
  });

  test('diagnose-form: sent off empty, it gets a line and no second form', async () => {
    const person = r.person();
    const sent = await person.submit(await person.slash(channel, 'diagnose'), {});
    expect([sent.first!.type, sent.modal, sent.shown!.isPrivate]).toEqual([4, null, true]);
    expect(sent.shown!.text).toContain(discordPhrases('en').nothingToRead);
  });

  test('diagnose-form: it works after a restart', async () => {
    const person = r.person();
    const asked = await person.slash(channel, 'diagnose');
    await r.restart();
    expect(leadIn((await person.submit(asked, { error: CERTAIN })).shown)).toBe(CERTAIN_CAUSE);
  });
});
