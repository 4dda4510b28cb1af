import { describe, expect, test } from 'vitest';
import { RecentPosts } from '../../../src/discord/recent-posts.ts';

const part = (text: string) => ({ text, files: [], isAsked: false });

describe('split-posts: what had to be sent in parts is read as one', () => {
  test.each([
    ['after a message as long as Discord takes', 'x'.repeat(1_990), 'the rest', 1_000, true],
    ['after an open code fence', '```\ngateway closed', '(1008)\n```', 1_000, true],
    ['after an open bracket', '{ "job": { "name": "a"', '} }', 60_000, true],
    ['not after a message that is whole', 'gateway closed (1008): pairing required', 'and now?', 1_000, false],
    ['not after more than two minutes', '{ "job": {', '} }', 121_000, false],
  ])('%s', (_, first, second, afterMs, isOne) => {
    const posts = new RecentPosts();
    posts.joined('1', '2', '10', part(first), 0);
    const joined = posts.joined('1', '2', '11', part(second), afterMs);
    expect(joined.text).toBe(isOne ? `${first}\n${second}` : second);
    expect(joined.messages).toEqual(isOne ? ['10', '11'] : ['11']);
  });

  test('what other people write, or write elsewhere, is not joined', () => {
    const posts = new RecentPosts();
    posts.joined('1', '2', '10', part('{ "job": {'), 0);
    expect(posts.joined('1', '3', '11', part('} }'), 1).messages).toEqual(['11']);
    expect(posts.joined('9', '2', '12', part('} }'), 1).messages).toEqual(['12']);
  });

  test('three parts are one post', () => {
    const posts = new RecentPosts();
    posts.joined('1', '2', '10', part('{ "a": {'), 0);
    posts.joined('1', '2', '11', part('"b": {'), 1);
    expect(posts.joined('1', '2', '12', part('} } }'), 2)).toMatchObject({
      messages: ['10', '11', '12'],
      text: '{ "a": {\n"b": {\n} } }',
    });
  });

  test('endless parts are bounded', () => {
    const posts = new RecentPosts();
    let length = 0;
    for (let at = 0; at < 200; at += 1)
      length = posts.joined('1', '2', `${at}`, part('['.repeat(2_000)), at).text.length;
    expect(length).toBeLessThanOrEqual(64_000);
  });
});
