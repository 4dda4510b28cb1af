import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { pack, packNamed, repacked, unpack, unpackNamed } from '../../src/engine/packed.ts';

const VALUES: readonly unknown[] = [{ a: 1 }, 'quote " and\nbreak', ['中文', '…', '😀', 'é\0'], null, false, ''];

test('every value comes back as it was', () => {
  const list = pack(VALUES);
  expect(VALUES.map((_, number) => unpack(list, number))).toEqual(VALUES);
});

test('a value is the same object each time', () => {
  const list = pack(VALUES);
  expect(unpack(list, 0)).toBe(unpack(list, 0));
});

test.each([-1, 6, Number.NaN])('there is no value %d', (number) => {
  expect(unpack(pack(VALUES), number)).toBeUndefined();
});

test('names are found, whatever their order, and others are not', () => {
  const names = ['b', 'a', 'constructor', 'a-b', '中'];
  const map = packNamed(new Map(names.map((name) => [name, `value of ${name}`])));
  expect(names.map((name) => unpackNamed(map, name))).toEqual(names.map((name) => `value of ${name}`));
  for (const name of ['', 'aa', 'c', 'toString', '文']) expect(unpackNamed(map, name)).toBeUndefined();
});

test.each([0, 2, 5])('the value %d is replaced, and no other', (number) => {
  for (const value of ['x', { longer: '…'.repeat(40) }]) {
    const list = repacked(pack(VALUES), number, value);
    expect(VALUES.map((_, at) => unpack(list, at))).toEqual(VALUES.with(number, value));
  }
});

test('survives a snapshot and a message to a worker', () => {
  const list = pack(VALUES);
  for (const copy of [deserialize(serialize(list)), structuredClone(list)]) {
    expect(VALUES.map((_, number) => unpack(copy, number))).toEqual(VALUES);
  }
});

test('texts are Latin letters only: others would take twice the memory', () => {
  expect(pack(VALUES).text).not.toMatch(/[^\0-\xff]/);
});
