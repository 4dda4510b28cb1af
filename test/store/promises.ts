import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Store } from '../../src/store/store.ts';
import { id, keptCase, keptReply } from './kept.ts';
import { settingsAreKept } from './settings-promises.ts';
import { DAY, T, TIMES, type Times } from './times.ts';

/** What every store promises of itself. `open`: gives an empty one. */
export function storeKeepsItsPromises(name: string, open: (times: Times) => Promise<Store>): void {
  describe(`the store ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open(TIMES);
    });
    afterEach(() => store.close());

    describe('claims', () => {
      test('are given once', async () => {
        expect(await store.claim(id(1), T)).toBe(true);
        expect(await store.claim(id(1), T)).toBe(false);
        expect(await store.claim(id(2), T)).toBe(true);
      });

      test.each([
        [TIMES.claimTtlMs - 1, false],
        [TIMES.claimTtlMs, true],
      ])('are given anew %i ms later, if nobody settled them: %s', async (later, isGiven) => {
        await store.claim(id(1), T);
        expect(await store.claim(id(1), T + later)).toBe(isGiven);
      });

      test('that are given anew begin anew', async () => {
        await store.claim(id(1), T);
        await store.claim(id(1), T + TIMES.claimTtlMs);
        expect(await store.claim(id(1), T + 2 * TIMES.claimTtlMs - 1)).toBe(false);
      });

      test('are never given again once settled', async () => {
        await store.claim(id(1), T);
        await store.settle(id(1), T + 5);
        await store.release(id(1));
        expect(await store.claim(id(1), T + 1)).toBe(false);
        expect(await store.claim(id(1), T + 300 * DAY)).toBe(false);
      });

      test('can be settled without having been taken', async () => {
        await store.settle(id(1), T);
        await store.settle(id(1), T);
        expect(await store.claim(id(1), T)).toBe(false);
      });

      test('that are given back can be taken at once', async () => {
        await store.claim(id(1), T);
        await store.release(id(1));
        await store.release(id(2));
        expect(await store.claim(id(1), T)).toBe(true);
      });

      test('outlive a sweep as long as they are of use', async () => {
        for (const one of [1, 2]) await store.claim(id(one), T);
        await store.settle(id(1), T);
        await store.sweep(T + TIMES.claimTtlMs - 1);
        expect(await store.claim(id(2), T + 1)).toBe(false);
        await store.sweep(T + TIMES.caseTtlMs - 1);
        expect(await store.claim(id(1), T + TIMES.caseTtlMs)).toBe(false);
        await store.sweep(T + TIMES.caseTtlMs);
        expect(await store.claim(id(1), T + TIMES.caseTtlMs)).toBe(true);
      });
    });

    describe('cases', () => {
      test.each([
        ['with all that it knows', keptCase()],
        ['in a direct message', keptCase({ guild: null, channel: null, newest: null, state: 'solved' })],
        ['that was answered', keptCase({ state: 'answered' })],
      ])('come back as they were: one %s', async (_, kept) => {
        await store.keepCase(`thread:${id(1)}`, kept, T);
        expect(await store.caseOf(`thread:${id(1)}`, T)).toEqual(kept);
      });

      test('are absent where none was kept', async () => {
        await store.keepCase(`thread:${id(1)}`, keptCase(), T);
        expect(await store.caseOf(`message:${id(1)}`, T)).toBeNull();
        expect(await store.caseOf(`thread:${id(2)}`, T)).toBeNull();
      });

      test('are replaced whole', async () => {
        await store.keepCase(`thread:${id(1)}`, keptCase(), T);
        const next = keptCase({ asker: id(5), guild: null, channel: id(6), newest: id(7), state: 'solved' });
        await store.keepCase(`thread:${id(1)}`, next, T);
        expect(await store.caseOf(`thread:${id(1)}`, T)).toEqual(next);
      });

      test('end after their time to live, which begins anew when they are kept', async () => {
        const key = `interaction:${id(1)}` as const;
        await store.keepCase(key, keptCase(), T);
        await store.keepCase(key, keptCase(), T + DAY);
        await store.sweep(T + DAY + TIMES.caseTtlMs - 1);
        expect(await store.caseOf(key, T + DAY + TIMES.caseTtlMs - 1)).not.toBeNull();
        expect(await store.caseOf(key, T + DAY + TIMES.caseTtlMs)).toBeNull();
        await store.sweep(T + DAY + TIMES.caseTtlMs);
        expect(await store.caseOf(key, T)).toBeNull();
      });

      test('are found by person and channel, the newest first', async () => {
        const there = { asker: id(1), channel: id(3) };
        await store.keepCase(`message:${id(1)}`, keptCase({ ...there, newest: id(21) }), T);
        await store.keepCase(`message:${id(3)}`, keptCase({ ...there, newest: id(23) }), T + 2);
        await store.keepCase(`message:${id(2)}`, keptCase({ ...there, newest: id(22) }), T + 1);
        await store.keepCase(`message:${id(4)}`, keptCase({ ...there, asker: id(9) }), T + 9);
        await store.keepCase(`message:${id(5)}`, keptCase({ ...there, channel: id(9) }), T + 9);
        const found = { key: `message:${id(3)}`, kept: keptCase({ ...there, newest: id(23) }) };
        expect(await store.newestCaseOf(id(1), id(3), T)).toEqual(found);
        expect(await store.newestCaseOf(id(1), id(3), T + 2)).toEqual(found);
        expect(await store.newestCaseOf(id(1), id(3), T + 3)).toBeNull();
        expect(await store.newestCaseOf(id(1), id(4), T)).toBeNull();
      });

      test('can be forgotten one by one', async () => {
        for (const one of [1, 2]) await store.keepCase(`thread:${id(one)}`, keptCase(), T);
        await store.forgetCase(`thread:${id(1)}`);
        await store.forgetCase(`thread:${id(9)}`);
        expect(await store.caseOf(`thread:${id(1)}`, T)).toBeNull();
        expect(await store.caseOf(`thread:${id(2)}`, T)).not.toBeNull();
      });
    });

    describe('replies', () => {
      test.each([keptReply(), keptReply({ guild: null })])('are found by both messages', async (kept) => {
        await store.keepReply(kept, T);
        expect(await store.replyTo(kept.question)).toEqual(kept);
        expect(await store.replyOf(kept.reply)).toEqual(kept);
        expect(await store.replyTo(kept.reply)).toBeNull();
        expect(await store.replyOf(kept.question)).toBeNull();
      });

      test('give way to a later one to the same question', async () => {
        await store.keepReply(keptReply(), T);
        const later = keptReply({ reply: id(30), channel: id(31), asker: id(32), case: `message:${id(33)}` });
        await store.keepReply(later, T);
        expect(await store.replyTo(later.question)).toEqual(later);
        expect(await store.replyOf(keptReply().reply)).toBeNull();
      });

      test('may answer several messages, and are told by the last', async () => {
        const [first, second] = [keptReply(), keptReply({ question: id(12) })];
        await store.keepReply(second, T);
        await store.keepReply(first, T + 1);
        expect(await store.replyTo(second.question)).toEqual(second);
        expect(await store.replyOf(first.reply)).toEqual(first);
      });

      test('can be forgotten', async () => {
        await store.keepReply(keptReply(), T);
        await store.forgetReply(keptReply().question);
        await store.forgetReply(id(99));
        expect(await store.replyTo(keptReply().question)).toBeNull();
        expect(await store.replyOf(keptReply().reply)).toBeNull();
      });

      test('end after their time to live', async () => {
        await store.keepReply(keptReply(), T);
        await store.sweep(T + TIMES.replyTtlMs - 1);
        expect(await store.replyTo(keptReply().question)).not.toBeNull();
        await store.sweep(T + TIMES.replyTtlMs);
        expect(await store.replyTo(keptReply().question)).toBeNull();
      });
    });

    settingsAreKept(() => store);

    test('verdicts are counted by cause and kind, over all days', async () => {
      expect(await store.verdicts()).toEqual([]);
      for (const when of [T, T + 1, T + DAY]) await store.countVerdict('b', 'solved', when);
      await store.countVerdict('b', 'not-it', T);
      await store.countVerdict('a', 'not-it', T);
      await store.sweep(T + 1_000 * DAY);
      const counts = [...(await store.verdicts())].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      expect(counts).toEqual([
        { cause: 'a', verdict: 'not-it', count: 1 },
        { cause: 'b', verdict: 'not-it', count: 1 },
        { cause: 'b', verdict: 'solved', count: 3 },
      ]);
    });

    test('a note is the last one kept', async () => {
      expect(await store.note('digest')).toBeNull();
      await store.keepNote('digest', 'one');
      await store.keepNote('digest', 'two\n"2"');
      expect(await store.note('digest')).toBe('two\n"2"');
      expect(await store.note('other')).toBeNull();
    });

    test('forgets a person: cases and replies, not their opt-out and not what is of others', async () => {
      await store.keepCase(`thread:${id(1)}`, keptCase(), T);
      await store.keepCase(`message:${id(2)}`, keptCase({ guild: null }), T);
      await store.keepCase(`thread:${id(3)}`, keptCase({ asker: id(9) }), T);
      await store.keepReply(keptReply(), T);
      await store.keepReply(keptReply({ question: id(40), asker: id(9) }), T);
      await store.optOut(id(1), true);
      expect(await store.forgetUser(id(1))).toBe(2);
      expect(await store.forgetUser(id(1))).toBe(0);
      expect(await store.caseOf(`thread:${id(1)}`, T)).toBeNull();
      expect(await store.caseOf(`message:${id(2)}`, T)).toBeNull();
      expect(await store.newestCaseOf(id(1), id(3), T)).toBeNull();
      expect(await store.caseOf(`thread:${id(3)}`, T)).not.toBeNull();
      expect(await store.replyTo(keptReply().question)).toBeNull();
      expect(await store.replyTo(id(40))).not.toBeNull();
      expect(await store.isOptedOut([id(1)])).toBe(true);
    });

    test('forgets a server: settings, cases and replies, not what is of others', async () => {
      const settings = { ...DEFAULT_SETTINGS, deletesSecrets: true };
      for (const guild of [id(2), id(8)]) await store.keepSettings(guild, settings);
      await store.keepCase(`thread:${id(1)}`, keptCase(), T);
      await store.keepCase(`thread:${id(2)}`, keptCase({ guild: id(8) }), T);
      await store.keepCase(`interaction:${id(3)}`, keptCase({ guild: null }), T);
      await store.keepReply(keptReply(), T);
      await store.keepReply(keptReply({ question: id(40), guild: id(8) }), T);
      expect(await store.settingsOf(id(2))).toEqual(settings);
      await store.forgetGuild(id(2));
      expect(await store.settingsOf(id(2))).toEqual(DEFAULT_SETTINGS);
      expect(await store.settingsOf(id(8))).toEqual(settings);
      expect(await store.caseOf(`thread:${id(1)}`, T)).toBeNull();
      expect(await store.caseOf(`thread:${id(2)}`, T)).not.toBeNull();
      expect(await store.caseOf(`interaction:${id(3)}`, T)).not.toBeNull();
      expect(await store.replyTo(keptReply().question)).toBeNull();
      expect(await store.replyTo(id(40))).not.toBeNull();
    });

    test('sweeps any number at once', async () => {
      for (let one = 0; one < 350; one += 1) await store.settle(id(one), T);
      for (let one = 0; one < 250; one += 1) await store.keepCase(`thread:${id(one)}`, keptCase(), T);
      await store.keepCase(`thread:${id(500)}`, keptCase(), T + 1);
      await store.sweep(T + TIMES.caseTtlMs);
      expect(await store.forgetUser(keptCase().asker)).toBe(1);
      const given = await Promise.all(Array.from({ length: 350 }, (_, one) => store.claim(id(one), T)));
      expect(given).not.toContain(false);
    });

    test('many at once get in nobody’s way', async () => {
      const settings = { ...DEFAULT_SETTINGS, forums: [id(1)] };
      const given = await Promise.all([
        ...Array.from({ length: 60 }, (_, one) => store.claim(id(one % 20), T)),
        ...Array.from({ length: 20 }, (_, one) => store.keepCase(`thread:${id(one)}`, keptCase(), T)),
        store.forgetUser(id(77)),
        store.forgetGuild(id(77)),
        store.keepSettings(id(1), settings),
        store.sweep(T),
      ]);
      expect(given.filter((one) => one === true)).toHaveLength(20);
      expect(await store.settingsOf(id(1))).toEqual(settings);
      expect(await store.forgetUser(keptCase().asker)).toBe(20);
    });

    test('passes its check while it is open, and can be closed twice', async () => {
      await store.check();
      await store.check();
      await store.close();
      await store.close();
      await expect(store.check()).rejects.toThrow();
      await expect(store.claim(id(1), T)).rejects.toThrow();
    });
  });
}
