import { expect, test } from 'vitest';
import { compareVersions, fits, isRange, isVersion } from '../../src/engine/versions.ts';

test('orders trials before the release and builds after it', () => {
  const inOrder = [
    'what is no version',
    '2025.12.31',
    '2026.2.x',
    '2026.2.6-nightly.1',
    '2026.2.6-alpha.2',
    '2026.2.6-beta.1',
    '2026.2.6-beta.2',
    '2026.2.6-beta.10',
    '2026.2.6-rc.1',
    '2026.2.6',
    '2026.2.6-1',
    '2026.2.6-3',
    '2026.2.6-12',
    '2026.2.19',
    '2026.10.1',
  ];
  expect(inOrder.toReversed().toSorted(compareVersions)).toEqual(inOrder);
});

test('takes a leading v and white space for nothing', () => {
  expect(compareVersions('v2026.4.15', ' 2026.4.15 ')).toBe(0);
});

test.each([
  ['<2026.4', '2026.3.31', 'yes'],
  ['<2026.4', '2026.4.1', 'no'],
  ['<2026.4', '2026.4.1-beta.1', 'no'],
  ['<2026.4.15', '2026.4.15-beta.1', 'yes'],
  ['<=2026.4', '2026.4.30-2', 'yes'],
  ['<=2026.4', '2026.5.1', 'no'],
  ['>2026.4', '2026.4.30', 'no'],
  ['>2026.4', '2026.5.1', 'yes'],
  ['>2026.2.6', '2026.2.6-3', 'yes'],
  ['>=2026.4 <2026.5', '2026.4.15', 'yes'],
  ['>= 2026.4  < 2026.5', '2026.4.15', 'yes'],
  ['>=2026.4 <2026.5', '2026.5.1', 'no'],
  ['>=2026.4 <2026.5', '2026.4.x', 'yes'],
  ['>=2026.4.15', '2026.4.x', 'unknown'],
  ['>=2026.4.15', '2026.3.x', 'no'],
  ['>=2026.4.15', '2026', 'unknown'],
  ['2026.4.x', '2026.4.15-2', 'yes'],
  ['2026.4.15', '2026.4.15', 'yes'],
  ['=2026.4.15', '2026.4.15-2', 'no'],
  ['>=2026.4', 'the newest', 'unknown'],
  ['>=2026.4', null, 'unknown'],
  ['lately', '2026.4.15', 'unknown'],
] as const)('range %s, version %s: %s', (range, version, verdict) => {
  expect(fits(range, version)).toBe(verdict);
});

test.each([
  ['2026.4.15', true],
  ['2026.2.19-2', true],
  ['2026.2.x', true],
  ['2026.x', true],
  ['2026', true],
  ['2026.x.3', false],
  ['2026.4.x-1', false],
  ['1.2.3', false],
  ['22.14.0', false],
  ['', false],
])('%s as a version: %s', (text, verdict) => {
  expect(isVersion(text)).toBe(verdict);
});

test.each([
  ['>=2026.4 <2026.5', true],
  ['<2026.4', true],
  ['2026.4.x', true],
  ['>=2026.5 <2026.4', false],
  ['', false],
  ['^2026.4', false],
  ['>=2026.4 or so', false],
])('%s as a range: %s', (text, verdict) => {
  expect(isRange(text)).toBe(verdict);
});
