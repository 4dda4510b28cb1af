import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { areaGroups, areaName } from '../../src/site/areas.ts';
import { LOCALES } from '../../src/site/site.ts';

const AREAS = readdirSync('kb/causes');

describe.each(LOCALES)('in %s', (locale) => {
  test('every area has a plain name, and no two have the same', () => {
    const unnamed = AREAS.filter((area) => areaGroups([area], locale)[0]!.name === null);
    expect(unnamed).toEqual([]);
    expect(new Set(AREAS.map((area) => areaName(area, locale))).size).toBe(AREAS.length);
  });

  test('every area stands under one heading', () => {
    const shown = areaGroups(AREAS, locale).flatMap(({ areas }) => areas);
    expect(shown.toSorted()).toEqual(AREAS.toSorted());
  });

  test('an area that nobody named is shown by its id, last', () => {
    expect(areaName('toString', locale)).toBe('toString');
    expect(areaGroups(['new-area', 'cron'], locale).at(-1)).toEqual({ name: null, areas: ['new-area'] });
  });
});
