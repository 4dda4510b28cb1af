import { describe, expect, it } from 'vitest';
import { fitsObject } from '../../../src/engine/match/shape.ts';
import type { JsonObject, ObjectShape, Shape } from '../../../src/engine/types.ts';

const text = (value: string): Shape => ({ is: 'text', text: value });
const object = (keys: { [key: string]: Shape }): ObjectShape => ({ is: 'object', keys });
const AT = Date.parse('2026-05-01T00:00:00Z');

function held(shape: ObjectShape, value: JsonObject, at: number | null = AT, foldKeys = false) {
  const captures: { [name: string]: string } = {};
  return fitsObject(shape, value, { at, foldKeys, captures }) ? captures : null;
}

describe('a shape holds', () => {
  it.each<[string, Shape, JsonObject]>([
    ['an equal text, case and white space folded', text('Not  Found'), { key: 'not found' }],
    ['a number', { is: 'equals', value: 7 }, { key: 7 }],
    ['a truth value printed as text', { is: 'equals', value: false }, { key: 'false' }],
    ['one of a list', { is: 'one-of', shapes: [text('a'), text('b')] }, { key: 'b' }],
    ['any value', { is: 'any' }, { key: 0 }],
    ['a missing key', { is: 'missing' }, { other: 1 }],
    ['null for a missing key', { is: 'missing' }, { key: null }],
    ['an object in it', object({ inner: text('x') }), { key: { inner: 'x', more: 1 } }],
    ['another value', { is: 'not', shape: text('a') }, { key: 'b' }],
    ['a text somewhere in it', { is: 'says', text: 'local loopback' }, { key: 'env, then local loopback (port)' }],
    ['a text somewhere inside it', { is: 'says', text: 'webchat' }, { key: { a: ['announce (webchat)'] } }],
    ['an element of a list', { is: 'has', all: [text('operator.admin')] }, { key: ['x', 'operator.admin'] }],
    ['an element of a cell', { is: 'has', all: [text('operator.admin')] }, { key: 'operator.read, operator.admin' }],
    ['an empty list', { is: 'count', equals: 0, above: null }, { key: [] }],
    ['a list of more', { is: 'count', equals: null, above: 1 }, { key: [1, 2] }],
    ['a greater number', { is: 'above', than: 3 }, { key: '4' }],
    ['a time before the post', { is: 'before' }, { key: '2026-04-21T17:38:00Z' }],
    ['a time after the post, in milliseconds', { is: 'after' }, { key: AT + 1 }],
  ])('%s', (_, shape, value) => {
    expect(held(object({ key: shape }), value)).not.toBeNull();
  });

  it.each<[string, Shape, JsonObject]>([
    ['another text', text('a'), { key: 'ab' }],
    ['an absent key for `not`', { is: 'not', shape: text('a') }, {}],
    ['an empty text for `any`', { is: 'any' }, { key: '' }],
    ['a time without a zone', { is: 'before' }, { key: '2026-04-21T17:38:00' }],
    ['no list for `count`', { is: 'count', equals: 0, above: null }, { key: {} }],
    ['a key of a prototype', { is: 'any' }, JSON.parse('{"__proto__": {"key": 1}}') as JsonObject],
  ])('but not %s', (_, shape, value) => {
    expect(held(object({ key: shape }), value)).toBeNull();
  });

  it('compares no time when the post has none', () => {
    expect(held(object({ key: { is: 'before' } }), { key: '2026-04-21T17:38:00Z' }, null)).toBeNull();
  });

  it('captures a hole that fits the whole value', () => {
    expect(held(object({ id: text('{jobId:uuid}') }), { id: 'f3a36a3c-3b9c-457b-bc1d-255fde4c3ab2' })).toEqual({
      jobId: 'f3a36a3c-3b9c-457b-bc1d-255fde4c3ab2',
    });
    expect(held(object({ id: text('{name:name}') }), { id: 'daily-report' })).toEqual({ name: 'daily-report' });
    expect(held(object({ id: text('{jobId:uuid}') }), { id: 'daily-report' })).toBeNull();
    expect(held(object({ target: text('{:text}:{port:number}') }), { target: 'ws://127.0.0.1:18789' })).toEqual({
      port: '18789',
    });
  });

  it('folds the keys of rows and cards only', () => {
    expect(held(object({ Status: text('error') }), { status: 'Error' }, AT, true)).not.toBeNull();
    expect(held(object({ Status: text('error') }), { status: 'Error' })).toBeNull();
  });
});
