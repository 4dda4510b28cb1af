import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitted } from '../../../src/discord/render/fitted.ts';
import { type Piece, PLACES } from '../../../src/discord/render/piece.ts';

const piece = (told: Partial<Piece>): Piece => ({
  place: 'notes',
  text: 'x'.repeat(100),
  weight: 1,
  isNeeded: false,
  instead: '',
  ...told,
});
const lengths = { aim: 1_000, most: 4_000 };

describe('when not everything fits', () => {
  test('what matters least is left out, and the order stays', () => {
    const light = piece({ weight: 1, text: 'a'.repeat(900) });
    const heavy = piece({ weight: 2, text: 'b'.repeat(900) });
    expect(fitted([light, heavy], lengths)).toEqual({ shown: [heavy], left: [light] });
  });

  test('what is needed goes beyond the length aimed at, up to what a message holds', () => {
    const needed = Array.from({ length: 3 }, (_, weight) =>
      piece({ isNeeded: true, weight, text: `${weight}`.repeat(1_500) }),
    );
    const { shown, left } = fitted(needed, lengths);
    expect(shown).toEqual(needed.slice(1));
    expect(left).toEqual(needed.slice(0, 1));
  });

  test('a later step without an earlier one is not shown, and the first that is left out says so', () => {
    const step = (weight: number, length: number) =>
      piece({
        place: 'steps',
        isNeeded: true,
        weight,
        text: `${weight}`.repeat(length),
        instead: `more after ${weight}`,
      });
    const { shown, left } = fitted([step(9, 500), step(8, 3_900), step(7, 100)], lengths);
    expect(shown.map((one) => one.text)).toEqual(['9'.repeat(500), 'more after 8']);
    expect(left.map((one) => one.weight)).toEqual([8, 7]);
  });

  test('nothing is left out for a few characters', () => {
    const pieces = [piece({ text: 'a'.repeat(900) }), piece({ text: 'b'.repeat(350) })];
    expect(fitted(pieces, lengths).left).toEqual([]);
  });
});

test('whatever the pieces, they fit, each is shown or left, and nothing is lost', () => {
  const any = fc.record({
    place: fc.constantFrom(...PLACES),
    text: fc.nat(2_500).map((length) => 'x'.repeat(length)),
    weight: fc.nat(100),
    isNeeded: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (told) => {
      const pieces = told.map((one) => piece(one));
      const { shown, left } = fitted(pieces, lengths);
      expect(shown.reduce((sum, one) => sum + one.text.length + 1, 0)).toBeLessThanOrEqual(lengths.most);
      expect(pieces.filter((one) => one.text !== '' && !shown.includes(one))).toEqual(left);
    }),
    { numRuns: 300 },
  );
});
