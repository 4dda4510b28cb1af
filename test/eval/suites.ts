import type { KnowledgeBase } from '../../src/engine/compile.ts';
import { causeOf } from '../../src/engine/look-up.ts';
import type { Post } from '../../src/engine/types.ts';
import type { KbFiles } from '../../src/kb/load.ts';
import { answer, answers } from './answer.ts';
import { birthThread, labelledPosts, quietPosts, threads } from './corpus.ts';
import { chatPosts } from './generate/chat.ts';
import { conversations } from './generate/conversations.ts';
import { damagedPosts } from './generate/damaged.ts';
import { healthyLogs, longLogs } from './generate/logs.ts';
import { judgeLabelled, judgeQuiet, judgeTurn } from './judge.ts';
import type { LabelledPost, QuietPost, Thread } from './shapes.ts';
import type { Mark, Verdict } from './verdict.ts';

/** A set of posts that is scored, and the shares to reach on it. */
export type Suite = {
  readonly name: string;
  readonly about: string;
  readonly reach: { readonly [mark in Mark]?: number };
  /** Made by test/eval/generate/: many posts, of which tests judge a sample. */
  readonly isGenerated: boolean;
  /** Rows of the report. */
  readonly rowsBy: 'area' | 'kind';
  readonly verdicts: (options: SuiteOptions) => readonly Verdict[];
};

export type SuiteOptions = {
  readonly kb: KnowledgeBase;
  /** What `kb` was compiled from; posts are generated from it. */
  readonly files: KbFiles;
  /** Judge only every n-th post (conversation) of a generated suite. 1: all. */
  readonly every: number;
  /** Pass on the version known from elsewhere, where the text itself names none. */
  readonly withVersions: boolean;
};

const SURE = { 'spoken right': 0.97, 'certain right': 0.98, 'no entry, not certain': 1 } as const;

/** All suites, in the order of the report. */
export const SUITES: readonly Suite[] = [
  {
    name: 'cases',
    about: 'real posts',
    reach: { 'top-1': 0.93, 'top-3': 0.98, fix: 0.9, speaks: 0.75, certain: 0.6, ...SURE },
    isGenerated: false,
    rowsBy: 'area',
    verdicts: (options) => labelled('cases', labelledPosts('cases'), { ...options, every: 1 }),
  },
  {
    name: 'reports',
    about: 'posts written after public reports by people who did not write the entries',
    reach: {
      'top-1 or also': 0.93,
      'top-3': 0.98,
      speaks: 0.75,
      certain: 0.6,
      'spoken right': 0.97,
      'certain right': 0.98,
    },
    isGenerated: false,
    rowsBy: 'area',
    verdicts: (options) => labelled('reports', labelledPosts('reports'), { ...options, every: 1 }),
  },
  {
    name: 'breadth',
    about:
      'posts about 150 causes drawn at random, written from their sources by somebody who had not seen the entries',
    reach: { 'spoken right': 0.97, 'certain right': 0.98 },
    isGenerated: false,
    rowsBy: 'kind',
    verdicts: (options) => labelled('breadth', labelledPosts('breadth'), { ...options, every: 1 }),
  },
  {
    name: 'negatives',
    about: 'posts that look alike or tell too little',
    reach: { quiet: 1 },
    isGenerated: false,
    rowsBy: 'kind',
    verdicts: (options) => quiet('negatives', quietPosts('negatives'), { ...options, every: 1 }),
  },
  {
    name: 'benign',
    about: 'ordinary chat',
    reach: { quiet: 1 },
    isGenerated: false,
    rowsBy: 'kind',
    verdicts: (options) => quiet('benign', quietPosts('benign'), { ...options, every: 1 }),
  },
  {
    name: 'quiet',
    about: 'more talk, healthy output and other programs',
    reach: { quiet: 1 },
    isGenerated: false,
    rowsBy: 'kind',
    verdicts: (options) => quiet('quiet', quietPosts('quiet'), { ...options, every: 1 }),
  },
  {
    name: 'birth',
    about: 'the help thread the project was born from',
    reach: { turn: 1, 'no wrong command': 1 },
    isGenerated: false,
    rowsBy: 'area',
    verdicts: (options) => turns('birth', [birthThread()], { ...options, every: 1 }),
  },
  {
    name: 'threads',
    about: 'conversations',
    reach: { turn: 0.85, 'no wrong command': 1 },
    isGenerated: false,
    rowsBy: 'area',
    verdicts: (options) => turns('threads', threads(), { ...options, every: 1 }),
  },
  {
    name: 'long-logs',
    about: 'healthy lines with one or a few decisive ones buried',
    reach: { 'top-1': 0.92, 'spoken right': 0.97, 'certain right': 0.98 },
    isGenerated: true,
    rowsBy: 'kind',
    verdicts: (options) => labelled('long-logs', longLogs(options.files), options),
  },
  {
    name: 'healthy-logs',
    about: 'logs in which nothing is wrong',
    reach: { quiet: 1 },
    isGenerated: true,
    rowsBy: 'kind',
    verdicts: (options) => quiet('healthy-logs', healthyLogs(), options),
  },
  {
    name: 'damaged',
    about: 'posts damaged on their way',
    reach: { 'top-1': 0.92, 'spoken right': 0.97, 'certain right': 0.98 },
    isGenerated: true,
    rowsBy: 'kind',
    verdicts: (options) => labelled('damaged', damagedPosts(options.files), options),
  },
  {
    name: 'conversations',
    about: 'conversations made from the entries',
    reach: { turn: 0.85, 'no wrong command': 1 },
    isGenerated: true,
    rowsBy: 'kind',
    verdicts: (options) => turns('conversations', conversations(options.files), options),
  },
  {
    name: 'chat',
    about: 'chat in many languages that names errors without having them',
    reach: { quiet: 1 },
    isGenerated: true,
    rowsBy: 'kind',
    verdicts: (options) => quiet('chat', chatPosts(options.files), options),
  },
];

