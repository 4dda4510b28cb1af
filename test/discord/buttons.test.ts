import { describe, expect, test } from 'vitest';
import { discordPhrases } from '../../src/discord/phrases.ts';
import { openStore } from '../../src/store/sqlite-store.ts';
import type { Exchange, Person } from './loopback/discord.ts';
import { BOT_PERMISSIONS } from './loopback/permissions.ts';
import { sharedBot, sharedServer } from './shared-bot.ts';
import { actionsIn, buttonFor, CERTAIN, CERTAIN_CAUSE, DIFFERENTIAL, leadIn } from './shown.ts';

const MANAGE_MESSAGES = 1n << 13n;
const MANAGE_THREADS = 1n << 34n;

const say = discordPhrases('en');

const r = sharedBot();
const server = sharedServer(r);
const { person } = r;

const asked = (asker: Person, error: string, isPublic = false) =>
  asker.slash(server.other, 'diagnose', { error, ...(isPublic ? { public: true } : {}) });
const press = (who: Person, { shown }: Exchange, kind: string) => who.press(shown!, buttonFor(shown, kind));

/** How often a verdict was counted, in the metrics and in the store. */
async function verdicts(verdict: string, cause: string): Promise<readonly [metric: number, stored: number]> {
  const { text } = await r.bot.metrics.page();
  const metric = new RegExp(`^clinic_verdicts_total\\{verdict="${verdict}"\\} (\\d+)$`, 'm').exec(text)?.[1];
  const store = await openStore({ file: r.config.databasePath, caseTtlMs: r.config.caseTtlMs });
  const stored = (await store.verdicts()).find((one) => one.cause === cause && one.verdict === verdict);
  await store.close();
  return [Number(metric ?? 0), stored?.count ?? 0];
}

/** A forum post that the bot has answered. */
async function answeredPost(asker: Person, content = CERTAIN) {
  const thread = await asker.openPost(server.forum, { title: 'It fails', content, tags: ['question'] });
  const reply = await r.discord.until(() => r.discord.messagesIn(thread).find(({ author }) => author.bot));
  await r.discord.until(() => r.logged().includes(thread.id)); // answered, and kept
  return { thread, reply };
}

describe('That solved it', () => {
  test('buttons: closes the message, and counts once for its cause', async () => {
    const asker = person();
    const first = await asked(asker, CERTAIN, true);
    const [metric, stored] = await verdicts('solved', CERTAIN_CAUSE);
    await Promise.all([press(asker, first, 'solved'), press(asker, first, 'solved')]); // an impatient finger
    expect(first.shown!.text).toContain(`-# ${say.solvedMark}`);
    expect(actionsIn(first.shown)).toEqual([]);
    expect(first.shown!.text).toContain('openclaw cron list'); // the advice stays
    expect(await verdicts('solved', CERTAIN_CAUSE)).toEqual([metric + 1, stored + 1]);
  });

  test.each([
    [true, ['question', 'Solved']],
    [false, ['question']],
  ])('buttons: tags a forum post beside the tags it has, if the bot may: %j', async (mayTag, names) => {
    await server.guild.permitBot(mayTag ? BOT_PERMISSIONS | MANAGE_THREADS : BOT_PERMISSIONS);
    const asker = person();
    const { thread, reply } = await answeredPost(asker);
    await asker.press(reply, say.buttons.solved);
    const wanted = names.map((name) => server.forum.tags.find((tag) => tag.name === name)!.id);
    await r.discord.until(() => thread.appliedTags.length === wanted.length);
    expect([...thread.appliedTags].sort()).toEqual(wanted.sort());
    expect([thread.isArchived, thread.isLocked]).toEqual([false, false]);
    const tried = r.discord.requests.filter(
      ({ method, path }) => method === 'PATCH' && path === `/channels/${thread.id}`,
    );
    expect(tried).toHaveLength(Number(mayTag));
  });

  test('buttons: the thread is left alone from then on', async () => {
    const asker = person();
    const { thread, reply } = await answeredPost(asker);
    await asker.press(reply, say.buttons.solved);
    await asker.post(thread, DIFFERENTIAL);
    await asker.slash(thread, 'privacy'); // answered after the post was taken
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(r.discord.messagesIn(thread).filter(({ author }) => author.bot)).toHaveLength(1);
  });
});

