import { withoutNewest } from '../engine/case.ts';
import type { KnowledgeBase } from '../engine/compile.ts';
import { diagnose } from '../engine/diagnose.ts';
import type { Post, Reply, Turn } from '../engine/types.ts';

/** A line with fewer letters is no message that one could tell again. */
const TELLING = 12;

/**
 * Whether the reply to the newest post of a conversation tells the person anything that they were not told before. A post that
 * tells nothing ("ok, I'll try that tomorrow") gets the same reply as silence would, and the same error again gets the
 * same steps again: neither is news. `post`: the newest one.
 */
export function tellsNews(turn: Turn, post: Post, kb: KnowledgeBase): boolean {
  const { case: known, reply } = turn;
  if (reply.kind !== 'diagnosis' && reply.kind !== 'differential') return false;
  // That something was done is no question.
  if ((known.remarks.at(-1) ?? []).some((remark) => remark !== 'done')) return true;
  const { reply: otherwise } = diagnose(withoutNewest(known), { ...post, text: '', attachments: [] }, kb);
  if (advice(reply) !== advice(otherwise)) return true;
  if (reply.confidence === 'certain' && otherwise.confidence !== 'certain') return true;
  return reply.speaks && showsAnotherError(turn);
}

/** What a person is told to do, and why. */
function advice({ causes, steps, ask, corrected, next }: Reply): string {
  return JSON.stringify([
    causes[0]?.id,
    steps.map((step) => [step.do, step.run, step.condition]),
    ask && [ask.do, ask.run],
    corrected?.to,
    next.map(({ title }) => title),
  ]);
}

/** Whether what was quoted from the newest post was not there in an earlier one, whatever stands around it. */
function showsAnotherError({ case: known, reply }: Turn): boolean {
  const newest = known.posts.at(-1)!.text;
  const before = known.posts.slice(0, -1).flatMap(({ text }) => text.split('\n').map(letters));
  const quotes = (reply.causes[0]?.evidence ?? []).filter(({ text }) => newest.includes(text));
  return quotes
    .map(({ text }) => letters(text))
    .some((quote) => !before.some((line) => line.length >= TELLING && (line.includes(quote) || quote.includes(line))));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]+/gu, '');
}