function labelled(suite: string, posts: readonly LabelledPost[], options: SuiteOptions): readonly Verdict[] {
  return sample(posts, options.every).map((post) => {
    const known = options.withVersions && !namesVersion(post.text) ? post.version : null;
    const told = answer({ text: post.text, ...(known === null ? {} : { version: known }) }, options.kb);
    return judgeLabelled(suite, post, told, causeOf(options.kb, post.cause));
  });
}

function quiet(suite: string, posts: readonly QuietPost[], options: SuiteOptions): readonly Verdict[] {
  return sample(posts, options.every).map((post) => judgeQuiet(suite, post, answer({ text: post.text }, options.kb)));
}

/** Conversations of areas that have no entry at all are left out. */
function turns(suite: string, conversations: readonly Thread[], options: SuiteOptions): readonly Verdict[] {
  const areas = new Set(options.kb.causes.names.map((id) => causeOf(options.kb, id)!.area));
  return sample(conversations, options.every)
    .filter((thread) => areas.has(thread.area))
    .flatMap((thread) => {
      const posts = thread.turns.map(({ text, at }): Post => ({ text, ...(at === null ? {} : { at }) }));
      const told = answers(posts, options.kb);
      return thread.turns.map((turn, index) => {
        const earlier = thread.turns.slice(0, index).map(({ text }) => text);
        const isKnown = turn.first.some((cause) => cause === null || cause === '*' || hasEntry(cause, options.kb));
        const place = { id: `${thread.id}/${index + 1}`, area: thread.area, earlier, turn };
        return judgeTurn(suite, place, told[index]!, isKnown);
      });
    });
}

function hasEntry(cause: string, kb: KnowledgeBase): boolean {
  const entry = causeOf(kb, cause);
  return entry !== undefined && entry.status !== 'retired';
}

function namesVersion(text: string): boolean {
  return /\b20\d\d\.\d{1,2}\.(?:\d|x\b)/u.test(text);
}

function sample<T>(all: readonly T[], every: number): readonly T[] {
  return all.filter((_, index) => index % every === 0);
}