describe('Not it', () => {
  test('buttons: the next cause takes the place of the one that is ruled out', async () => {
    const asker = person();
    const first = await asked(asker, DIFFERENTIAL);
    const lead = leadIn(first.shown);
    const [metric, stored] = await verdicts('not-it', lead!);
    await Promise.all([press(asker, first, 'not-it'), press(asker, first, 'not-it')]);
    expect(leadIn(first.shown)).not.toBe(lead);
    expect(leadIn(first.shown)).not.toBeNull();
    expect(actionsIn(first.shown)).toEqual(expect.arrayContaining(['solved', 'not-it', 'why', 'share']));
    expect(first.shown!.isPrivate).toBe(true);
    expect(await verdicts('not-it', lead!)).toEqual([metric + 1, stored + 1]);
    expect(first.shown!.text).toMatch(/^Ruled out: .+\.\n### /);
  });

  test('buttons: when no cause is left, it says what to post', async () => {
    const asker = person();
    const first = await asked(asker, CERTAIN);
    await press(asker, first, 'not-it');
    expect(first.shown!.text).toContain(say.notItNoted);
    expect(first.shown!.text).toContain('`openclaw status --all`');
    expect(actionsIn(first.shown)).toEqual([]);
  });

  test('buttons: one cause after another, to the end', async () => {
    const asker = person();
    const first = await asked(asker, DIFFERENTIAL);
    const seen = new Set<string | null>();
    while (actionsIn(first.shown).includes('not-it')) {
      expect(seen.has(leadIn(first.shown))).toBe(false);
      seen.add(leadIn(first.shown));
      await press(asker, first, 'not-it');
    }
    expect(seen.size).toBeGreaterThan(2);
    expect(first.shown!.text).toContain(say.notItNoted);
  });

  test('buttons: what is said in the thread afterwards is about the cause that is shown now', async () => {
    const asker = person();
    const { thread, reply } = await answeredPost(asker, DIFFERENTIAL);
    const before = leadIn(reply)!;
    await asker.press(reply, say.buttons.notIt);
    const shown = leadIn(reply)!;
    expect(shown).not.toBe(before);
    const [wrong, right] = [await verdicts('solved', before), await verdicts('solved', shown)];
    await asker.post(thread, 'it worked, thanks!');
    await r.discord.until(async () => (await verdicts('solved', shown))[1] > right[1]);
    expect((await verdicts('solved', before))[1]).toBe(wrong[1]);
  });
});

describe('Why this?, Details and Share', () => {
  test('buttons: why, for the one who presses, in their language', async () => {
    const asker = person('ann', 'es-ES');
    const first = await asked(asker, CERTAIN);
    const why = await press(asker, first, 'why');
    expect(why.shown!.isPrivate).toBe(true);
    expect(why.shown!.text).toContain(discordPhrases('es').readIn);
    expect(why.shown!.text).toContain(CERTAIN);
    expect(why.shown!.text).toContain(`\`${CERTAIN_CAUSE}\``);
    expect(first.shown!.edits).toBe(0);
  });

  test('buttons: why, after the case is gone, still tells what the entry says', async () => {
    const asker = person();
    const first = await asked(asker, CERTAIN);
    await asker.press((await asker.slash(server.other, 'privacy')).shown!, say.privacy.forgetMe);
    const why = await press(asker, first, 'why');
    expect(why.shown!.text).toContain('look a job up by its id');
    expect(why.shown!.text).not.toContain('daily-report');
    for (const kind of ['not-it', 'share']) {
      const { shown } = await press(asker, first, kind);
      expect(shown!.text).toBe(say.caseGone);
      expect(shown!.isPrivate).toBe(true);
    }
  });

  test('buttons: why and details under an earlier answer are about that answer', async () => {
    const asker = person();
    const { thread, reply } = await answeredPost(asker);
    await asker.post(thread, DIFFERENTIAL);
    const both = () => r.discord.messagesIn(thread).filter(({ author }) => author.bot);
    await r.discord.until(() => both().length === 2);
    const why = await asker.press(reply, buttonFor(reply, 'why'));
    expect(why.shown!.text).toContain(say.entry(CERTAIN_CAUSE));
    expect(leadIn(both()[1]!)).not.toBe(CERTAIN_CAUSE);
  });

  test('buttons: details, for the one who presses', async () => {
    const asker = person();
    const first = await asked(asker, DIFFERENTIAL);
    const details = await press(asker, first, 'details');
    expect(details.shown!.isPrivate).toBe(true);
    expect(details.shown!.text).toContain('What it excludes:');
    expect(first.shown!.text).not.toContain('What it excludes:');
  });

  test('buttons: share, for everybody, and the buttons are still the asker’s', async () => {
    const asker = person();
    const first = await asked(asker, CERTAIN);
    const { shown } = await press(asker, first, 'share');
    expect([shown!.isPrivate, leadIn(shown), actionsIn(shown).includes('share')]).toEqual([
      false,
      CERTAIN_CAUSE,
      false,
    ]);
    expect(first.shown!.isDeleted).toBe(false);
    const stranger = await person('bob').press(shown!, say.buttons.notIt);
    expect(stranger.shown!.text).toContain(say.notYours);
    await asker.press(shown!, say.buttons.solved);
    expect(shown!.text).toContain(say.solvedMark);
  });
});

test('buttons: what the person was told in short is shared in full', async () => {
  const asker = person();
  const channel = server.guild.text('short');
  await asker.slash(channel, 'diagnose', { error: DIFFERENTIAL });
  const again = await asker.slash(channel, 'diagnose', { error: 'is that right?' });
  expect(again.shown!.text).toMatch(/^Is that right\?[\s\S]*\n### Still/);
  expect((await press(asker, again, 'details')).shown!.text).toContain(say.stepsInFull);
  const shared = await press(asker, again, 'share');
  expect(leadIn(shared.shown)).toBe(leadIn(again.shown));
  expect(shared.shown!.text).not.toContain('### Still');
  expect(shared.shown!.text.length).toBeGreaterThan(again.shown!.text.length);
});

describe('a restart', () => {
  test('buttons: all of them work after it', async () => {
    const asker = person();
    const [first, second] = [await asked(asker, DIFFERENTIAL), await asked(asker, CERTAIN)];
    const lead = leadIn(first.shown);
    await r.restart();
    expect((await press(asker, first, 'why')).shown!.text).toContain(say.readIn);
    expect((await press(asker, first, 'details')).shown!.text).toContain('Details');
    expect((await press(asker, first, 'share')).shown!.isPrivate).toBe(false);
    await press(asker, first, 'not-it');
    expect(leadIn(first.shown)).not.toBe(lead);
    await press(asker, second, 'solved');
    expect(second.shown!.text).toContain(say.solvedMark);
  });
});

describe('who may press', () => {
  test('buttons-for-asker: under a public reply a stranger gets a line, and nothing changes', async () => {
    const first = await asked(person(), DIFFERENTIAL, true);
    for (const kind of actionsIn(first.shown)) {
      const { shown } = await press(person('bob'), first, kind);
      expect([shown!.isPrivate, shown!.text]).toEqual([true, say.notYours]);
    }
    expect(first.shown!.edits).toBe(0);
  });

  test('buttons-for-asker: helpers by role may, and whoever may manage messages', async () => {
    const role = server.guild.role('helpers');
    const panel = await server.manager.slash(server.other, 'clinic settings');
    await server.manager.choose(panel.shown!, 'clinic:1:helpers', [role]);
    const helper = person('helper');
    server.guild.member(helper, { roles: [role] });
    const moderator = r.discord.person({ name: 'moderator', permissions: MANAGE_MESSAGES });
    for (const who of [helper, moderator]) {
      const first = await asked(person(), CERTAIN, true);
      await press(who, first, 'solved');
      expect(first.shown!.text).toContain(say.solvedMark);
    }
  });
});
