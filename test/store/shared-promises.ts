import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Store } from '../../src/store/store.ts';
import { id, keptCase, keptReply } from './kept.ts';
import { T, TIMES, type Times } from './times.ts';

/** A place that outlives the stores opened on it. */
export type Place = { readonly open: (times: Times) => Promise<Store>; readonly remove: () => void };

/** What a store promises to those that share its place. `place`: gives an empty one. */
export function sharedStoreKeepsItsPromises(name: string, place: () => Place): void {
  describe(`two stores ${name}`, () => {
    let here: Place;
    let one: Store;
    let other: Store;
    beforeEach(async () => {
      here = place();
      one = await here.open(TIMES);
      other = await here.open(TIMES);
    });
    afterEach(async () => {
      vi.useRealTimers();
      await Promise.all([one.close(), other.close()]);
      here.remove();
    });

    test('give a claim once', async () => {
      expect(await one.claim(id(1), T)).toBe(true);
      expect(await other.claim(id(1), T)).toBe(false);
      expect(await other.claim(id(1), T + TIMES.claimTtlMs)).toBe(true);
      expect(await one.claim(id(1), T + TIMES.claimTtlMs)).toBe(false);
    });

    test('tell each other what is settled', async () => {
      expect(await other.isSettled(id(1))).toBe(false);
      await one.claim(id(1), T);
      expect(await other.isSettled(id(1))).toBe(false);
      await one.settle(id(1), T);
      expect(await other.isSettled(id(1))).toBe(true);
    });

    test('do not give back what the other one has taken over', async () => {
      await one.claim(id(1), T);
      await other.claim(id(1), T + TIMES.claimTtlMs);
      await one.release(id(1));
      expect(await one.claim(id(1), T + TIMES.claimTtlMs)).toBe(false);
      await other.release(id(1));
      expect(await one.claim(id(1), T + TIMES.claimTtlMs)).toBe(true);
    });

    test('give claims as one would, whatever is asked of which', async () => {
      const action = fc.record({
        do: fc.constantFrom('claim', 'settle', 'release'),
        by: fc.constantFrom('one', 'other'),
        of: fc.integer({ min: 0, max: 2 }),
        after: fc.constantFrom(0, 1, TIMES.claimTtlMs - 1, TIMES.claimTtlMs),
      });
      let round = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 30 }), async (actions) => {
          round += 10;
          const model = new Map<number, { readonly by: string; readonly at: number; readonly isSettled: boolean }>();
          let now = T;
          for (const { do: what, by, of, after } of actions) {
            now += after;
            const store = by === 'one' ? one : other;
            const held = model.get(of);
            if (what === 'settle') {
              await store.settle(id(round + of), now);
              model.set(of, { by, at: now, isSettled: true });
            } else if (what === 'release') {
              await store.release(id(round + of));
              if (held?.by === by && !held.isSettled) model.delete(of);
            } else {
              const isFree = held === undefined || (!held.isSettled && now - held.at >= TIMES.claimTtlMs);
              expect(await store.claim(id(round + of), now)).toBe(isFree);
              if (isFree) model.set(of, { by, at: now, isSettled: false });
            }
          }
        }),
        { numRuns: 60 },
      );
    });

    test('see what the other one keeps', async () => {
      await one.keepCase(`thread:${id(1)}`, keptCase(), T);
      await one.keepReply(keptReply(), T);
      await one.keepNote('newest', id(5));
      await one.countVerdict('a', 'solved', T);
      expect(await other.caseOf(`thread:${id(1)}`, T)).toEqual(keptCase());
      expect(await other.replyOf(keptReply().reply)).toEqual(keptReply());
      expect(await other.note('newest')).toBe(id(5));
      expect(await other.verdicts()).toEqual([{ cause: 'a', verdict: 'solved', count: 1 }]);
      expect(await other.forgetUser(keptCase().asker)).toBe(1);
      expect(await one.caseOf(`thread:${id(1)}`, T)).toBeNull();
    });

    test('see settings and opt-outs of the other one within five seconds', async () => {
      vi.useFakeTimers({ toFake: ['performance'] });
      const settings = { ...DEFAULT_SETTINGS, forums: [id(1)] };
      expect(await other.settingsOf(id(1))).toEqual(DEFAULT_SETTINGS);
      expect(await other.isOptedOut([id(2)])).toBe(false);
      await one.keepSettings(id(1), settings);
      await one.optOut(id(2), true);
      expect(await one.settingsOf(id(1))).toEqual(settings);
      expect(await one.isOptedOut([id(2)])).toBe(true);
      vi.advanceTimersByTime(5_000);
      expect(await other.settingsOf(id(1))).toEqual(settings);
      expect(await other.isOptedOut([id(2)])).toBe(true);
    });

    test('keep everything over a restart', async () => {
      const settings = { ...DEFAULT_SETTINGS, deletesSecrets: true };
      await one.claim(id(1), T);
      await one.settle(id(2), T);
      await one.keepCase(`thread:${id(1)}`, keptCase(), T);
      await one.keepReply(keptReply(), T);
      await one.keepSettings(id(1), settings);
      await one.optOut(id(1), true);
      await one.countVerdict('a', 'not-it', T);
      await one.keepNote('newest', id(5));
      await Promise.all([one.close(), other.close()]);
      one = await here.open(TIMES);
      expect(await one.claim(id(1), T)).toBe(false);
      expect(await one.claim(id(2), T + TIMES.claimTtlMs)).toBe(false);
      expect(await one.caseOf(`thread:${id(1)}`, T)).toEqual(keptCase());
      expect(await one.replyTo(keptReply().question)).toEqual(keptReply());
      expect(await one.settingsOf(id(1))).toEqual(settings);
      expect(await one.isOptedOut([id(1)])).toBe(true);
      expect(await one.verdicts()).toEqual([{ cause: 'a', verdict: 'not-it', count: 1 }]);
      expect(await one.note('newest')).toBe(id(5));
    });
  });
}
