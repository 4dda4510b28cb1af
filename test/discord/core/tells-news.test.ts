import { describe, expect, test } from 'vitest';
import { isSmallTalk } from '../../../src/discord/small-talk.ts';
import { tellsNews } from '../../../src/discord/tells-news.ts';
import { openCase } from '../../../src/engine/case.ts';
import { diagnose } from '../../../src/engine/diagnose.ts';
import type { Case, Post } from '../../../src/engine/types.ts';
import { birthThread, threads } from '../../eval/corpus.ts';
import type { Thread } from '../../eval/shapes.ts';
import { kb } from '../running.ts';

const CHATTER = [
  "ok, I'll try that tomorrow",
  'thanks @bob',
  'done',
  'hm',
  'what does that mean?',
  'mañana lo pruebo',
  '好的，谢谢',
];

const turn = (known: Case, post: Post) => diagnose(known, post, kb);

/** What is known after each turn, beginning with nothing. */
function casesOf(posts: readonly Post[]): readonly Case[] {
  const cases = [openCase('news of a conversation')];
  for (const post of posts) cases.push(turn(cases.at(-1)!, post).case);
  return cases;
}

const postsOf = ({ turns }: Thread) => turns.map(({ text, at }): Post => (at === null ? { text } : { text, at }));

describe.each([birthThread(), ...threads()])('$id', (thread) => {
  const posts = postsOf(thread);
  const cases = casesOf(posts);

  test.each(posts.map((_, place) => place + 1))('news-only: chatter after turn %i is no news', (place) => {
    for (const text of CHATTER) {
      const post = { ...posts[place - 1]!, text };
      expect(tellsNews(turn(cases[place]!, post), post, kb), text).toBe(false);
    }
  });
});

test('news-only: every turn of the thread that the project was born from is news', () => {
  const posts = postsOf(birthThread());
  const cases = casesOf(posts);
  for (const [place, post] of posts.entries()) expect(tellsNews(turn(cases[place]!, post), post, kb)).toBe(true);
});

test.each([
  ['the same error, with other words around it', 'still here: unknown cron job id: daily-report', false],
  ['the same error of a later time', '2026-04-21T18:02:11Z unknown cron job id: daily-report', false],
  ['the same error about another job', 'unknown cron job id: weekly-report', true],
  ['that it did not help', 'that did not help', true],
  ['another error', 'gateway closed (1008): pairing required', true],
])('news-only: after an answer, %s', (_, text, isNews) => {
  const first = turn(openCase('news of a conversation'), { text: 'unknown cron job id: daily-report' });
  expect(tellsNews(turn(first.case, { text }), { text }, kb)).toBe(isNews);
});

test.each([
  ['thanks, I will try that', true],
  ['ok\nbrb', true],
  ['where do I find the id?', false],
  ['¿y ahora', false],
  ['$ openclaw cron list', false],
  ['{ "jobs": [] }', false],
  ['Error: unknown cron job id: daily-report', false],
])('silent-unless-sure: small talk or not: %j', (text, isTalk) => {
  expect(isSmallTalk(turn(openCase('news of a conversation'), { text }).case.posts[0]!)).toBe(isTalk);
});
